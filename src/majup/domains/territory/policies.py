"""Who may change the territory. Reading it is open to everyone: it is public reference data."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

LOAD_FACTS = allow("territory.load_facts", Role.ADMINISTRATOR)
DRAW_BOUNDARIES = allow("territory.draw_boundaries", Role.ADMINISTRATOR)
IMPORT_BOUNDARIES = allow("territory.import_boundaries", Role.ADMINISTRATOR)
RECORD_TRAVEL_TIMES = allow("territory.record_travel_times", Role.ADMINISTRATOR)
IMPORT_TRAVEL_TIMES = allow("territory.import_travel_times", Role.ADMINISTRATOR)
WITHDRAW_TRAVEL_TIMES = allow("territory.withdraw_travel_times", Role.ADMINISTRATOR)
