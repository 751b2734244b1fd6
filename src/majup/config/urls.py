"""The addresses: pages by area, and the API."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

AREAS = ("signing", "work", "people", "services", "plans", "runs", "status", "audit")

urlpatterns: list[URLPattern | URLResolver] = [
    *[path("", include(f"majup.web.{area}.urls")) for area in AREAS],
    path("language/", set_language, name="set_language"),
    path("", include("majup.api.urls")),
]

handler400 = "majup.web.shell.error_pages.bad_request"
handler403 = "majup.web.shell.error_pages.not_allowed"
handler404 = "majup.web.shell.error_pages.not_found"
handler500 = "majup.web.shell.error_pages.failed"
