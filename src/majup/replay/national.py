"""National organisations, funds and examples of other actors (R001 to R033), and the support centres.

Data only. Names of ministries, offices, funds and standard setters are real; the support centres, the
school and the rest that deal with people here are invented.
"""

from majup.domains.organisations.models import OrganisationKind as Kind

NATIONAL: tuple[tuple[str, Kind, str, str, str], ...] = (
    ("ministry", Kind.MINISTRY, "Labklājības ministrija", "Ministry of Welfare", "1993-08-03"),
    (
        "council",
        Kind.DEVELOPMENT_COUNCIL,
        "Sociālo pakalpojumu attīstības padome",
        "Council for the Development of Social Services",
        "2008-01-01",
    ),
    (
        "inspectorate",
        Kind.INSPECTORATE,
        "Valsts bērnu tiesību aizsardzības inspekcija",
        "State Inspectorate for Protection of Children's Rights",
        "2005-12-01",
    ),
    (
        "varam",
        Kind.OTHER_MINISTRY,
        "Vides aizsardzības un reģionālās attīstības ministrija",
        "Ministry of Environmental Protection and Regional Development",
        "2011-01-01",
    ),
    ("em", Kind.OTHER_MINISTRY, "Ekonomikas ministrija", "Ministry of Economics", "1993-08-03"),
    (
        "csp",
        Kind.STATISTICS_OFFICE,
        "Centrālā statistikas pārvalde",
        "Central Statistical Bureau",
        "1991-09-01",
    ),
    ("esf", Kind.FUND, "Eiropas Sociālais fonds", "European Social Fund", "2004-05-01"),
    (
        "erdf",
        Kind.FUND,
        "Eiropas Reģionālās attīstības fonds",
        "European Regional Development Fund",
        "2004-05-01",
    ),
    ("state_budget", Kind.FUND, "Valsts budžets", "State budget", "1990-05-04"),
    ("municipal_budget", Kind.FUND, "Pašvaldību budžets", "Municipal budgets", "1990-05-04"),
    ("un", Kind.STANDARD_SETTER, "Apvienoto Nāciju Organizācija", "United Nations", "1945-10-24"),
    ("fice", Kind.STANDARD_SETTER, "FICE International", "FICE International", "1948-07-01"),
    (
        "ifco",
        Kind.STANDARD_SETTER,
        "Starptautiskā audžuģimeņu organizācija (IFCO)",
        "International Foster Care Organisation (IFCO)",
        "1981-01-01",
    ),
    (
        "sos",
        Kind.STANDARD_SETTER,
        "SOS Bērnu ciemati",
        "SOS Children's Villages International",
        "1960-01-01",
    ),
    ("police", Kind.POLICE, "Valsts policija", "State Police", "1991-06-04"),
    ("school", Kind.SCHOOL, "Paraugskola “Pūpoli”", "Example school “Pūpoli”", "1998-09-01"),
    ("ngo", Kind.NGO, "Biedrība “Atvērtie vārti”", "Association “Atvērtie vārti”", "2006-03-01"),
    ("advocates", Kind.NGO, "Biedrība “Mēs paši”", "Self-advocates “Mēs paši”", "2011-02-01"),
)

SUPPORT_CENTRES = (  # sixteen since 17.08.2018 (P37); the names are invented
    ("Ligzda", "Kuldīgas novads"),
    ("Pieneņpūka", "Liepāja"),
    ("Bērzu birzs", "Ventspils"),
    ("Saules taka", "Talsu novads"),
    ("Dzērves", "Daugavpils"),
    ("Zvaniņi", "Rēzekne"),
    ("Ezermala", "Preiļu novads"),
    ("Torņakalns", "Rīga"),
    ("Mežaparks", "Rīga"),
    ("Piekraste", "Jūrmala"),
    ("Gaujmala", "Siguldas novads"),
    ("Kalnavoti", "Cēsu novads"),
    ("Avotiņi", "Valmieras novads"),
    ("Lielupe", "Jelgava"),
    ("Sēlija", "Jēkabpils novads"),
    ("Tērvetes sils", "Dobeles novads"),
)
