"""Small pieces every drawing is made of. Everything that comes from outside is escaped here, once."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FONT = "Source Sans 3, Source Sans 3 Extended, Source Sans Pro, sans-serif"


def element(name: str, /, *inside: str, **attributes: str | float | int | None) -> SafeString:
    """One SVG element. `inside` must be safe already; an underscore in a name stands for a hyphen."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(inside)
    return mark_safe(f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>")


def words(text: object) -> SafeString:
    """Text as safe content of an element."""
    return escape(text)


def text_at(
    x: float, y: float, text: object, /, *, size: float = 13, **attributes: str | float | None
) -> SafeString:
    """A line of text; `y` is its base line."""
    return element("text", words(text), x=x, y=y, font_size=size, font_family=FONT, **attributes)


def drawing(
    *,
    width: float,
    height: float,
    title: str,
    description: str,
    parts: Iterable[str],
    class_: str,
    interactive: bool = False,
) -> SafeString:
    """The svg element. One without links is a picture with a name; one with links a group of them."""
    described = element("desc", words(description)) if description else ""
    return element(
        "svg",
        element("title", words(title)),
        described,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        class_=class_,
        role="group" if interactive else "img",
        aria_label=f"{title}. {description}" if description else title,
        font_family=FONT,
    )


def _short(value: str | float | int) -> str:
    """Two decimals are finer than a screen's point; a drawing with full ones is three times as long."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
    return str(value)
