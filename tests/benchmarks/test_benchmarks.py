"""`python -m benchmarks`: rows as they come, a missing file said plainly, a table and a picture."""

import json

import pytest
from click.testing import CliRunner

from benchmarks import tables
from benchmarks.__main__ import benchmarks
from benchmarks.row import Row, Trace
from benchmarks.setting import Setting
from benchmarks.tables import Table, all_tables


def _two_rows(setting):
    trace = Trace(name="Mājup", points=((0.5, 0.3), (4.0, 0.0)))
    rows = (
        Row(
            work="tiny 1", goal="1 s", ours="0.1 s", peer="HiGHS 1.2 s", ratio=12.0, met=True, traces=(trace,)
        ),
        Row(work="tiny 2", goal="1 s", ours="2 s", peer="spopt is not set up", met=False),
    )
    return (row for row in rows if setting.wants(row.work))


def _needs_instances(setting):
    yield Row(work="before", goal="none", ours="ran")
    yield Row(work="after", goal="none", ours=str(setting.instances_in("pmed")))


@pytest.fixture
def run(monkeypatch):
    known = {
        "network.tiny": Table(name="network.tiny", says="Tiny.", rows=_two_rows),
        "network.filed": Table(name="network.filed", says="Filed.", rows=_needs_instances),
        "network.long": Table(name="network.long", says="Long.", rows=_two_rows, is_long=True),
        "network.tinier": None,
    }
    monkeypatch.setattr(tables, "_names", lambda: list(known))
    monkeypatch.setattr(tables, "_table", known.get)
    return lambda *arguments: CliRunner().invoke(benchmarks, list(arguments))


def test_a_table_prints_a_row_a_line(run):
    result = run("network.tiny", "--json")

    assert result.exit_code == 0, result.output
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"work": "tiny 1", "goal": "1 s", "ours": "0.1 s", "peer": "HiGHS 1.2 s", "ratio": 12.0, "met": True},
        {
            "work": "tiny 2",
            "goal": "1 s",
            "ours": "2 s",
            "peer": "spopt is not set up",
            "ratio": None,
            "met": False,
        },
    ]


def test_a_pattern_picks_work(run):
    assert run("network.tiny", "--only", "*2").stdout.startswith("tiny 2: 2 s")


def test_a_group_runs_all_its_tables_but_the_long_ones(run):
    result = run("network", "--json")

    assert [json.loads(line)["work"] for line in result.stdout.splitlines()] == ["tiny 1", "tiny 2", "before"]
    assert "network.filed: No folder of instances was named" in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_missing_is_named(run, tmp_path):
    result = run("network.filed", "--instances", str(tmp_path))

    assert result.exit_code == 2
    assert f"{tmp_path / 'pmed'} is missing" in result.stderr


def test_table_and_picture_are_written(run, tmp_path):
    run("network.tiny", "--out", str(tmp_path))

    table = (tmp_path / "network.tiny.md").read_text(encoding="utf-8")
    picture = (tmp_path / "network.tiny.svg").read_text(encoding="utf-8")
    assert "| tiny 1 | 1 s | 0.1 s | HiGHS 1.2 s | 12.00 | yes |" in table
    assert "cores of" in table
    assert "tiny 1, Mājup: 0.00 % at 4 s" in picture


def test_an_unknown_table_is_refused_with_those_there_are(run):
    result = run("nothing")

    assert result.exit_code == 2
    assert "There is no table 'nothing'." in result.stderr
    assert "network.long" in result.stderr


def test_a_long_table_runs_by_its_whole_name(run):
    assert run("network.long").exit_code == 0


def test_every_table_there_is_says_what_it_measures():
    assert {"network.continent", "network.region", "network.replay"} <= {table.name for table in all_tables()}
    assert [table.name for table in all_tables() if len(table.says) < 20] == []


def test_peers_that_are_not_set_up_are_said_so(tmp_path):
    setting = Setting(scratch=tmp_path, peer_python=tmp_path / "python")

    with pytest.raises(Exception, match="The peers are not set up"):
        setting.peer()
