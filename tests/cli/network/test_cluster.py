"""A real Dask scheduler and two workers on loopback: the tables are those of home."""

import subprocess
import sys
from contextlib import ExitStack

import pytest
from click.testing import CliRunner

from benchmarks.loopback import loopback
from majup.cli.network import cluster
from majup.cli.network.cluster import ClusterRefused
from majup.cli.network.sweep_commands import sweep_folder
from tests.cli.network.folders import a_folder
from tests.cli.network.problem_folders import a_folder_of
from tests.engines.network.region import a_region

SWEEP = [sys.executable, "-c", "from majup.cli.network.sweep_commands import sweep_folder; sweep_folder()"]
# Four chains wait at the workers from the start, so a killed one always takes some with it.
VARIED = ["--budget", "10%:80%:10%", "--chain", "2", "--work", "2"]
TIMED = {"plan.json", "receipt.json"}


@pytest.fixture(scope="module")
def running():
    """A cluster for the tests that kill nobody."""
    with loopback(workers=2) as running:
        yield running


def _files(folder):
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in TIMED)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_killed_worker_changes_nothing_of_the_answer(tmp_path):
    data = a_folder_of(a_region(places=12, sites=6, persons=40), tmp_path / "in")
    arguments = [*SWEEP, "--data", str(data), *VARIED]
    with ExitStack() as stack:
        running = stack.enter_context(loopback(workers=2))
        process = stack.enter_context(
            subprocess.Popen(
                [*arguments, "--out", str(tmp_path / "there"), "--cluster", running.address],
                stderr=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        lines = []
        while not lines or not lines[-1].startswith("1 of 8"):
            lines.append(process.stderr.readline())
        running.kill_worker()
        assert process.poll() is None, "the sweep was over before the worker was killed"
        out, err = process.communicate(timeout=60)
    here = CliRunner().invoke(sweep_folder, [*arguments[3:], "--out", str(tmp_path / "here"), "--jobs", "1"])

    assert "on 2 workers of" in lines[0]
    assert (process.returncode, here.exit_code) == (0, 0), err
    assert "8 of 8 points" in out
    assert _files(tmp_path / "there") == _files(tmp_path / "here")


def test_chains_on_a_cluster_answer_as_at_home(tmp_path, running):
    data = a_folder(tmp_path / "in")
    varied = ["--data", str(data), "--budget", "0:300000:50000"]

    there = CliRunner().invoke(
        sweep_folder, [*varied, "--out", str(tmp_path / "there"), "--cluster", running.address]
    )
    CliRunner().invoke(sweep_folder, [*varied, "--out", str(tmp_path / "here"), "--jobs", "1"])

    assert there.exit_code == 0, there.output
    assert len(_files(tmp_path / "here")) == 3 + 7 * 5
    assert _files(tmp_path / "there") == _files(tmp_path / "here")


def test_a_worker_with_another_engine_is_refused(running, monkeypatch):
    monkeypatch.setattr(cluster, "ENGINE_VERSION", "0.0")

    with (
        pytest.raises(ClusterRefused, match=r"runs engine .* here it is 0\.0 .* install the same"),
        cluster.cluster(running.address),
    ):
        pass


def test_a_scheduler_without_workers_is_refused(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_WAIT_FOR_WORKERS", 0.3)
    with (
        loopback(workers=0) as alone,
        pytest.raises(ClusterRefused, match="has no workers: start some"),
        cluster.cluster(alone.address),
    ):
        pass
