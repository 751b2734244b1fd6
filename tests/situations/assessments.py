"""Assessments, under way or completed, with the needs they found."""

from collections.abc import Mapping
from datetime import date

from majup.domains.assessments.models import Assessment, Instrument, Need
from majup.domains.assessments.rules.questionnaire import questionnaire
from majup.domains.organisations.models import Organisation
from majup.domains.people.models import Person, TargetGroup
from tests.situations.acting import arranging
from tests.situations.organisations import an_assessment_team

ASSESSED_ON = date(2016, 11, 21)
STARTED_ON = date(2016, 11, 1)
NEEDS = {"d5": 2, "d6": 3, "d8": 2, "d7": 1}
QUESTIONS = {
    "d5": [{"lv": "Nomazgāties", "en": "Washing"}, {"lv": "Paēst", "en": "Eating", "weight": 2}],
    "d6": [{"lv": "Iepirkties", "en": "Shopping"}],
    "d8": [{"lv": "Mācīties skolā", "en": "Learning at school", "ages": [7, 17]}],
}
"""A small questionnaire: three questions for adults, one more for school children."""


def an_instrument(
    group: str = TargetGroup.ADULT_GRT, *, code: str = "TEST", valid_from: date = date(2016, 1, 1)
) -> Instrument:
    """A small instrument of our own form; the same one when asked again."""
    told = questionnaire(
        {
            "code": f"{code}-{group}",
            "version": "1",
            "name_lv": "Mazā anketa",
            "name_en": "Small questionnaire",
            "sections": QUESTIONS,  # type: ignore[typeddict-item]  # plain dicts are what YAML gives
        }
    )
    return _kept(f"{code}-{group}", group=group, valid_from=valid_from, told=told)


def a_score_sheet(group: str = TargetGroup.ADULT_GRT) -> Instrument:
    """An instrument that keeps one score and asks nothing."""
    told = questionnaire(
        {
            "code": "SCORES",
            "version": "1",
            "name_lv": "Rezultāti",
            "name_en": "Scores",
            "scores": [{"id": "index", "lv": "Indekss", "en": "Index"}],
        }
    )
    return _kept("SCORES", group=group, valid_from=date(2016, 1, 1), told=told)


def an_assessment(
    person: Person,
    *,
    group: str = TargetGroup.ADULT_GRT,
    started_on: date = STARTED_ON,
    completed_on: date | None = ASSESSED_ON,
    needs: Mapping[str, int] | None = None,
    care_level: int = 2,
    from_institution: bool = False,
    team: Organisation | None = None,
    instrument: Instrument | None = None,
) -> Assessment:
    """A completed assessment, or one under way where completed_on is None."""
    told = instrument or an_instrument(group)
    by_team = team or an_assessment_team()
    found = NEEDS if needs is None else needs
    with arranging():
        assessment = Assessment.objects.create(
            person=person,
            group=group,
            instrument=told,
            team=by_team,
            region_id=person.residence.municipality_before.region_id,
            from_institution=from_institution,
            started_on=started_on,
            completed_on=completed_on,
            professions="PSYCHOLOGIST SOCIAL_WORKER" if completed_on else "",
            care_level=care_level if completed_on else None,
        )
        if completed_on:
            Need.objects.bulk_create(
                Need(assessment=assessment, chapter=chapter, severity=severity)
                for chapter, severity in found.items()
            )
    return assessment


def _kept(code: str, *, group: str, valid_from: date, told: object) -> Instrument:
    with arranging():
        return Instrument.objects.get_or_create(
            code=code,
            version="1",
            defaults={
                "name_lv": "Mazā anketa",
                "name_en": "Small questionnaire",
                "group": group,
                "questionnaire": told,
                "valid_from": valid_from,
            },
        )[0]
