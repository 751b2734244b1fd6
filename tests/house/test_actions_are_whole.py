"""Every action file is one use case: one public function, inside an act with a permission, with a test."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import DOMAINS, ROOT, parsed, python_files, shown

ACTIONS = [
    path for path in python_files(DOMAINS) if path.parent.name == "actions" and path.name != "__init__.py"
]
# May only shrink. Why each opens no act of its own.
WITHOUT_ACT = {
    "audit/append_entry": "is the end of every act: the kernel calls it inside the one that is open",
    "runs/renew_heartbeat": "notes passing state every two seconds, which would bury the audit",
}
ACT_NAME = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")


def _name(path: Path) -> str:
    return f"{path.parents[1].name}/{path.stem}"


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_action_file_has_one_public_function_named_as_the_file(path: Path) -> None:
    public = [function.name for function in _public_functions(path)]
    assert public == [path.stem], (
        f"{shown(path)} must hold one public function, {path.stem}; it holds {public}. "
        "Begin the name of a part with _, and give another use case its own file."
    )


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_action_takes_its_arguments_by_name_and_who_does_it(path: Path) -> None:
    if _name(path) in WITHOUT_ACT:
        return
    arguments = next(function.args for function in _public_functions(path) if function.name == path.stem)
    assert not arguments.args, f"{shown(path)}: make the arguments of {path.stem} keyword-only."
    assert "by" in [argument.arg for argument in arguments.kwonlyargs], (
        f"{shown(path)}: {path.stem} must take by: Viewer, the one who does it."
    )


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_action_opens_an_act_with_an_audit_name_and_a_permission(path: Path) -> None:
    if _name(path) in WITHOUT_ACT:
        return
    acts = _acts(parsed(path))
    assert acts, (
        f'{shown(path)} must change the record inside: with act("…", by=by, needs=policies.…) as record.'
    )
    for call in acts:
        name = call.args[0] if call.args else None
        assert isinstance(name, ast.Constant), f"{shown(path)}: write the act's name as plain text."
        assert ACT_NAME.fullmatch(str(name.value)), (
            f"{shown(path)}: name the act as domain.what_happened, not {name.value!r}."
        )
        keywords = {keyword.arg for keyword in call.keywords}
        assert {"by", "needs"} <= keywords, f"{shown(path)}: act(…) must say by= and needs=."


@pytest.mark.parametrize("path", ACTIONS, ids=_name)
def test_action_has_a_test(path: Path) -> None:
    domain, action = path.parents[1].name, path.stem
    folder = ROOT / "tests" / "domains" / domain
    camel = "".join(word.capitalize() for word in action.split("_"))
    named = re.compile(rf"(def test_{action}_\w+|class Test{camel})\b")
    has_file = (folder / f"test_{action}.py").exists() or (folder / "actions" / f"test_{action}.py").exists()
    tests = folder.rglob("test_*.py")
    assert has_file or any(named.search(test.read_text(encoding="utf-8")) for test in tests), (
        f"{shown(path)} has no test: write tests/domains/{domain}/test_{action}.py, where it is permitted, "
        "refused, forbidden, audited and rolled back whole."
    )


def test_exemptions_name_actions_that_exist() -> None:
    gone = set(WITHOUT_ACT) - {_name(path) for path in ACTIONS}
    assert not gone, f"Remove from WITHOUT_ACT what is gone: {sorted(gone)}."


def test_no_two_actions_share_an_audit_name() -> None:
    seen: dict[str, str] = {}
    for path in ACTIONS:
        for name in {str(call.args[0].value) for call in _acts(parsed(path))}:  # type: ignore[attr-defined]  # checked above
            assert name not in seen, f"{shown(path)} and {seen[name]} both leave {name} in the audit."
            seen[name] = shown(path)


def _public_functions(path: Path) -> list[ast.FunctionDef]:
    body = parsed(path).body
    return [node for node in body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def _acts(tree: ast.AST) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "act"]
