"""The first page: what is to be done now, by role."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from majup.kernel.clock import today
from majup.web.shell.chrome import ROLE_WORDS
from majup.web.shell.formats import day
from majup.web.shell.pages import SIGNED_IN, PageRequest, page, render
from majup.web.work.blocks import Asking, WorkPage
from majup.web.work.roles import work_of


@page(needs=SIGNED_IN, nav="work")
def my_work(request: PageRequest) -> HttpResponse:
    """Show the work of the viewer's role as it stands today."""
    asking = Asking(request=request, viewer=request.viewer, today=today())
    shown = WorkPage(title=_("My work"), lead=_lead(asking), work=work_of(asking))
    return render(request, "work/my_work.html", shown)


def _lead(asking: Asking) -> str:
    """Which day, in which role, for whom."""
    organisation = str(getattr(asking.request, "organisation_name", ""))
    parts = (day(asking.today), str(ROLE_WORDS[asking.viewer.role]), organisation)
    return " · ".join(part for part in parts if part)
