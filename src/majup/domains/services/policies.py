"""Who may load the catalogue and keep the register of services."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

LOAD_CATALOGUE = allow("services.load_catalogue", Role.ADMINISTRATOR)
