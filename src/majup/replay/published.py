"""The published figures that the records must give back, each with its row of docs/requirements.csv.

Data only. Figures that nobody published (years in between, later waves) are kept apart, in `assumed`.
"""

from dataclasses import dataclass
from datetime import date

STATUS_DAY = date(2017, 10, 1)
REGIONS = ("KURZEME", "LATGALE", "RIGA", "VIDZEME", "ZEMGALE")


@dataclass(frozen=True, slots=True)
class Funnel:
    """One group of one region: how many by stage, and how many of them lived in a state care centre."""

    identified: int
    assessed: int
    plans: int
    identified_vsac: int = 0
    assessed_vsac: int = 0
    plans_vsac: int = 0


FUNNEL: dict[tuple[str, str], Funnel] = {  # R247 to R251
    ("KURZEME", "ADULT_GRT"): Funnel(348, 329, 329, 111, 109, 109),
    ("LATGALE", "ADULT_GRT"): Funnel(563, 462, 462, 104, 100, 100),
    ("RIGA", "ADULT_GRT"): Funnel(753, 641, 641, 201, 201, 201),
    ("VIDZEME", "ADULT_GRT"): Funnel(208, 208, 208, 61, 61, 61),
    ("ZEMGALE", "ADULT_GRT"): Funnel(300, 301, 301, 111, 111, 111),
    ("KURZEME", "CHILD_FT"): Funnel(322, 277, 277),
    ("LATGALE", "CHILD_FT"): Funnel(421, 392, 392),
    ("RIGA", "CHILD_FT"): Funnel(585, 490, 490),
    ("VIDZEME", "CHILD_FT"): Funnel(296, 296, 296),
    ("ZEMGALE", "CHILD_FT"): Funnel(370, 356, 356),
    ("KURZEME", "CHILD_OFC"): Funnel(126, 126, 126),
    ("LATGALE", "CHILD_OFC"): Funnel(228, 209, 209),
    ("RIGA", "CHILD_OFC"): Funnel(398, 398, 398),
    ("VIDZEME", "CHILD_OFC"): Funnel(156, 156, 156),
    ("ZEMGALE", "CHILD_OFC"): Funnel(273, 239, 239),
}
TOTALS = {  # R252
    "ADULT_GRT": Funnel(2172, 1941, 1941, 588, 582, 582),
    "CHILD_FT": Funnel(1994, 1811, 1811),
    "CHILD_OFC": Funnel(1181, 1128, 1128),
}

LATER_STATUS_DAY = date(2021, 9, 30)
ASSESSED_LATER = {"ADULT_GRT": 2437, "CHILD_FT": 2475, "CHILD_OFC": 1128}  # R168, R170, R169
ASSESSED_LATER_ZEMGALE = {"ADULT_GRT": 387, "CHILD_FT": 392, "CHILD_OFC": 239}  # P44; its day is not shown

NOT_PARTNERS = ("Rīga", "Jaunjelgavas novads", "Ciblas novads", "Līvānu novads")  # R253
PARTNERS = 115  # R178, on STATUS_DAY
BROCHURE_DAY = date(2016, 6, 30)  # the brochure has no date; about 2016
PARTNERS_IN_BROCHURE = 111  # R178, X19


@dataclass(frozen=True, slots=True)
class Service2013:
    """One line of the table of services of 2013: clients, who gives it, in how many municipalities."""

    clients: int
    givers: int
    municipalities: int
    clients_grt: int


SERVICES_DAY = date(2013, 12, 31)
SERVICES_2013 = {  # R256 to R259; givers of ASSISTANT are the assistants themselves
    "GROUP_HOME": Service2013(206, 14, 9, 206),
    "DAY_CARE": Service2013(782, 26, 22, 782),
    "HOME_CARE": Service2013(11325, 76, 93, 225),
    "ASSISTANT": Service2013(3069, 3024, 111, 0),
}

CHILDREN_IN_STATE_CARE = {  # R245, R246
    date(2004, 1, 1): 978,
    date(2017, 1, 1): 331,
    date(2017, 7, 1): 289,
}
STATE_PLACES_FOR_CHILDREN = (date(2017, 7, 1), 411)  # R246
STATE_ADMISSIONS = {
    2013: (278, 239),
    2014: (234, 198),
    2015: (195, 172),
    2016: (224, 164),
}  # R244: all, under 4
CHILDREN_IN_INSTITUTIONS = {  # R162, R239, P42
    date(2012, 1, 1): 1799,  # the documents say only 2012: its first and its last day
    date(2012, 12, 31): 1799,
    date(2017, 1, 1): 1216,
    date(2018, 1, 1): 1037,
    date(2019, 1, 1): 794,
    date(2020, 1, 1): 621,
    date(2021, 1, 1): 568,
    date(2023, 1, 1): 527,
}
ADULTS_IN_INSTITUTIONS = {date(2012, 1, 1): 4916}  # P43: "in 2012"; the first day is ours

FAMILY_CARE_DAY = date(2017, 1, 1)
GUARDIANSHIP, FOSTER_CARE = 4548, 1193  # R239, R240 with P42
GUARDIANS, FOSTER_FAMILIES = 3664, 575  # R241
FOSTER_FAMILIES_WITH_CHILDREN = 466  # P33: families paid for their duties in 09.2017
OUT_OF_FAMILY_CARE = 6957  # R237
LATER_CARE = {  # P42: day, guardianship, foster care
    date(2018, 1, 1): (4459, 1173),
    date(2020, 1, 1): (4276, 1335),
    date(2021, 1, 1): (4059, 1377),
    date(2023, 1, 1): (3795, 1476),
}
