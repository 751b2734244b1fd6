"""The chapters of activity and participation of the ICF (WHO), in which needs are told."""

CHAPTERS = {
    "d1": ("Mācīšanās un zināšanu lietošana", "Learning and applying knowledge"),
    "d2": ("Vispārīgi uzdevumi un prasības", "General tasks and demands"),
    "d3": ("Saziņa", "Communication"),
    "d4": ("Pārvietošanās", "Mobility"),
    "d5": ("Pašaprūpe", "Self-care"),
    "d6": ("Mājas dzīve", "Domestic life"),
    "d7": ("Saskarsme un attiecības", "Interpersonal interactions and relationships"),
    "d8": ("Galvenās dzīves jomas: mācības, darbs, nauda", "Major life areas: education, work, money"),
    "d9": ("Kopienas, sabiedriskā un pilsoniskā dzīve", "Community, social and civic life"),
}
"""Code: name in Latvian and in English."""

QUALIFIERS = {
    0: ("nav grūtību", "no difficulty"),
    1: ("nelielas grūtības", "mild difficulty"),
    2: ("vidējas grūtības", "moderate difficulty"),
    3: ("lielas grūtības", "severe difficulty"),
    4: ("pilnīgas grūtības", "complete difficulty"),
}
"""ICF qualifier: words in Latvian and in English."""
