"""Who may bring in instruments, and who may assess. Whom, is said by the scope."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

LOAD_INSTRUMENTS = allow("assessments.load_instruments", Role.ADMINISTRATOR, Role.MINISTRY)
START = allow("assessments.start", Role.SOCIAL_WORKER, Role.ASSESSOR)
COMPLETE = allow("assessments.complete", Role.SOCIAL_WORKER, Role.ASSESSOR)
