"""Who may ask for a computation, stop it, watch it, and who does the work."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

REQUEST = allow("runs.request", Role.MINISTRY, Role.PLANNING_REGION)
CANCEL = allow("runs.cancel", Role.MINISTRY, Role.PLANNING_REGION)
SEE = allow("runs.see", Role.MINISTRY, Role.PLANNING_REGION, Role.AUDITOR, Role.ADMINISTRATOR)
WORK = allow("runs.work")
"""Held by SYSTEM alone: the worker and the command line."""
