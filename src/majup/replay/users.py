"""One user a role, for whoever tries the demonstration. The sign-in page shows their password.

Called by `run`. Only a replayed database has these users, and each is marked as one of a demonstration.
"""

from datetime import date

from django.contrib.auth.hashers import make_password

from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.accounts.rules import DEMONSTRATION_PASSWORD
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM, Role
from majup.replay.bodies import Bodies
from majup.replay.chance import Chance
from majup.replay.land import Land
from majup.replay.supply import DEMONSTRATION_PROVIDER

SINCE = date(2021, 7, 1)


def write_users(land: Land, bodies: Bodies, *, seed: int) -> None:
    """Write the demonstration users with their roles, as one act."""
    chance = Chance(seed=seed, stage="users")
    where = {row.name_lv: row.id for row in land.after}
    kuldiga, talsi = where["Kuldīgas novads"], where["Talsu novads"]
    people = (
        ("socialais-darbinieks", "Ilze Priedīte", Role.SOCIAL_WORKER, bodies.social_service[kuldiga]),
        ("socialais-darbinieks-talsi", "Mārtiņš Egle", Role.SOCIAL_WORKER, bodies.social_service[talsi]),
        ("planosanas-regions", "Signe Avotiņa", Role.PLANNING_REGION, bodies.region["VIDZEME"]),
        ("izvertetajs", "Baiba Krūmiņa", Role.ASSESSOR, bodies.team["KURZEME"]),
        (
            "pakalpojuma-sniedzejs",
            "Andris Vītols",
            Role.PROVIDER,
            bodies.named[f"provider:{DEMONSTRATION_PROVIDER}"],
        ),
        ("institucija", "Inese Kalniņa", Role.INSTITUTION, bodies.named["centre:Kurzeme"]),
        ("barintiesa", "Daina Ozola", Role.ORPHANS_COURT, bodies.orphans_court[kuldiga]),
        ("atbalsta-centrs", "Laura Zariņa", Role.SUPPORT_CENTRE, bodies.named["support_centre:Ligzda"]),
        ("ministrija", "Jānis Liepiņš", Role.MINISTRY, bodies.named["ministry"]),
        ("inspekcija", "Guna Saulīte", Role.INSPECTORATE, bodies.named["inspectorate"]),
        ("revidents", "Pēteris Kalns", Role.AUDITOR, bodies.named["ministry"]),
        ("administrators", "Santa Vilciņa", Role.ADMINISTRATOR, bodies.named["ministry"]),
    )
    secret = make_password(DEMONSTRATION_PASSWORD)
    with act("replay.users_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        for username, name, role, organisation in people:
            user = User.objects.create(
                id=chance.uuid(), username=username, name=name, password=secret, is_demonstration=True
            )
            RoleAssignment.objects.create(
                user=user, role=role.value, organisation_id=organisation, valid_from=SINCE
            )
        record.about_many(User, rows=len(people))
