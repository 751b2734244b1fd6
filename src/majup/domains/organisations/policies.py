"""Who may add organisations and partners."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

REGISTER = allow("organisations.register", Role.ADMINISTRATOR, Role.MINISTRY)
JOIN_PARTNERSHIP = allow("organisations.join_partnership", Role.PLANNING_REGION, Role.MINISTRY)
WRITE_REPLAY = allow("organisations.write_replay")
"""Held by no role: only the command line makes up a country, on an empty database."""
