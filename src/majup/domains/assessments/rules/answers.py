"""Which questions a questionnaire asks somebody of an age, and what is wrong with a set of answers. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from majup.domains.assessments.rules.questionnaire import TRANSLATION

QUALIFIER_RANGE = range(5)
SCORE_RANGE = range(1000)


@dataclass(frozen=True, slots=True)
class Question:
    """One question in both languages. `is_score` marks a number taken over from another instrument."""

    link: str
    lv: str
    en: str
    is_score: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading; the code is an ICF chapter, "family" or "scores"."""

    code: str
    lv: str
    en: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """Which question lacks a right answer: fault is "missing" or "not_a_choice"."""

    link: str
    fault: str


def sections(questionnaire: Mapping[str, Any], *, age: int) -> tuple[Section, ...]:
    """What is asked at an age, in order. Sections without a question at that age are left out."""
    found = [_section(item, age=age) for item in questionnaire["item"] if item["type"] == "group"]
    scores = tuple(_question(item) for item in questionnaire["item"] if _is_score(item))
    if scores:
        found.append(Section("scores", "Rezultāti", "Scores", scores))
    return tuple(section for section in found if section.questions)


def answer_faults(
    questionnaire: Mapping[str, Any], answers: Mapping[str, Any], *, age: int
) -> tuple[AnswerFault, ...]:
    """Every question asked at the age whose answer is missing or none of its choices, in order."""
    return tuple(
        AnswerFault(question.link, fault)
        for question in questions(questionnaire, age=age)
        if (fault := _fault(question, answers.get(question.link)))
    )


def questions(questionnaire: Mapping[str, Any], *, age: int) -> Iterator[Question]:
    """Every question asked at an age, in order."""
    for section in sections(questionnaire, age=age):
        yield from section.questions


def kept(questionnaire: Mapping[str, Any], answers: Mapping[str, Any], *, age: int) -> dict[str, int]:
    """The answers to what is asked at the age, as numbers, and the age itself: what is stored and scored."""
    asked = {question.link: int(answers[question.link]) for question in questions(questionnaire, age=age)}
    return {"age": age, **asked}


def _fault(question: Question, answer: Any) -> str:
    if answer is None or answer == "":
        return "missing"
    allowed = SCORE_RANGE if question.is_score else QUALIFIER_RANGE
    is_number = isinstance(answer, int) or (isinstance(answer, str) and answer.isascii() and answer.isdigit())
    return "" if is_number and int(answer) in allowed else "not_a_choice"


def _section(item: Mapping[str, Any], *, age: int) -> Section:
    asked = tuple(_question(one) for one in item["item"] if _is_asked(one, age=age))
    return Section(item["linkId"], item["text"], _english(item), asked)


def _question(item: Mapping[str, Any]) -> Question:
    return Question(item["linkId"], item["text"], _english(item), is_score=item["type"] == "integer")


def _is_score(item: Mapping[str, Any]) -> bool:
    return item["type"] == "integer" and item["linkId"] != "age"


def _is_asked(item: Mapping[str, Any], *, age: int) -> bool:
    """FHIR's enableWhen as our instruments use it: bounds on the question "age", all of them to hold."""
    bounds = {">=": age.__ge__, "<=": age.__le__}
    return all(bounds[when["operator"]](when["answerInteger"]) for when in item.get("enableWhen", ()))


def _english(item: Mapping[str, Any]) -> str:
    parts = [e["extension"] for e in item["_text"]["extension"] if e["url"] == TRANSLATION]
    return next(str(said["valueString"]) for part in parts for said in part if said["url"] == "content")
