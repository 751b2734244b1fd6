"""Addresses of other areas' pages. An installation without such a page gets no link, and no error."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def address(url_name: str, *args: object, **narrowed_by: object) -> str:
    """The address of a page, with the filters of its list: `address("people", due="REVIEW")`."""
    try:
        path = reverse(url_name, args=args)
    except NoReverseMatch:
        return ""
    said = {key: str(value) for key, value in narrowed_by.items() if value not in {None, ""}}
    return f"{path}?{urlencode(said)}" if said else path
