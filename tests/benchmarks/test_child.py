"""A program run as a process of its own: its answer, its memory, and its end."""

import sys

import pytest

from benchmarks.child import run_json, run_majup
from benchmarks.setting import NotThere


def _run(code, *, seconds=20.0):
    return run_json([sys.executable, "-c", code], seconds=seconds)


def test_the_last_line_is_the_answer():
    ran = _run("print('reading'); print('{\"value\": 3}')")

    assert (ran.answer, ran.code) == ({"value": 3}, 0)


def test_a_program_that_says_no_json_has_no_answer_but_a_complaint():
    ran = _run("import sys; print('so'); sys.exit('no file')")

    assert (ran.answer, ran.code, ran.complaint) == ({}, 1, "no file")


def test_a_program_that_takes_too_long_is_ended():
    ran = _run("import time; time.sleep(60)", seconds=0.3)

    assert ran.code < 0
    assert ran.seconds < 20


def test_peak_memory_is_that_of_the_program_alone():
    small, large = _run("print(1)"), _run("x = bytearray(200_000_000); print(1)")

    assert large.peak_mb - small.peak_mb == pytest.approx(190, abs=15)


def test_a_missing_program_is_named():
    with pytest.raises(NotThere, match="nowhere cannot be run: No such file"):
        run_json(["nowhere"], seconds=1.0)


def test_our_own_door_runs_in_a_process_of_its_own():
    assert run_majup("network", "solve", "--help", seconds=60.0).code == 0
