"""State care centres with their branches, and children's institutions.

Data only. The five centres and the branches are real, with where it was read; where a branch's address
was not found, the parish is ours and its source says so. How many live where is made up, and children's
institutions have invented names.
"""

from dataclasses import dataclass
from datetime import date

CENTRES = (
    ("Kurzeme", "KURZEME"),
    ("Latgale", "LATGALE"),
    ("Rīga", "RIGA"),
    ("Vidzeme", "VIDZEME"),
    ("Zemgale", "ZEMGALE"),
)
OURS = "parish set by us"


@dataclass(frozen=True, slots=True)
class BranchFact:
    """One branch: its centre, its parish, its size against the others, and the day it closed."""

    centre: str
    name: str
    parish: str
    weight: int
    source: str
    until: date | None = None


ADULT_BRANCHES = (
    BranchFact("Zemgale", "Iecava", "Iecava", 5, "vsaczemgale.gov.lv"),
    BranchFact("Zemgale", "Jelgava", "Jelgava", 7, "vsaczemgale.gov.lv"),
    BranchFact("Zemgale", "Ķīši", "Jaunsātu pagasts", 6, "lv.wikipedia"),
    BranchFact("Zemgale", "Lielbērze", "Auru pagasts", 6, "vsaczemgale.gov.lv; GeoNames"),
    BranchFact("Zemgale", "Ziedkalne", "Vilces pagasts", 5, "vsaczemgale.gov.lv; GeoNames"),
    BranchFact("Zemgale", "Ropaži", "Ropažu pagasts", 8, "vsaczemgale.gov.lv"),
    BranchFact("Vidzeme", "Rūja", "Rūjiena", 9, "vsaczemgale.gov.lv"),
    BranchFact("Vidzeme", "Valka", "Valka", 9, "vsaczemgale.gov.lv"),
    BranchFact("Vidzeme", "Rauna", "Raunas pagasts", 3, "vsacvidzeme.gov.lv", date(2015, 5, 1)),
    BranchFact("Latgale", "Krastiņi", "Aglonas pagasts", 7, f"vsaclatgale.gov.lv; {OURS}"),
    BranchFact("Latgale", "Kalupe", "Kalupes pagasts", 8, "vsaclatgale.gov.lv"),
    BranchFact("Latgale", "Litene", "Litenes pagasts", 8, "vsaclatgale.gov.lv"),
    BranchFact("Latgale", "Mēmele", "Mazzalves pagasts", 6, "vsaclatgale.gov.lv; GeoNames"),
    BranchFact("Kurzeme", "Dundaga", "Dundagas pagasts", 5, "vsackurzeme.gov.lv"),
    BranchFact("Kurzeme", "Iļģi", "Grobiņas pagasts", 9, "vsackurzeme.gov.lv"),
    BranchFact("Kurzeme", "Gudenieki", "Gudenieku pagasts", 7, "vsackurzeme.gov.lv"),
    BranchFact("Rīga", "Jugla", "Rīga", 9, OURS),
    BranchFact("Rīga", "Ezerkrasti", "Rīga", 9, OURS),
)
CHILD_BRANCHES = (
    BranchFact("Kurzeme", "Liepāja", "Liepāja", 9, "irliepaja.lv"),
    BranchFact("Latgale", "Kalkūni", "Kalkūnes pagasts", 7, "vsaclatgale.gov.lv"),
    BranchFact("Rīga", "Pļavnieki", "Rīga", 9, OURS),
    BranchFact("Rīga", "Baldone", "Baldone", 5, OURS),
    BranchFact("Rīga", "Teika", "Rīga", 2, "BNS 27.05.2016", date(2017, 9, 1)),
    BranchFact("Vidzeme", "Allaži", "Allažu pagasts", 3, "BNS 27.05.2016", date(2016, 10, 1)),
)
CHILD_CARE = {  # region: (name, parish or town), all invented
    "KURZEME": (
        ("Liedags", "Liepāja"),
        ("Ventas krasts", "Kuldīga"),
        ("Jūrkante", "Ventspils"),
        ("Sprīdīši", "Talsi"),
    ),
    "LATGALE": (
        ("Priežulejas", "Daugavpils"),
        ("Zvirgzdi", "Rēzekne"),
        ("Ezerzeme", "Krāslava"),
        ("Balvu ligzda", "Balvi"),
        ("Māras avots", "Preiļi"),
        ("Ludzas vārti", "Ludza"),
        ("Rūķīši", "Ilūkste"),
    ),
    "RIGA": (
        ("Vējdzirnavas", "Rīga"),
        ("Pārdaugava", "Rīga"),
        ("Kurpīte", "Rīga"),
        ("Kāpa", "Jūrmala"),
        ("Mednieki", "Sigulda"),
        ("Ogres līči", "Ogre"),
        ("Ceriņi", "Salaspils"),
        ("Milzkalne", "Tukums"),
        ("Salacas ieloks", "Limbaži"),
        ("Dzegužkalns", "Olaine"),
        ("Kastaņi", "Kandava"),
        ("Piejūra", "Saulkrasti"),
    ),
    "VIDZEME": (
        ("Zīles", "Valmiera"),
        ("Lejasciems", "Gulbene"),
        ("Rakari", "Cēsis"),
        ("Sveķi", "Alūksne"),
        ("Madonas pūce", "Madona"),
    ),
    "ZEMGALE": (
        ("Sarkandaiļi", "Jelgava"),
        ("Sēļi", "Jēkabpils"),
        ("Ķirši", "Bauska"),
        ("Lielupīte", "Dobele"),
        ("Daugavieši", "Aizkraukle"),
        ("Pļavas", "Auce"),
        ("Viesturi", "Pļaviņas"),
        ("Kalnmuiža", "Viesīte"),
    ),
}
