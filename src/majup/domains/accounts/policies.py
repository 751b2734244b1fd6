"""Who may make users, and that everybody may sign in and out."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

MANAGE_USERS = allow("accounts.manage_users", Role.ADMINISTRATOR)
SIGN_IN = allow("accounts.sign_in", *Role)
