"""What must not be written down: unfinished work, hidden sequences, this machine, addresses of registries."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCES, as_list, kept_files, shown

HERE = Path(__file__)
TEXTS = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".json",
    ".csv",
    ".yaml",
    ".yml",
    ".po",
    ".sh",
    "",
}


@dataclass(frozen=True)
class Forbidden:
    """A pattern, what to do instead, and below which folder it is looked for."""

    pattern: str
    instead: str
    below: Path = ROOT


FORBIDDEN = [
    Forbidden(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))", "Finish it, or name the number of the work: TODO(#12)."),
    Forbidden(r"pytest\.(mark\.)?(skip|skipif|xfail)\b", "A test runs or it is not there."),
    Forbidden(
        r"@receiver\b|django\.dispatch|models\.signals", "No signals: write the sequence out.", SOURCES
    ),
    Forbidden(
        r"\bget_model\(", "Import the model: relations between domains point down.", SOURCES / "domains"
    ),
    Forbidden(
        r"\.raw\(|\bRawSQL\b|connection\.cursor\((?!\)\.execute\(\"ANALYZE\"\))",
        "No raw SQL, but to have the database look at its tables: the guard does not see it.",
        SOURCES,
    ),
    Forbidden(
        r"#\s*type:\s*ignore(?!\[[\w-]+(, ?[\w-]+)*\]\s+#)",
        "Name the code and the reason: # type: ignore[code]  # why.",
    ),
    Forbidden(
        r"\bget_\w+_display\b",
        "Labels of choices are glosses for the reader of the code: show a text that passes gettext.",
        SOURCES,
    ),
    Forbidden(
        r"\bn?p?gettext\w* as (?!_\b)|\b(n|p|np)gettext\w* as ",
        "Call gettext by its own name or as _, the rest by their own names: the catalogue is made by these.",
        SOURCES,
    ),
    Forbidden(
        r"#\s*noqa(?!:\s*[A-Z]+\d+(, ?[A-Z]+\d+)*\s+\S)", "Name the code and the reason: # noqa: X123 -- why."
    ),
    Forbidden(
        r"pypi\.org|pythonhosted|npmjs\.(org|com)|registry\.|index-url|githubusercontent|unpkg\.com|jsdelivr|cdnjs",
        "Name no registry's host: the tools know where to ask.",
    ),
    Forbidden(r"(?<![\w.])/(work|tmp|root|opt|home)/\w", "Name no path of one machine."),
    Forbidden(
        r"\.\./shared|\bfarm-\w|`(issues|duplicates)( |`)|\bissues show\b",
        "Name no tool or folder of the workshop.",
    ),
    Forbidden(
        r"<style\b|<script\b(?![^>]*\bsrc=)|\bstyle=\"|\bon(click|load|change|submit)=",
        "No inline script or style: the content security policy refuses it.",
        SOURCES / "web",
    ),
]


@pytest.mark.parametrize("forbidden", FORBIDDEN, ids=lambda forbidden: forbidden.instead)
def test_word_stays_out(forbidden: Forbidden) -> None:
    pattern = re.compile(forbidden.pattern)
    faults = [
        f"{shown(path)}:{number} {line.strip()[:90]}"
        for path in kept_files()
        if path != HERE and path.suffix in TEXTS and path.is_relative_to(forbidden.below)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not faults, forbidden.instead + as_list(faults)


def test_node_lock_names_no_address_to_download_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    with_address = [name for name, package in lock["packages"].items() if "resolved" in package]
    assert not with_address, f"Lock again with omit-lockfile-registry-resolved: {with_address}."


def test_every_locked_package_has_its_digest() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
    for requirements in (ROOT / "requirements").glob("*.txt"):
        text = requirements.read_text(encoding="utf-8")
        named = re.findall(r"^\S+==\S+.*\\$", text, re.MULTILINE)
        assert named, requirements
        assert len(named) == len(re.findall(r"^\S+==", text, re.MULTILINE)), (
            f"Lock {requirements.name} with hashes."
        )
