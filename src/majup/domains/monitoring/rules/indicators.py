"""What can be counted and published: the indicators' codes, names and units (R159 to R182, R237 to R259)."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts."""

    PERSONS = "PERSONS"
    PLANS = "PLANS"
    FAMILIES = "FAMILIES"
    MUNICIPALITIES = "MUNICIPALITIES"
    PROVIDERS = "PROVIDERS"
    PLACES = "PLACES"
    BRANCHES = "BRANCHES"
    PERCENT = "PERCENT"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted, in the words of both languages."""

    code: str
    unit: Unit
    name_lv: str
    name_en: str


SERVICES_COUNTED = ("GROUP_HOME", "DAY_CARE", "HOME_CARE", "ASSISTANT")
"""Services the review of 2013 counts (R256 to R259)."""

_SERVICE_NAMES = {
    "GROUP_HOME": ("Grupu mājas (dzīvokļi)", "Group homes (apartments)"),
    "DAY_CARE": ("Dienas aprūpes centri", "Day care centres"),
    "HOME_CARE": ("Aprūpe mājās", "Home care"),
    "ASSISTANT": ("Asistentu pakalpojums", "Assistant service"),
}
_MEASURES = (
    ("CLIENTS", Unit.PERSONS, "klienti", "clients"),
    ("PROVIDERS", Unit.PROVIDERS, "iestādes", "institutions"),
    ("MUNICIPALITIES", Unit.MUNICIPALITIES, "pašvaldības", "municipalities"),
    ("MUNICIPALITY_SHARE", Unit.PERCENT, "pašvaldību īpatsvars", "share of municipalities"),
    ("STAFF", Unit.PERSONS, "darbinieki", "staff"),
)
SERVICE_MEASURES = tuple(measure for measure, *_rest in _MEASURES)
"""What is counted of each service; the indicator's code is SERVICE_MEASURE."""


def _of_services() -> list[Indicator]:
    return [
        Indicator(f"{service}_{measure}", unit, f"{names[0]}: {lv}", f"{names[1]}: {en}")
        for service, names in _SERVICE_NAMES.items()
        for measure, unit, lv, en in _MEASURES
    ]


_LIST = [
    Indicator("IDENTIFIED", Unit.PERSONS, "Apzināti", "Identified"),
    Indicator(
        "IDENTIFIED_VSAC",
        Unit.PERSONS,
        "Apzināti, t. sk. VSAC",
        "Identified, of which in state care centres",
    ),
    Indicator("ASSESSED", Unit.PERSONS, "Izvērtēti", "Assessed"),
    Indicator(
        "ASSESSED_VSAC", Unit.PERSONS, "Izvērtēti, t. sk. VSAC", "Assessed, of which in state care centres"
    ),
    Indicator("PLANS", Unit.PLANS, "Izstrādāti atbalsta plāni", "Support plans made"),
    Indicator(
        "PLANS_VSAC",
        Unit.PLANS,
        "Izstrādāti atbalsta plāni, t. sk. VSAC",
        "Support plans made, of which in state care centres",
    ),
    Indicator("REACHED_SHARE", Unit.PERCENT, "Sasniegti", "Reached"),
    Indicator("PARTNERS", Unit.MUNICIPALITIES, "Pašvaldības partnerībā", "Municipalities in the partnership"),
    Indicator(
        "PARTNER_SHARE", Unit.PERCENT, "Pašvaldību īpatsvars partnerībā", "Share of municipalities in it"
    ),
    Indicator(
        "NOT_PARTNERS",
        Unit.MUNICIPALITIES,
        "Pašvaldības ārpus partnerības",
        "Municipalities not in the partnership",
    ),
    Indicator("CHILDREN_OFC", Unit.PERSONS, "Bērni ārpusģimenes aprūpē", "Children in out-of-family care"),
    Indicator("CHILDREN_IN_INSTITUTIONS", Unit.PERSONS, "Bērni institūcijās", "Children in institutions"),
    Indicator(
        "CHILDREN_IN_FOSTER_FAMILIES", Unit.PERSONS, "Bērni audžuģimenēs", "Children in foster families"
    ),
    Indicator("CHILDREN_IN_GUARDIANSHIP", Unit.PERSONS, "Bērni aizbildnībā", "Children in guardianship"),
    Indicator(
        "CHILDREN_IN_INSTITUTIONS_SHARE",
        Unit.PERCENT,
        "Bērni institūcijās no visiem ārpusģimenes aprūpē",
        "Children in institutions of all in out-of-family care",
    ),
    Indicator(
        "CHILDREN_IN_FOSTER_FAMILIES_SHARE",
        Unit.PERCENT,
        "Bērni audžuģimenēs no visiem ārpusģimenes aprūpē",
        "Children in foster families of all in out-of-family care",
    ),
    Indicator(
        "CHILDREN_IN_GUARDIANSHIP_SHARE",
        Unit.PERCENT,
        "Bērni aizbildnībā no visiem ārpusģimenes aprūpē",
        "Children in guardianship of all in out-of-family care",
    ),
    Indicator("GUARDIANS", Unit.PERSONS, "Aizbildņi", "Guardians"),
    Indicator("FOSTER_FAMILIES", Unit.FAMILIES, "Audžuģimenes", "Foster families"),
    Indicator("CHILDREN_IN_VSAC", Unit.PERSONS, "Bērni VSAC", "Children in state care centres"),
    Indicator(
        "VSAC_CHILD_PLACES", Unit.PLACES, "Vietas bērniem VSAC", "Places for children in state care centres"
    ),
    Indicator(
        "VSAC_CHILD_ADMISSIONS",
        Unit.PERSONS,
        "VSAC ievietoti bērni",
        "Children admitted to state care centres",
    ),
    Indicator(
        "VSAC_CHILD_ADMISSIONS_UNDER_4",
        Unit.PERSONS,
        "VSAC ievietoti bērni līdz 4 gadu vecumam",
        "Children under four admitted to state care centres",
    ),
    Indicator("CHILDREN_ADOPTED", Unit.PERSONS, "Adoptēti bērni", "Children adopted"),
    Indicator(
        "CHILDREN_ADOPTED_ABROAD", Unit.PERSONS, "Uz ārvalstīm adoptēti bērni", "Children adopted abroad"
    ),
    Indicator(
        "CHILDREN_ADOPTED_AT_HOME", Unit.PERSONS, "Latvijā adoptēti bērni", "Children adopted in Latvia"
    ),
    Indicator(
        "CHILDREN_FT_ALL",
        Unit.PERSONS,
        "Bērni ar FT valstī",
        "Children with functional disorders in the country",
    ),
    Indicator("ADOPTERS_ASKED", Unit.FAMILIES, "Aptaujāti adoptētāji", "Adopters asked in the survey"),
    Indicator(
        "ADOPTERS_ANSWERED", Unit.FAMILIES, "Atbildējuši adoptētāji", "Adopters who answered the survey"
    ),
    Indicator(
        "ADULTS_LEFT_INSTITUTIONS",
        Unit.PERSONS,
        "Institūcijas atstājuši pieaugušie",
        "Adults who left institutions",
    ),
    Indicator(
        "ADULTS_KEPT_FROM_INSTITUTIONS",
        Unit.PERSONS,
        "Pieaugušie, kuriem novērsta nonākšana institūcijā",
        "Adults served so that they need no institution",
    ),
    Indicator(
        "SERVED",
        Unit.PERSONS,
        "Saņēmuši sabiedrībā balstītus pakalpojumus",
        "Received community-based services",
    ),
    Indicator("BRANCHES_CLOSED", Unit.BRANCHES, "Slēgtas VSAC filiāles", "State care centre branches closed"),
    *_of_services(),
]

INDICATORS: dict[str, Indicator] = {indicator.code: indicator for indicator in _LIST}
