"""Who may read the audit trail, and who may leave a mark in it by reading a file."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

READ_TRAIL = allow("audit.read", Role.AUDITOR, Role.ADMINISTRATOR, Role.MINISTRY)
LEAVE_READ = allow("audit.leave_read", *[role for role in Role if role is not Role.SYSTEM])
