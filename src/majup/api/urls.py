"""Addresses of the API. Each view carries the needs of its operation, as pages do."""

import json

from django.urls import URLPattern, URLResolver, path
from ninja.operation import PathView

from majup.api import audit, persons, plans, services, status
from majup.api.door import api
from majup.kernel.permission import PUBLIC

for area in (persons, services, status, plans, audit):
    api.add_router("", area.router)


def _with_needs(pattern: URLPattern | URLResolver, views: dict[str, PathView]) -> URLPattern | URLResolver:
    view = views.get(str(getattr(pattern, "name", "")))
    needed = getattr(view.operations[0].view_func, "needs", None) if view else PUBLIC
    setattr(pattern.callback, "needs", needed)  # noqa: B010  # a function has no such attribute by type
    return pattern


def _views() -> dict[str, PathView]:
    return {
        str(view.operations[0].url_name): view
        for _prefix, router in api._routers
        for view in router.path_operations.values()
    }


_patterns, _app, _namespace = api.urls
urlpatterns = [
    path("api/v1/", ([_with_needs(pattern, _views()) for pattern in _patterns], _app, _namespace)),
]


def contract() -> str:
    """The OpenAPI document as docs/openapi.json holds it."""
    document = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(document, indent=1, sort_keys=True, default=str) + "\n"
