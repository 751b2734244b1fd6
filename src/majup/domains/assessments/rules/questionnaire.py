"""An instrument told in a few lines becomes a FHIR R4 Questionnaire, in Latvian with English translations.

linkId of a question is its chapter and number ("d5.2"); the chapter's group bears the chapter's code. The
weight of a question stands in the extension itemWeight. Questions for some ages are enabled by the question
"age".
"""

from typing import Any, TypedDict

from majup.domains.assessments.rules.chapters import CHAPTERS, QUALIFIERS

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
ICF = "http://hl7.org/fhir/sid/icf-qualifier"
FAMILY = ("Ģimenes gatavība", "Readiness of the family")

Json = dict[str, Any]


class Question(TypedDict, total=False):
    """One question of the facts: words, weight, first and last age it is asked at, or the id of a score."""

    lv: str
    en: str
    weight: int
    ages: list[int]
    id: str


class Instrument(TypedDict, total=False):
    """One instrument of the facts."""

    code: str
    version: str
    group: str
    name_lv: str
    name_en: str
    valid_from: Any
    sections: dict[str, list[Question]]
    family: list[Question]
    scores: list[Question]


def questionnaire(spec: Instrument) -> Json:
    """The FHIR Questionnaire of an instrument."""
    items = [_group(code, CHAPTERS[code], questions) for code, questions in spec.get("sections", {}).items()]
    if "family" in spec:
        items.append(_group("family", FAMILY, spec["family"]))
    if any(item.get("enableWhen") for group in items for item in group["item"]):
        items.insert(
            0, {"linkId": "age", **_text("Vecums gados", "Age in years"), "type": "integer", "required": True}
        )
    items += [
        {"linkId": q["id"], **_text(q["lv"], q["en"]), "type": "integer"} for q in spec.get("scores", [])
    ]
    return {
        "resourceType": "Questionnaire",
        "name": spec["code"],
        "version": spec["version"],
        "status": "active",
        "language": "lv",
        "title": spec["name_lv"],
        "_title": _translated(spec["name_en"]),
        "contained": [_qualifiers()],
        "item": items,
    }


def _group(code: str, name: tuple[str, str], questions: list[Question]) -> Json:
    asked = [_asked(f"{code}.{number}", question) for number, question in enumerate(questions, start=1)]
    return {"linkId": code, **_text(*name), "type": "group", "item": asked}


def _asked(link: str, question: Question) -> Json:
    item: Json = {"linkId": link, **_text(question["lv"], question["en"]), "type": "choice"}
    item["answerValueSet"] = "#qualifiers"
    item["extension"] = [{"url": ITEM_WEIGHT, "valueDecimal": question.get("weight", 1)}]
    if "ages" in question:
        first, last = question["ages"]
        item["enableWhen"] = [
            {"question": "age", "operator": ">=", "answerInteger": first},
            {"question": "age", "operator": "<=", "answerInteger": last},
        ]
        item["enableBehavior"] = "all"
    return item


def _qualifiers() -> Json:
    concepts = [
        {"code": str(code), "display": lv, "designation": [{"language": "en", "value": en}]}
        for code, (lv, en) in QUALIFIERS.items()
    ]
    return {
        "resourceType": "ValueSet",
        "id": "qualifiers",
        "status": "active",
        "compose": {"include": [{"system": ICF, "concept": concepts}]},
    }


def _text(lv: str, en: str) -> Json:
    return {"text": lv, "_text": _translated(en)}


def _translated(en: str) -> Json:
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": en}]
    return {"extension": [{"url": TRANSLATION, "extension": parts}]}
