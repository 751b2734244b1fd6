"""Pages as PDF by WeasyPrint, which may fetch our own static files and no address a text could name."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from majup.kernel.error_texts import explain
from majup.kernel.errors import OutsideFailed
from majup.web.shell.chrome import whole_page
from majup.web.shell.table_export import download

_NOWHERE = "https://own.invalid/"
"""Stands for our own host, so that relative addresses resolve; `.invalid` can never be reached."""

explain(
    "pdf_engine_missing",
    _("PDF files cannot be made on this machine: the library Pango is missing. Ask your administrator."),
)


class NotOurs(ValueError):
    """A document asked for something that is not among our static files."""


def pdf_response(request: HttpRequest, template: str, page: object, *, name: str) -> HttpResponse:
    """The template (it extends `shell/paper.html`) as a PDF to keep."""
    html = render_to_string(template, whole_page(request, page), request=request)
    return download(pdf_of(html), name=name, content_type="application/pdf")


def pdf_of(html: str) -> bytes:
    """Tagged PDF (PDF/UA-1) of a whole HTML document. Raises OutsideFailed where Pango is missing."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 optional: needs Pango on the machine
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 as above
    except OSError as missing:
        raise OutsideFailed("pdf_engine_missing") from missing

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> object:
            return URLFetcherResponse(url, body=own_static_file(url), headers={"Content-Type": _type_of(url)})

    document = HTML(string=html, base_url=_NOWHERE, url_fetcher=OwnFilesOnly())
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def own_static_file(url: str) -> bytes:
    """The bytes of one of our static files. Raises NotOurs for every other address, whatever its scheme."""
    static = urlsplit(_NOWHERE)._replace(path=f"/{str(settings.STATIC_URL).lstrip('/')}").geturl()
    if not url.startswith(static):
        raise NotOurs(urlsplit(url).scheme)
    name = unquote(urlsplit(url.removeprefix(static)).path)
    if ".." in PurePosixPath(name).parts or name.startswith("/"):
        raise NotOurs("path")
    return _read(name)


def _read(name: str) -> bytes:
    """Collected files in production, the apps' folders in development."""
    found = finders.find(name)
    if isinstance(found, str):
        with open(found, "rb") as file:  # noqa: PTH123 the finder answers with text
            return file.read()
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    raise NotOurs("name")


def _type_of(url: str) -> str:
    endings = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}
    return endings.get(PurePosixPath(urlsplit(url).path).suffix, "application/octet-stream")
