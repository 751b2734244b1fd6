"""The first page of whoever watches over the system itself: auditor and administrator."""

from datetime import timedelta
from importlib.metadata import version

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from majup.domains.accounts.queries import UsersCounted, users_counted
from majup.domains.audit.queries import TrailEntry, TrailFilter, TrailPage, chain_length, trail, verify_chain
from majup.domains.organisations.queries import is_synthetic
from majup.kernel.viewer import Role
from majup.web.audit.words import record_name
from majup.web.shell.chrome import ROLE_WORDS
from majup.web.shell.formats import moment, number, yes_no
from majup.web.shell.tones import Event, Figure, Link, Term, Tone
from majup.web.work.blocks import SHOWN, Asking, Block, Work
from majup.web.work.links import address

LAST_DAYS = 7
CHECKED_AT_ONCE = 20_000
"""A chain up to so many entries is walked while the reader waits (measured: half a second)."""

KINDS = {"act": gettext_lazy("Latest acts"), "read": gettext_lazy("Latest reads of files")}


def auditor(asking: Asking) -> Work:
    """Is the chain whole, who did what, who looked at whom. Seven queries, and the walk along the chain."""
    acts, reads = _latest(asking, "act"), _latest(asking, "read")
    return Work(
        figures=(
            *_chain_figures(),
            _trail_figure(_count_since(asking, "act"), _("acts"), kind="act"),
            _trail_figure(_count_since(asking, "read"), _("files read"), kind="read"),
        ),
        main=(_trail_block(acts, "act"),),
        side=(_trail_block(reads, "read"),),
        is_wide=False,
    )


def administrator(asking: Asking) -> Work:
    """Users, those without a role, where the records come from, which version runs. Six queries."""
    counted = users_counted(on=asking.today)
    return Work(
        figures=(
            Figure(value=number(counted.active), label=_("users who can sign in")),
            Figure(
                value=number(counted.without_role),
                label=_("of them without a role: they can do nothing"),
                tone=Tone.NOW,
            ),
            Figure(value=number(counted.closed), label=_("closed accounts")),
            Figure(value=number(chain_length()), label=_("entries in the audit trail"), url=address("audit")),
        ),
        main=(_trail_block(_latest(asking, "act"), "act"),),
        side=(_system_block(), *_users_block(counted)),
        is_wide=False,
    )


def _chain_figures() -> tuple[Figure, ...]:
    """How long the chain is and whether it holds; a long one is left to the command."""
    length = chain_length()
    entries = Figure(value=number(length), label=_("entries in the audit trail"), url=address("audit"))
    if length > CHECKED_AT_ONCE:
        return entries, Figure(
            value="–", label=_("chain not walked here: it is long"), note="majup audit verify"
        )
    verdict = verify_chain()
    if verdict.unbroken:
        return entries, Figure(
            value=_("whole"), label=_("the chain: every entry follows the one before it unaltered")
        )
    return entries, Figure(
        value=_("broken"),
        label=_("the chain: somebody altered it"),
        note=verdict.first_fault or "",
        tone=Tone.NOW,
    )


def _latest(asking: Asking, kind: str) -> TrailPage:
    return trail(wanted=TrailFilter(kind=kind), viewer=asking.viewer, offset=0, limit=SHOWN)


def _count_since(asking: Asking, kind: str) -> int:
    since = asking.today - timedelta(days=LAST_DAYS - 1)
    wanted = TrailFilter(kind=kind, since=since)
    return trail(wanted=wanted, viewer=asking.viewer, offset=0, limit=1).total


def _trail_figure(found: int, label: str, *, kind: str) -> Figure:
    said = ngettext("in the last %(number)s day", "in the last %(number)s days", LAST_DAYS)
    return Figure(
        value=number(found),
        label=label,
        note=said % {"number": LAST_DAYS},
        url=address("audit", kind=kind) if found else "",
    )


def _trail_block(found: TrailPage, kind: str) -> Block:
    return Block(
        title=str(KINDS[kind]),
        element_id=f"latest-{kind}",
        events=tuple(_event(entry) for entry in found.entries),
        empty=_("Nothing yet."),
        more=Link(_("The whole trail"), address("audit", kind=kind)) if address("audit") else None,
    )


def _event(entry: TrailEntry) -> Event:
    first = entry.touched[0] if entry.touched else None
    role = str(ROLE_WORDS[Role(entry.by_role)]) if entry.by_role in set(Role) else entry.by_role
    return Event(
        on=entry.at,
        when=moment(entry.at),
        lead=entry.name,
        text=record_name(first.model) if first else "",
        by=f"{entry.by_name}, {role}",
        tone=Tone.NEUTRAL if entry.kind == "read" else Tone.DONE,
    )


def _system_block() -> Block:
    return Block(
        title=_("This installation"),
        terms=(
            Term(name=_("Version"), value=version("majup")),
            Term(name=_("Records made up"), value=yes_no(is_synthetic())),
        ),
    )


def _users_block(counted: UsersCounted) -> tuple[Block, ...]:
    said = _("Add, list and close users with the command “majup user”.")
    lacking = _("A user without a role can sign in nowhere: give a role or close the account.")
    return (Block(title=_("Users"), note=f"{said} {lacking}" if counted.without_role else said),)
