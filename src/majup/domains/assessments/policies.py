"""Who may bring in instruments."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

LOAD_INSTRUMENTS = allow("assessments.load_instruments", Role.ADMINISTRATOR, Role.MINISTRY)
