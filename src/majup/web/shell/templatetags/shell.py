"""The components pages are built from. `docs/look.md` shows each with its call.

A tag draws; it takes typed records (`shell.tones`, `shell.tables`), asks no database and decides nothing.
Block tags (card, notice, page_head, details) hold what the page puts into them.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from majup.web.shell import charts, formats
from majup.web.shell.map_records import DrawnMap
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tones import Event, Figure, Line, Link, RunProgress, Step, StepState, Tag, Term, Tone

register = template.Library()

register.filter("number", lambda value, decimals=0: formats.number(value, decimals=int(decimals)))
register.filter("percent", lambda value, decimals=1: formats.percent(value, decimals=int(decimals)))
register.filter("money", formats.money)
register.filter("cents", lambda value: formats.money(value, cents=True))
register.filter("money_short", formats.money_short)
register.filter("minutes", formats.minutes)
register.filter("yes_no", formats.yes_no)


@register.filter
def day(value: date | None) -> str:
    """A date as `01.10.2017`; named so because Django has a filter `date` of its own."""
    return formats.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """A date with its time."""
    return formats.moment(value)


@register.simple_block_tag
def card(content: SafeString, title: str = "", element_id: str = "", level: int = 2, kind: str = "") -> str:
    """A white surface with a heading that names it. kind: `flush` for a map that fills it."""
    name = element_id or (f"card-{slugify(title)}" if title else "")
    return _drawn("card", content=content, title=title, element_id=name, level=level, kind=kind)


@register.simple_block_tag
def notice(content: SafeString, tone: str = "neutral", title: str = "") -> str:
    """Something to know before going on. The title says in words what the tone says in colour."""
    return _drawn("notice", content=content, tone=Tone(tone).value, title=title)


@register.simple_block_tag
def page_head(content: SafeString, title: str, lead: str = "", tag: Tag | None = None) -> str:
    """The page's one h1, a line of facts under it, and its actions to the right."""
    return _drawn("page_head", content=content, title=title, lead=lead, tag=tag)


@register.simple_block_tag
def details(content: SafeString, title: str, opened: bool = False) -> str:
    """What few need: the table behind a chart, the method, the receipt."""
    return _drawn("details", content=content, title=title, opened=opened)


@register.simple_tag
def tag(text: str | Tag, tone: str = "neutral") -> str:
    """A word on its tint: `{% tag page.state %}` or `{% tag _("waits") "wait" %}`."""
    shown = text if isinstance(text, Tag) else Tag(str(text), Tone(tone))
    return _drawn("tag", tag=shown)


@register.simple_tag
def figure(shown: Figure) -> str:
    """A big number in its card, with its bar where it has a share."""
    bar = charts.bar(shown.share, label=shown.bar_label, tone=shown.tone) if shown.share is not None else ""
    return _drawn("figure", figure=shown, bar=bar)


@register.simple_tag
def figures(shown: Sequence[Figure], kind: str = "") -> str:
    """A row of figure cards; kind `two` keeps them in pairs beside a map."""
    return _drawn("figures", figures=shown, kind=kind)


@register.simple_tag
def thread(steps: Sequence[Step]) -> str:
    """The golden thread: done, now and later told by sign, weight and word as well as colour."""
    words = {StepState.DONE: _("done"), StepState.NOW: _("now"), StepState.LATER: _("later")}
    return _drawn("thread", steps=[(step, words[step.state]) for step in steps])


@register.simple_tag
def timeline(events: Sequence[Event]) -> str:
    """What happened, newest first as given."""
    return _drawn("timeline", events=events)


@register.simple_tag
def terms(shown: Sequence[Term]) -> str:
    """Names and their values."""
    return _drawn("terms", terms=shown)


@register.simple_tag
def lines(shown: Sequence[Line]) -> str:
    """A short list, each line ending in a tag or a number."""
    return _drawn("lines", lines=shown)


@register.simple_tag
def quote(text: str, by: str = "") -> str:
    """The person's own words, unaltered."""
    return _drawn("quote", text=text, by=by)


@register.simple_tag
def data_table(shown: ShownTable, caption_unseen: bool = False) -> str:
    """The table with its pager and export links, as one piece that htmx can replace."""
    return _drawn("data_table", table=shown, caption_unseen=caption_unseen)


@register.simple_tag(takes_context=True)
def filter_bar(context: Context, shown: ShownTable) -> str:
    """The fields above a table. Sent by GET, or by POST where they hold personal words."""
    return _drawn("filter_bar", table=shown, csrf_token=context.get("csrf_token", ""))


@register.simple_tag
def table_state(shown: ShownTable) -> str:
    """For fragments: tells the filter bar outside of them the order they are in now."""
    return _drawn("table_state", table=shown, out_of_band=True)


@register.simple_tag
def pager(shown: ShownTable) -> str:
    """Pages of a list; `data_table` has it already."""
    return _drawn("pager", table=shown)


@register.simple_tag
def export_links(links: Sequence[Link]) -> str:
    """Files of what the page shows: `Link("XLSX", url)`. `data_table` has its own already."""
    return _drawn("export_links", links=links)


@register.simple_tag
def breadcrumbs(links: Sequence[Link]) -> str:
    """Where this page lies; the last one is the page itself."""
    return _drawn("breadcrumbs", links=links)


@register.simple_tag
def link_button(label: str, url: str, kind: str = "") -> str:
    """A link that looks like a button; kind `primary` (one a page), `quiet` or `small`."""
    return _drawn("link_button", label=label, url=url, kind=kind)


@register.simple_tag
def button(label: str, kind: str = "primary", name: str = "", value: str = "", form: str = "") -> str:
    """Sends the form it stands in, or the one named by `form`."""
    return _drawn("button", label=label, kind=kind, name=name, value=value, form=form)


@register.simple_tag(takes_context=True)
def post_button(
    context: Context, label: str, url: str, kind: str = "", name: str = "", value: str = ""
) -> str:
    """A one-button form: an act without any question."""
    token = context.get("csrf_token", "")
    return _drawn("post_button", label=label, url=url, kind=kind, name=name, value=value, csrf_token=token)


@register.simple_tag
def field(bound: BoundField) -> str:
    """A form field with its label, hint and errors tied to it for listeners."""
    widget = bound.field.widget
    many = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    shape = "choices" if many else "check" if isinstance(widget, CheckboxInput) else "plain"
    return _drawn("field", field=bound, shape=shape)


@register.simple_tag
def fields(form: BaseForm) -> str:
    """What is wrong at the top, then every field in order."""
    return _drawn("fields", form=form)


@register.simple_tag
def error_summary(form: BaseForm) -> str:
    """All that is wrong with a form, each line a link to its field. Takes the focus when it appears."""
    return _drawn("error_summary", form=form)


@register.simple_tag(takes_context=True)
def run_progress(context: Context, run: RunProgress) -> str:
    """A long computation under way: asked again every two seconds while it goes on, with a way to stop it."""
    return _drawn("run_progress", run=run, csrf_token=context.get("csrf_token", ""))


@register.simple_tag
def map_of(drawn: DrawnMap) -> str:
    """A map of `shell.maps` with its legend; its zoom buttons appear only where script runs."""
    return _drawn("map", map=drawn)


@register.simple_tag
def print_button(label: str = "") -> str:
    """Prints the page; hidden where no script runs."""
    return _drawn("print_button", label=label or _("Print"))


def _drawn(component: str, **context: object) -> SafeString:
    return render_to_string(f"shell/components/{component}.html", context)
