"""`majup user`: who can sign in. Passwords are asked for, never given on the command line."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from uuid import UUID

import click
from django.utils.translation import gettext as _

from majup.domains.accounts.actions.close_user import close_user
from majup.domains.accounts.actions.create_user import create_user
from majup.domains.accounts.queries import users
from majup.domains.organisations.queries import OrganisationRow, organisations
from majup.kernel.clock import today
from majup.kernel.viewer import SYSTEM, Role

ROLES = [role.value for role in Role if role is not Role.SYSTEM]
WITHOUT_ORGANISATION = {Role.ADMINISTRATOR, Role.AUDITOR}


@click.group()
def user() -> None:
    """Add, list and close the accounts of users."""


@user.command(
    epilog='Example: majup user add inara --name "Ināra Rozīte" --role SOCIAL_WORKER '
    '--organisation "Talsu novada sociālais dienests"'
)
@click.argument("username")
@click.option("--name", required=True, help="The person's name, as others see it.")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the person does.")
@click.option("--organisation", default="", help="Where: the organisation's name or id.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the password from the first line of this file instead of asking for it.",
)
def add(username: str, name: str, role: str, organisation: str, password_file: Path | None) -> None:
    """Add a user with one role from today. The password is asked for twice; 15 characters at least."""
    day = today()
    place = _organisation(organisation, on=day) if organisation else None
    if place is None and Role(role) not in WITHOUT_ORGANISATION:
        raise click.UsageError(_("The role %(role)s belongs to an organisation. Name one.") % {"role": role})
    create_user(
        username=username,
        name=name,
        password=_password(password_file),
        role=Role(role),
        organisation_id=place.id if place else None,
        by=SYSTEM,
        today=day,
    )
    click.echo(_("%(username)s can sign in as %(role)s.") % {"username": username, "role": role})


@user.command("list", epilog="Example: majup user list --search rozīte")
@click.option("--search", default="", help="Only users whose username or name holds this.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def list_command(search: str, as_json: bool) -> None:
    """List the users with the roles they hold today."""
    found = users(search=search)
    if as_json:
        click.echo(json.dumps({"users": [asdict(line) for line in found]}, ensure_ascii=False))
        return
    for line in found:
        state = "" if line.is_active else _("closed")
        click.echo(f"{line.username:<24} {line.name:<32} {', '.join(line.roles):<28} {state}".rstrip())


@user.command(epilog="Example: majup user close inara")
@click.argument("username")
def close(username: str) -> None:
    """Close an account: signing in ends at once, the roles end today, what was done stays on record."""
    close_user(username=username, by=SYSTEM, today=today())
    click.echo(_("%(username)s can no longer sign in.") % {"username": username})


def _password(file: Path | None) -> str:
    if file is None:
        asked: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=_("Once more"))
        return asked
    lines = file.read_text(encoding="utf-8").splitlines()
    if not lines:
        raise click.UsageError(_("The password file is empty."))
    return lines[0]


def _organisation(text: str, *, on: date) -> OrganisationRow:
    everybody = organisations(on=on)
    found = [row for row in everybody if text in {row.name_lv, row.name_en} or row.id == _uuid(text)]
    if len(found) == 1:
        return found[0]
    near = [row for row in everybody if text.casefold() in row.name_lv.casefold()][:10]
    names = "".join(f"\n  {row.id}  {row.name_lv}" for row in found or near)
    raise click.UsageError(_("Name one organisation exactly, or give its id.") + names)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
