"""What is asked to start an assessment, and the questions of one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from majup.domains.assessments.queries import AssessmentForm as Asked
from majup.domains.assessments.queries import InstrumentRow, TeamRow
from majup.domains.assessments.rules.answers import Question
from majup.web.people import words
from majup.web.people.fields import choice_field, day_field

CARE_LEVELS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A section of an instrument as the page draws it."""

    anchor: str
    heading: str
    fields: list[forms.BoundField]


class StartForm(forms.Form):
    """Which instrument, which team, since when. The instrument decides the target group."""

    instrument = forms.ChoiceField(label=_("Instrument"), widget=forms.RadioSelect)
    team = forms.ChoiceField(label=_("Who assesses"), widget=forms.RadioSelect)
    started_on = day_field(_("Starts on"))

    def __init__(
        self,
        *args: Any,
        instruments: tuple[InstrumentRow, ...],
        teams: tuple[TeamRow, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["instrument"]
        offered.choices = [
            (str(row.id), words.by_language(lv=row.name_lv, en=row.name_en)) for row in instruments
        ]
        assessing: Any = self.fields["team"]
        assessing.choices = [
            (str(row.id), words.by_language(lv=row.name_lv, en=row.name_en)) for row in teams
        ]


class AnswersForm(forms.Form):
    """The questions asked at the person's age, then who signs, the care level and the day."""

    professions = forms.MultipleChoiceField(
        label=_("Who assessed and signs"),
        choices=words.choices(words.PROFESSIONS),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least two professions."),
    )
    care_level = choice_field(
        _("Care level the team decides"),
        CARE_LEVELS,
        required=False,
        hint=_("Leave it empty to take the proposed one."),
    )
    completed_on = day_field(_("Completed on"))

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for section in asked.sections:
            for question in section.questions:
                self.fields[field_name(question.link)] = _question_field(question)

    @property
    def answers(self) -> dict[str, str]:
        """What was chosen so far, by the question's link; also of a form that is not complete."""
        links = [question.link for section in self.asked.sections for question in section.questions]
        said = {link: str(self.data.get(field_name(link), "")) for link in links}
        return {link: answer for link, answer in said.items() if answer}

    @property
    def parts(self) -> list[AskedPart]:
        """Each section's heading with its fields, in order."""
        return [
            AskedPart(
                anchor=f"part-{section.code}",
                heading=words.by_language(lv=section.lv, en=section.en),
                fields=[self[field_name(question.link)] for question in section.questions],
            )
            for section in self.asked.sections
        ]


def field_name(link: str) -> str:
    """A question's link as the name of its field: "d5.2" → "q_d5_2"."""
    return f"q_{link.replace('.', '_')}"


def _question_field(question: Question) -> forms.Field:
    label = words.by_language(lv=question.lv, en=question.en)
    if question.is_score:
        return forms.IntegerField(label=label, min_value=0, max_value=999)
    answers = [(str(value), words.difficulty(value)) for value in range(5)]
    return forms.ChoiceField(label=label, choices=answers, widget=forms.RadioSelect)
