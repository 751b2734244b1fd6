"""The context processor that puts `chrome` beside `page` in every template, read only where it is shown."""

from functools import partial

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from majup.web.shell.chrome import chrome_of


def shell(request: HttpRequest) -> dict[str, object]:
    """`{{ chrome.… }}`: see `Chrome`. Lazy, for fragments show nothing of it."""
    return {"chrome": SimpleLazyObject(partial(chrome_of, request))}
