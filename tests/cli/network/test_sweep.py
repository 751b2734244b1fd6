"""`majup network sweep`: a folder in, a curve out, with a plan for each point; faults have remedies."""

import csv
import json
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from majup.cli.network.axes import AxisRefused, Span, span_of
from majup.cli.network.sweep_commands import WORK, sweep_folder
from majup.engines.network.solution import plan_from_json
from tests.cli.network.folders import TABLES, a_folder
from tests.cli.network.problem_folders import a_folder_of
from tests.engines.network.region import a_region

SWEEP = [sys.executable, "-c", "from majup.cli.network.sweep_commands import sweep_folder; sweep_folder()"]
SCENARIOS = """scenario,factor,service,municipality
low,0.5,,
high,1.5,DAY_CARE,
high,2,,Cēsis
"""


def _sweep(data, out, *options, jobs="1"):
    arguments = ["--data", str(data), "--out", str(out), "--jobs", jobs, *options]
    return CliRunner().invoke(sweep_folder, arguments)


def _table(out):
    with (out / "sweep.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _files(folder):
    """Every file below but those that tell how long it took."""
    timed = {"plan.json", "receipt.json"}
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in timed)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_budget_curve_is_written_with_a_plan_for_each_point(tmp_path):
    result = _sweep(a_folder(tmp_path / "in"), tmp_path / "out", "--budget", "100000:250000:50000")

    # A centre takes ten and costs 90 000 EUR besides its building (20 000 or 30 000); home care needs none.
    assert result.exit_code == 0, result.output
    rows = _table(tmp_path / "out")
    assert [(row["point"], row["needs_met"], row["more_needs_met"]) for row in rows] == [
        ("100000", "7", ""),
        ("150000", "17", "10"),
        ("200000", "17", "0"),
        ("250000", "24", "7"),
    ]
    plan = plan_from_json((tmp_path / "out" / rows[3]["plan"] / "plan.json").read_text(encoding="utf-8"))
    assert (plan.needs_met, plan.capital_eur) == (24, 230000)


def test_the_picture_is_a_drawing_with_a_title_and_a_description(tmp_path):
    _sweep(a_folder(tmp_path / "in"), tmp_path / "out", "--budget", "100000:150000:50000")

    picture = ET.parse(tmp_path / "out" / "sweep.svg").getroot()
    texts = [node.text for node in picture]
    assert picture.get("role") == "img"
    assert texts[0] == "What more money buys"
    assert texts[1] == "100000: 7 needs met; 150000: 17 needs met"


def test_money_is_also_added_or_taken_by_parts(tmp_path):
    data = a_folder(tmp_path / "in")

    _sweep(data, tmp_path / "more", "--budget", "+0:+100000:+100000")
    _sweep(data, tmp_path / "parts", "--budget", "50%:100%:50%")

    assert [row["amount"] for row in _table(tmp_path / "more")] == ["130000", "230000"]
    assert [(row["amount"], row["needs_met"]) for row in _table(tmp_path / "parts")] == [
        ("0.5", "7"),
        ("1", "17"),
    ]


def test_a_longer_reach_is_given_ways_as_far_as_it_goes(tmp_path):
    services = TABLES["services.csv"].replace("AT_SITE,45", "AT_SITE,5")

    _sweep(a_folder(tmp_path / "in", services=services), tmp_path / "out", "--reach", "5:45:40")

    # Cēsis and Valmiera lie 38 minutes apart by the road factor: not among the ways of a reach of 5.
    assert [row["needs_met"] for row in _table(tmp_path / "out")] == ["16", "17"]


def test_a_reach_beyond_the_given_ways_is_said_to_change_nothing(tmp_path):
    ways = "place,site,minutes\nvalmiera,valmiera-hall,3\ncesis,valmiera-hall,40\n"

    result = _sweep(a_folder(tmp_path / "in", ways=ways), tmp_path / "out", "--reach", "20:60:20")

    assert "no way longer than 40 minutes, so the points 60 are as the one before" in result.stderr


def test_scenarios_of_demand_are_planned_in_their_order(tmp_path):
    data = a_folder(tmp_path / "in")
    (tmp_path / "scenarios.csv").write_text(SCENARIOS, encoding="utf-8")

    _sweep(data, tmp_path / "out", "--scenarios", str(tmp_path / "scenarios.csv"))

    # Halved, day care has 8.5 and home care 3.5, both rounded up. High: 18 and 6 and 13.5, 4 and 6.
    rows = _table(tmp_path / "out")
    assert [(row["point"], row["needs_total"]) for row in rows] == [("low", "13"), ("high", "48")]
    assert rows[0]["amount"] == ""


def test_the_json_answer_has_every_point(tmp_path):
    result = _sweep(a_folder(tmp_path / "in"), tmp_path / "out", "--budget", "0:150000:150000", "--json")

    answer = json.loads(result.stdout)
    assert (answer["axis"], answer["is_whole"], answer["is_repeatable"]) == ("BUDGET", True, True)
    assert [(row["value"], row["bound"], row["outcome"]) for row in answer["points"]] == [
        (7, 7, "PROVED_BEST"),
        (17, 17, "PROVED_BEST"),
    ]
    assert answer["points"][0]["seconds"] > 0


def test_one_process_or_two_write_the_same(tmp_path):
    data = a_folder_of(a_region(places=12, sites=6, persons=40), tmp_path / "in")
    varied = ["--budget", "20%:60%:20%", "--chain", "2", "--work", "2"]

    _sweep(data, tmp_path / "one", *varied, jobs="1")
    _sweep(data, tmp_path / "two", *varied, jobs="2")

    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert len(_files(tmp_path / "one")) == 3 + 3 * 5


def test_an_older_sweep_is_replaced_and_a_foreign_folder_left_alone(tmp_path):
    data = a_folder(tmp_path / "in")
    _sweep(data, tmp_path / "out", "--budget", "0:200000:100000")
    _sweep(data, tmp_path / "out", "--budget", "0:100000:100000")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")

    refused = _sweep(data, tmp_path / "mine", "--budget", "0:100000:100000")

    assert len(_table(tmp_path / "out")) == 2
    assert refused.exit_code == 2
    assert "letter.txt, which no sweep wrote" in refused.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "mine", "out"]


def test_an_interrupt_keeps_the_points_that_are_finished(tmp_path):
    data = a_folder_of(a_region(places=12, sites=6, persons=40), tmp_path / "in")
    arguments = [
        "--out",
        str(tmp_path / "out"),
        "--budget",
        "10%:100%:5%",
        "--jobs",
        "1",
        "--gap",
        "0",
        "--json",
    ]
    with subprocess.Popen(
        [*SWEEP, "--data", str(data), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while not process.stderr.readline().startswith("2 of 19"):
            pass
        process.send_signal(signal.SIGINT)
        out, _err = process.communicate(timeout=30)

    answer = json.loads(out)
    assert process.returncode == 0
    assert answer["is_whole"] is False
    assert 2 <= len(answer["points"]) == len(_table(tmp_path / "out")) < 19


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "one of --budget, --reach and --scenarios"),
        (["--budget", "0:1:1", "--reach", "1:2:1"], "one of --budget, --reach and --scenarios"),
        (["--budget", "0-500"], "write FROM:TO:STEP"),
        (["--budget", "0:50%:10"], "all three parts alike"),
        (["--budget", "9:1:1"], "let TO be at least FROM"),
        (["--budget", "0:9:0"], "STEP more than 0"),
        (["--budget", "0:9000:1"], "makes 9,001 plans, 200 at most"),
        (
            ["--budget", "0:9:1", "--area", "Kurzeme"],
            "--area Kurzeme is no area of the folder; name one of Vidz",
        ),
        (["--budget", "+0:+9:+1", "--area", "Cēsis"], "Cēsis has no capital budget to add to"),
        (["--reach", "+1:+2:+1"], "write minutes, or parts with %"),
        (["--reach", "1:2:1", "--service", "HOME_CARE"], "HOME_CARE has no reach; name one of DAY_CARE"),
        (
            ["--reach", "1:2:1", "--cluster", "tcp://127.0.0.1:9"],
            "No Dask scheduler answers at tcp://127.0.0.1:9",
        ),
    ],
)
def test_what_cannot_be_swept_is_refused_with_a_remedy(tmp_path, monkeypatch, options, says):
    monkeypatch.setattr("majup.cli.network.cluster.SECONDS_TO_ANSWER", 0.5)

    result = _sweep(a_folder(tmp_path / "in"), tmp_path / "out", *options)

    assert result.exit_code == 2
    assert says in result.stderr
    assert not (tmp_path / "out").exists()


def test_several_budgets_ask_whose_money_varies(tmp_path):
    budgets = TABLES["budgets.csv"] + "MUNICIPALITY,Cēsis,50000,\n"
    data = a_folder(tmp_path / "in", budgets=budgets)

    refused = _sweep(data, tmp_path / "out", "--budget", "0:9:9")
    taken = _sweep(data, tmp_path / "out", "--budget", "0:130000:130000", "--area", "Cēsis")

    assert "budgets of Vidzeme, Cēsis; say with --area" in refused.stderr
    assert taken.exit_code == 0


def test_faults_of_scenarios_are_named_by_line(tmp_path):
    text = "scenario,factor,service\nlow,half,\nhigh,1.2,NO_SUCH\n,2,\n"
    (tmp_path / "scenarios.csv").write_text(text, encoding="utf-8")

    result = _sweep(
        a_folder(tmp_path / "in"), tmp_path / "out", "--json", "--scenarios", str(tmp_path / "scenarios.csv")
    )

    faults = json.loads(result.stdout)["faults"]
    assert result.exit_code == 2
    assert [(fault["line"], fault["column"]) for fault in faults] == [
        (2, "factor"),
        (4, "scenario"),
        (3, "scenario"),
    ]


def test_points_ended_by_the_clock_are_named(tmp_path, monkeypatch):
    data = a_folder_of(a_region(places=30, sites=15, persons=150), tmp_path / "in")

    result = _sweep(data, tmp_path / "out", "--budget", "40%:40%:1%", "--limit", "0.5", "--gap", "0")

    assert "The clock ended 0.4: another run may answer otherwise" in result.stderr


def test_spans_hold_their_ends():
    assert span_of("0:1:0.1", option="--budget").amounts[-1] == 1.0
    assert span_of("0:250:100", option="--budget").amounts == (0, 100, 200)
    assert span_of("50%:150%:50%", option="--reach") == Span(amounts=(0.5, 1.0, 1.5), is_factor=True)
    assert span_of("+0:+5:+5", option="--budget") == Span(amounts=(0, 5), is_added=True)
    with pytest.raises(AxisRefused):
        span_of("1:2", option="--reach")


def test_the_default_work_makes_sweeps_repeat():
    work = next(option for option in sweep_folder.params if option.name == "work")

    assert work.default == WORK > 0
