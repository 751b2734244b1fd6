"""`majup network pmedian`, `cpmedian` and `cfl`: the promised shape, and honest exit codes."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from majup.cli.network.commands import network

# Two paths of three nodes, far apart: medians in their middles serve the other four at distance 1 each.
PATH = "6 5 2\n1 2 1\n2 3 1\n3 4 9\n4 5 1\n5 6 1\n"
# Two pairs of clients far apart, each pair filling one median of capacity 10.
TWO_PAIRS = "1 2\n4 2 10\n1 0 0 5\n2 1 0 5\n3 50 0 5\n4 51 0 5\n"
# Site 1 is free to open but holds one client only; with split demand site 2 opens for the rest.
TWO_SITES = "2 2\n6 0\n9 5\n5\n10 20\n5\n10 20\n"


def _run(tmp_path, text, *command):
    file = tmp_path / "instance.txt"
    file.write_text(text)
    return CliRunner().invoke(network, [command[0], str(file), *command[1:]])


@pytest.mark.parametrize(
    ("command", "text", "value", "opened"),
    [
        (("pmedian",), PATH, 4, [2, 5]),
        (("cpmedian",), TWO_PAIRS, 2, None),
        (("cfl",), TWO_SITES, 12 + 8 * 2 + 5, [1, 2]),
        (("cfl", "--single-source"), TWO_SITES, 10 + 20 + 5, [1, 2]),
    ],
)
def test_json_has_the_promised_keys_and_the_best_value(tmp_path, command, text, value, opened):
    result = _run(tmp_path, text, *command, "--limit", "20", "--json")

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(answer) == ["outcome", "value", "bound", "gap", "seconds", "open", "peak_mb"]
    assert (answer["outcome"], answer["gap"]) == ("PROVED_BEST", 0)
    assert answer["value"] == pytest.approx(value)
    assert answer["bound"] == pytest.approx(value)
    assert opened is None or answer["open"] == opened


def test_without_json_the_answer_is_a_sentence(tmp_path):
    result = _run(tmp_path, PATH, "pmedian")

    assert "PROVED_BEST: 4.000, gap 0.000%" in result.output
    assert "open: 2 5" in result.output


def test_impossible_ends_with_code_one(tmp_path):
    result = _run(tmp_path, TWO_PAIRS.replace("4 2 10", "4 1 10"), "cpmedian", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["outcome"] == "IMPOSSIBLE"


def test_another_format_ends_with_code_two_and_its_line(tmp_path):
    result = _run(tmp_path, "5 4 2\n1 2 one\n", "pmedian")

    assert result.exit_code == 2
    assert "instance.txt: " in result.output


def test_a_missing_file_ends_with_code_two(tmp_path):
    assert CliRunner().invoke(network, ["pmedian", str(tmp_path / "nothing.txt")]).exit_code == 2


def test_several_files_are_answered_in_turn_each_by_its_name(tmp_path):
    for name, text in (("one.txt", PATH), ("two.txt", PATH.replace("6 5 2", "6 5 1"))):
        (tmp_path / name).write_text(text)

    result = CliRunner().invoke(
        network, ["pmedian", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--json"]
    )

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(answer["file"], answer["value"]) for answer in answers] == [("one.txt", 4), ("two.txt", 33)]


def test_a_refused_file_among_several_ends_with_code_two_and_the_others_answered(tmp_path):
    (tmp_path / "bad.txt").write_text("5 4 2\n1 2 one\n")
    (tmp_path / "good.txt").write_text(PATH)

    result = CliRunner().invoke(network, ["pmedian", str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")])

    assert result.exit_code == 2
    assert "bad.txt: " in result.stderr
    assert "good.txt: PROVED_BEST: 4.000" in result.stdout


def test_a_pmedian_loads_neither_a_solver_nor_scipy():
    program = (
        "import sys; from majup.cli.network.commands import network; network.get_command(None, 'pmedian'); "
        "sys.exit(sorted({'highspy', 'scipy', 'django', 'numba'} & set(sys.modules)) or 0)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
