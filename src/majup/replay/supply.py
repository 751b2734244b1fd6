"""Where services stood in 2013 and what was opened later: providers, places, towns.

Data only. Names with a number are of the public provider register (LM, CC0) as typed facts; everything
else is invented, and so is who uses any of them. What the table of 2013 published is how many there were
(R256 to R259).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider with one site: its name, its parish or town, and its point where the register tells it."""

    name: str
    parish: str
    latitude: float | None = None
    longitude: float | None = None
    address: str = ""


DEMONSTRATION_PROVIDER = "Dienas centrs “Saulgrieži”"

GROUP_HOMES = (  # 14 in 9 municipalities (R256)
    Provider(
        "Latvijas Kustība par neatkarīgu dzīvi", "Rīga", 56.950825, 24.017876, "Imantas 8. līnija 1 k-3"
    ),
    Provider("Grupu dzīvoklis “Torņi”", "Rīga"),
    Provider("Grupu dzīvoklis “Dārzciems”", "Rīga"),
    Provider("Grupu dzīvoklis “Ziepniekkalns”", "Rīga"),
    Provider("Grupu māja “Vītolkrasti”", "Jelgava"),
    Provider("Grupu dzīvoklis “Pasta 9”", "Jelgava"),
    Provider("Grupu māja “Karosta”", "Liepāja"),
    Provider("Grupu dzīvoklis “Ezerkrasts”", "Liepāja"),
    Provider("Grupu māja “Gaujaslīči”", "Cēsis"),
    Provider("Grupu māja “Kalmes”", "Valmiera"),
    Provider("Grupu māja “Alekšupīte”", "Kuldīga"),
    Provider("Grupu dzīvoklis “Stropi”", "Daugavpils"),
    Provider("Grupu māja “Ķirbēni”", "Rūjiena"),
    Provider("Grupu dzīvoklis “Kāpu mājas”", "Jūrmala"),
)
DAY_CENTRES = (  # 26 in 22 municipalities (R257)
    Provider("Fonds “Kopā”", "Rīga", 56.973578, 24.168798, "Brīvības gatve 234-77"),
    Provider("Dienas centrs “Cielava”", "Rīga"),
    Provider("Dienas centrs “Kamene”", "Rīga"),
    Provider("Dienas centrs “Abalieši”", "Rīga"),
    Provider("Dienas centrs “Vējrādis”", "Liepāja"),
    Provider("Dienas centrs “Jūras māja”", "Liepāja"),
    Provider(
        "Latvijas Sarkanais Krusts, dienas centrs “Ventiņmāja”",
        "Ventspils",
        57.405764,
        21.591237,
        "Talsu iela 39",
    ),
    Provider(
        "Latvijas Sarkanais Krusts, Kurzemes dienas aprūpes centrs",
        "Laidzes pagasts",
        57.26994,
        22.631431,
        "“Skola”",
    ),
    Provider(DEMONSTRATION_PROVIDER, "Kuldīga"),
    Provider("Dienas centrs “Kalnsēta”", "Saldus"),
    Provider("Dienas centrs “Durbes vārti”", "Tukums"),
    Provider("Dienas centrs “Priedaine”", "Jūrmala"),
    Provider("Dienas centrs “Spieķu ceļš”", "Sigulda"),
    Provider("Dienas centrs “Zilie kalni”", "Ogre"),
    Provider("Dienas centrs “Lielezers”", "Limbaži"),
    Provider("Dienas centrs “Pīlādži”", "Cēsis"),
    Provider("Dienas centrs “Gaismas pils”", "Valmiera"),
    Provider("Dienas centrs “Avotiņš”", "Madona"),
    Provider("Dienas centrs “Balona”", "Gulbene"),
    Provider("Dienas centrs “Ezermala”", "Alūksne"),
    Provider("Dienas centrs “Ozolpils”", "Jelgava"),
    Provider("Dienas centrs “Bērze”", "Dobele"),
    Provider("Dienas centrs “Mūsa”", "Bauska"),
    Provider("Dienas centrs “Krustceles”", "Jēkabpils"),
    Provider("Dienas centrs “Saule”", "Daugavpils"),
    Provider("Dienas centrs “Latgales vārti”", "Rēzekne"),
)
REAL_HOME_CARE = Provider(
    "Latvijas Samariešu apvienība, Zemgales aprūpes dienests",
    "Jelgava",
    56.648696,
    23.715212,
    "Svētes iela 26-8",
)


@dataclass(frozen=True, slots=True)
class LaterOffer:
    """A service opened by the programme or beside it: where, how many places, how far along the chain."""

    provider: str
    parish: str
    service: str
    places: int
    since: date
    state: str = "REGISTERED"


LATER = (
    LaterOffer("Biedrība “Cerību spārni”", "Sigulda", "WORKSHOP", 20, date(2014, 9, 1)),
    LaterOffer("Bērnu klīniskā universitātes slimnīca", "Rīga", "RESPITE", 100, date(2019, 3, 1)),
    LaterOffer("Latvijas SOS Bērnu ciematu asociācija", "Jelgava", "YOUTH_HOUSE", 12, date(2015, 1, 5)),
    LaterOffer(DEMONSTRATION_PROVIDER, "Kuldīga", "WORKSHOP", 15, date(2021, 10, 4)),
    LaterOffer(DEMONSTRATION_PROVIDER, "Kuldīga", "CONSULTATION", 40, date(2021, 10, 4)),
    LaterOffer("Darbnīcas “Meistari”", "Liepāja", "WORKSHOP", 24, date(2020, 9, 1)),
    LaterOffer("Darbnīcas “Ķēniņi”", "Talsi", "WORKSHOP", 12, date(2022, 2, 1)),
    LaterOffer("Darbnīcas “Vējupīte”", "Valmiera", "WORKSHOP", 20, date(2021, 3, 1)),
    LaterOffer("Darbnīcas “Klēts”", "Jelgava", "WORKSHOP", 20, date(2020, 11, 2)),
    LaterOffer("Darbnīcas “Podnieki”", "Rēzekne", "WORKSHOP", 16, date(2022, 5, 2)),
    LaterOffer("Darbnīcas “Dārzi”", "Ogre", "WORKSHOP", 16, date(2022, 9, 1)),
    LaterOffer("Grupu dzīvokļi “Pagalms”", "Liepāja", "GROUP_HOME", 16, date(2021, 6, 1)),
    LaterOffer("Grupu dzīvokļi “Pie upes”", "Kuldīga", "GROUP_HOME", 12, date(2022, 1, 3)),
    LaterOffer("Grupu dzīvokļi “Ķieģeļi”", "Jelgava", "GROUP_HOME", 16, date(2020, 12, 1)),
    LaterOffer("Grupu dzīvokļi “Kurmene”", "Jēkabpils", "GROUP_HOME", 16, date(2021, 11, 1)),
    LaterOffer("Grupu dzīvokļi “Cepļi”", "Cēsis", "GROUP_HOME", 12, date(2021, 9, 1)),
    LaterOffer("Grupu dzīvokļi “Jāņavārti”", "Daugavpils", "GROUP_HOME", 16, date(2022, 3, 1)),
    LaterOffer("Grupu dzīvokļi “Varavīksne”", "Rēzekne", "GROUP_HOME", 14, date(2022, 6, 1)),
    LaterOffer("Grupu dzīvokļi “Ābeļdārzs”", "Ogre", "GROUP_HOME", 16, date(2021, 4, 1)),
    LaterOffer("Grupu dzīvokļi “Mežvidi”", "Jūrmala", "GROUP_HOME", 16, date(2022, 10, 3)),
    LaterOffer("Grupu dzīvokļi “Vārtsargi”", "Madona", "GROUP_HOME", 10, date(2023, 1, 2), "OPEN"),
    LaterOffer(
        "Grupu dzīvokļi “Saules pagalms”", "Talsi", "GROUP_HOME", 12, date(2026, 2, 2), "UNDER_CONSTRUCTION"
    ),
    LaterOffer("Atelpas māja “Klēpis”", "Valmiera", "RESPITE", 8, date(2020, 6, 1)),
    LaterOffer("Atelpas māja “Šūpulis”", "Liepāja", "RESPITE", 8, date(2020, 9, 1)),
    LaterOffer("Atelpas māja “Mierinājums”", "Daugavpils", "RESPITE", 8, date(2021, 9, 1)),
    LaterOffer("Atelpas māja “Spilvens”", "Jelgava", "RESPITE", 8, date(2021, 2, 1)),
    LaterOffer("Rehabilitācijas centrs “Pumpurs”", "Liepāja", "SOCIAL_REHAB", 60, date(2018, 9, 3)),
    LaterOffer("Rehabilitācijas centrs “Solītis”", "Valmiera", "SOCIAL_REHAB", 60, date(2018, 10, 1)),
    LaterOffer("Rehabilitācijas centrs “Poga”", "Jelgava", "SOCIAL_REHAB", 80, date(2019, 1, 7)),
    LaterOffer("Rehabilitācijas centrs “Balsts”", "Daugavpils", "SOCIAL_REHAB", 70, date(2019, 3, 4)),
    LaterOffer("Rehabilitācijas centrs “Kāpnītes”", "Ogre", "SOCIAL_REHAB", 80, date(2019, 4, 1)),
    LaterOffer("Rehabilitācijas centrs “Tiltiņš”", "Kuldīga", "SOCIAL_REHAB", 40, date(2019, 9, 2)),
    LaterOffer("Konsultāciju punkts “Durvis”", "Cēsis", "CONSULTATION", 60, date(2018, 11, 1)),
    LaterOffer("Konsultāciju punkts “Sarunas”", "Jēkabpils", "CONSULTATION", 60, date(2019, 2, 1)),
    LaterOffer("Konsultāciju punkts “Krēsli”", "Tukums", "CONSULTATION", 60, date(2019, 5, 2)),
    LaterOffer("Īslaicīgās aprūpes māja “Ūdensroze”", "Limbaži", "SHORT_TERM_CARE", 8, date(2021, 5, 3)),
    LaterOffer("Ģimeniska māja “Kalniņi”", "Cēsis", "FAMILY_LIKE_CARE", 8, date(2020, 9, 1)),
    LaterOffer("Ģimeniska māja “Rasas”", "Liepāja", "FAMILY_LIKE_CARE", 8, date(2021, 1, 4)),
    LaterOffer("Ģimeniska māja “Zīlītes”", "Jūrmala", "FAMILY_LIKE_CARE", 8, date(2021, 9, 1)),
    LaterOffer("Ģimeniska māja “Mājiņa”", "Rēzekne", "FAMILY_LIKE_CARE", 8, date(2022, 3, 1)),
    LaterOffer("Jauniešu māja “Solis”", "Liepāja", "YOUTH_HOUSE", 8, date(2021, 1, 4)),
    LaterOffer("Jauniešu māja “Atslēga”", "Daugavpils", "YOUTH_HOUSE", 8, date(2022, 9, 1)),
    LaterOffer("Dienas centrs “Vizbuļi”", "Preiļi", "DAY_CARE", 16, date(2026, 3, 2), "PLANNED"),
    LaterOffer("Dienas centrs “Tilta galā”", "Skrunda", "DAY_CARE", 12, date(2026, 4, 1), "CONTRACTED"),
)
