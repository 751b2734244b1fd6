"""Who may see the national figures, open them to records, and load what was published."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Purpose, Role, Viewer

LOAD_STATEMENTS = allow("monitoring.load_statements", Role.ADMINISTRATOR)
SEE_STATUS = allow("monitoring.see_status", *[role for role in Role if role is not Role.SYSTEM])
OPEN_RECORDS = SEE_STATUS
"""Whoever sees a figure may open it; which of its records they then see is the scope's answer."""


def purpose_of(viewer: Viewer) -> Purpose:
    """Why this viewer opens a figure: the ministry watches the programme, the others work on their cases."""
    return Purpose.MONITORING if viewer.role is Role.MINISTRY else Purpose.CASEWORK


def may_see_names(viewer: Viewer) -> bool:
    """Names belong to casework: a record opened for monitoring is a number and a place."""
    return purpose_of(viewer) is Purpose.CASEWORK
