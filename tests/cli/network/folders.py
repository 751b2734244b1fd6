"""Planning folders for tests: two municipalities, a day centre service and help at home."""

TABLES = {
    "services.csv": """service,name,delivery,reach_minutes,least_utilisation,home_eur_per_person
DAY_CARE,Day care centre,AT_SITE,45,0.5,
HOME_CARE,Home care,AT_HOME,,,2400
""",
    "modules.csv": """module,service,places,capital_eur,running_fixed_eur,running_eur_per_person
day10,DAY_CARE,10,90000,12000,1500
""",
    "places.csv": """place,municipality,region,name,latitude,longitude
cesis,Cēsis,Vidzeme,Cēsis,57.3119,25.2747
raiskums,Cēsis,Vidzeme,Raiskums,57.3211,25.1561
valmiera,Valmiera,Vidzeme,Valmiera,57.5384,25.4263
""",
    "sites.csv": """site,municipality,region,latitude,longitude,building_eur
cesis-school,Cēsis,Vidzeme,57.3119,25.2747,30000
valmiera-hall,Valmiera,Vidzeme,57.5384,25.4263,20000
""",
    "demand.csv": """place,service,group,persons,priority
cesis,DAY_CARE,CHILD_FT,6,
raiskums,DAY_CARE,CHILD_FT,2,
valmiera,DAY_CARE,CHILD_FT,9,
valmiera,HOME_CARE,ADULT_GRT,4,
cesis,HOME_CARE,ADULT_GRT,3,
""",
    "budgets.csv": """level,area,capital_eur,running_eur
REGION,Vidzeme,130000,
""",
}


def a_folder(path, **changed):
    """Write the folder; a keyword names a table (without .csv) and gives its text, None to leave it out."""
    path.mkdir(parents=True, exist_ok=True)
    for file, text in TABLES.items():
        text = changed.get(file.removesuffix(".csv"), text)
        if text is not None:
            (path / file).write_text(text, encoding="utf-8")
    for name, text in changed.items():
        if f"{name}.csv" not in TABLES:
            (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path
