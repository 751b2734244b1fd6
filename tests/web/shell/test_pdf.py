import builtins

import pytest
from django.template.loader import render_to_string

from majup.kernel.errors import OutsideFailed
from majup.web.shell import pdf
from majup.web.shell.charts import bar
from majup.web.shell.maps import MapDrawing, draw


def test_a_page_becomes_a_pdf_with_our_sheets():
    html = render_to_string("shell/paper.html", {"page": {"title": "Plāns"}})
    assert pdf.pdf_of(html).startswith(b"%PDF-")


def test_drawings_come_into_the_pdf():
    plain = pdf.pdf_of("<p>x</p>")
    drawn = pdf.pdf_of(f"<p>x</p>{draw(MapDrawing(title='x')).svg}{bar(0.5)}")
    assert len(drawn) > len(plain)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "data:text/css,p{}",
        "ftp://x/y",
        "https://own.invalid/people",
        "https://own.invalid/static/../settings.py",
        "https://own.invalid/static/%2e%2e/x",
        "https://own.invalid/static//etc/passwd",
        "https://own.invalid/static/nothing.css",
        "static/shell/tokens.css",
        "https://own.invalid.example.org/static/shell/tokens.css",
    ],
)
def test_nothing_but_our_static_files_is_fetched(address):
    with pytest.raises(pdf.NotOurs):
        pdf.own_static_file(address)


def test_our_static_files_are_found_also_with_a_version_behind_them():
    assert b"--accent" in pdf.own_static_file("https://own.invalid/static/shell/tokens.css")
    assert b"--accent" in pdf.own_static_file("https://own.invalid/static/shell/tokens.css?v=1#x")


def test_a_document_that_asks_for_more_is_printed_without_it():
    body = pdf.pdf_of(
        '<link rel="stylesheet" href="file:///etc/passwd"><img src="http://127.0.0.1:1/x" alt="a"><p>x'
    )
    assert body.startswith(b"%PDF-")


def test_a_machine_without_pango_says_so(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutsideFailed, match="pdf_engine_missing"):
        pdf.pdf_of("<p>x</p>")
