from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from majup.web.shell.maps import LegendItem, MapDrawing, draw
from majup.web.shell.tones import Event, Figure, Line, Link, RunProgress, Step, StepState, Tag, Term, Tone

EVIL = '"><script>alert(1)</script>'


def drawn(source, **context):
    with translation.override("en"):
        return Template("{% load shell %}" + source).render(Context(context))


class Registration(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport.", max_length=40)
    group = forms.ChoiceField(
        label="Group", choices=[("a", "adult"), ("c", "child")], widget=forms.RadioSelect
    )
    agrees = forms.BooleanField(label="Agrees")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


COMPONENTS = [
    ("{% card x %}{{ x }}{% endcard %}", {"x": EVIL}),
    ("{% notice 'now' x %}{{ x }}{% endnotice %}", {"x": EVIL}),
    ("{% page_head x lead=x tag=t %}{{ x }}{% endpage_head %}", {"x": EVIL, "t": Tag(EVIL)}),
    ("{% details x %}{{ x }}{% enddetails %}", {"x": EVIL}),
    ("{% tag x 'wait' %}", {"x": EVIL}),
    (
        "{% figures x %}",
        {"x": [Figure(value=EVIL, label=EVIL, note=EVIL, url=EVIL, share=0.5, bar_label=EVIL)]},
    ),
    ("{% thread x %}", {"x": [Step(label=EVIL, state=StepState.NOW, note=EVIL, url=EVIL)]}),
    ("{% timeline x %}", {"x": [Event(on=None, text=EVIL, lead=EVIL, when=EVIL, by=EVIL, url=EVIL)]}),
    ("{% terms x %}", {"x": [Term(name=EVIL, value=EVIL, url=EVIL, tag=Tag(EVIL))]}),
    ("{% lines x %}", {"x": [Line(text=EVIL, tag=Tag(EVIL), number=EVIL, end=EVIL, url=EVIL)]}),
    ("{% quote x x %}", {"x": EVIL}),
    ("{% link_button x x %}{% button x name=x value=x %}{% post_button x x name=x value=x %}", {"x": EVIL}),
    ("{% breadcrumbs x %}{% export_links x %}", {"x": [Link(EVIL, EVIL), Link(EVIL)]}),
    (
        "{% run_progress x %}",
        {"x": RunProgress(state=Tag(EVIL), message=EVIL, poll_url=EVIL, cancel_url=EVIL, details=[EVIL])},
    ),
    (
        "{% map_of x %}",
        {"x": draw(MapDrawing(title=EVIL, legend=[LegendItem(EVIL, Tone.NOW)], legend_note=EVIL))},
    ),
    ("{% fields x %}", {"x": Registration({"name": EVIL, "note": EVIL, "group": EVIL})}),
    ("{% print_button x %}", {"x": EVIL}),
]


@pytest.mark.parametrize(("source", "context"), COMPONENTS)
def test_components_escape_what_they_are_given(source, context):
    html = drawn(source, **context)
    assert "<script" not in html
    assert "alert(1)" in html


@pytest.mark.parametrize(("source", "context"), COMPONENTS)
def test_components_carry_no_inline_style_or_code(source, context):
    html = drawn(source, **context)
    assert "style=" not in html
    assert "onclick" not in html


def test_what_a_page_puts_into_a_card_is_kept_as_it_is():
    assert "<em>here</em>" in drawn("{% card 'T' %}<em>here</em>{% endcard %}")


def test_steps_are_told_by_word_and_sign_not_by_colour_alone():
    steps = [
        Step(label="assessed", state=StepState.DONE, on=date(2016, 11, 21)),
        Step(label="waits", state=StepState.NOW, note="2nd"),
        Step(label="home", state=StepState.LATER),
    ]
    html = drawn("{% thread x %}", x=steps)
    assert [word in html for word in ("(done)", "(now)", "(later)")] == [True] * 3
    assert html.count("<path") == 1
    assert html.count('aria-current="step"') == 1


def test_shapes_of_the_timeline_differ_by_tone():
    html = [drawn("{% timeline x %}", x=[Event(on=date(2017, 1, 1), text="x", tone=tone)]) for tone in Tone]
    signs = {one.split('focusable="false">')[1].split(" ")[0] for one in html}
    assert signs == {"<circle", "<path", "<rect"}
    assert '<time datetime="2017-01-01">' in html[0]


def test_every_field_has_a_label_and_its_hint_and_errors_are_tied_to_it():
    html = drawn("{% fields x %}", x=Registration({"name": ""}))
    assert '<label for="id_name">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "<legend>Group" in html
    assert 'aria-describedby="id_group_error"' in html


def test_the_error_summary_leads_to_each_field():
    html = drawn("{% error_summary x %}", x=Registration({"name": ""}))
    assert 'role="alert"' in html
    assert [f'href="#id_{name}"' in html for name in ("name", "group", "agrees")] == [True] * 3
    assert drawn("{% error_summary x %}", x=Registration()).strip() == ""


def test_hidden_fields_are_not_dressed():
    html = drawn("{% fields x %}", x=Registration())
    assert html.count('name="secret"') == 1
    assert "Secret" not in html


def test_optional_fields_say_so():
    html = drawn("{% field x.note %}{% field x.name %}", x=Registration())
    assert html.count("(may be left empty)") == 1


def test_a_run_that_has_ended_is_no_longer_asked():
    going = RunProgress(
        state=Tag("runs", Tone.WAIT),
        message="second aim",
        share=0.5,
        poll_url="/runs/1",
        cancel_url="/runs/1/stop",
    )
    ended = RunProgress(state=Tag("done", Tone.DONE), message="proved best")
    assert 'hx-trigger="every 2s"' in drawn("{% run_progress x %}", x=going)
    assert 'value="0.500"' in drawn("{% run_progress x %}", x=going)
    assert "hx-" not in drawn("{% run_progress x %}", x=ended)
    assert "<progress" not in drawn("{% run_progress x %}", x=ended)


def test_a_run_without_a_known_share_shows_an_endless_bar():
    html = drawn("{% run_progress x %}", x=RunProgress(state=Tag("runs"), message="m", poll_url="/r"))
    assert "<progress" in html
    assert "value=" not in html.split("<progress")[1].split(">")[0]


def test_acts_of_one_button_carry_the_token():
    assert 'name="csrfmiddlewaretoken" value="tok"' in drawn("{% post_button 'Go' '/x' %}", csrf_token="tok")


def test_a_tone_that_does_not_exist_is_our_own_mistake():
    with pytest.raises(ValueError, match="purple"):
        drawn("{% tag 'x' 'purple' %}")


def test_numbers_in_templates_go_through_the_format_layer():
    html = drawn(
        "{{ n|number }} {{ n|money }} {{ s|percent }} {{ s|percent:0 }} {{ d|day }} {{ n|minutes }}",
        n=1234,
        s=0.5,
        d=date(2017, 10, 1),
    )
    assert html == "1,234 €1,234 50.0% 50% 1\u00a0Oct\u00a02017 20\u00a0h\u00a034\u00a0min"
