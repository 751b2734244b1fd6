"""Who may write support plans. Whose, is said by the scope."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

DRAW_UP = allow("support.draw_up", Role.SOCIAL_WORKER, Role.ASSESSOR)
CHANGE = allow("support.change", Role.SOCIAL_WORKER, Role.ASSESSOR)
RECORD_AGREEMENT = allow("support.record_agreement", Role.SOCIAL_WORKER, Role.ASSESSOR)
