"""An interrupt asks the run to stop, a second one ends it at once; then interrupts are as before."""

import signal

import pytest

from majup.cli.reach.live import Live
from majup.engines.reach.solution import Progress


def test_the_first_interrupt_asks_and_the_second_ends():
    before = signal.getsignal(signal.SIGINT)

    with Live() as live:
        signal.raise_signal(signal.SIGINT)
        assert live.is_stopped
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is before


def test_progress_is_shown_once_two_seconds_have_passed(capsys):
    live = Live()
    live.show(Progress(stage="scan", share=0.25))
    assert capsys.readouterr().err == ""

    live.begun -= 3.0
    live.show(Progress(stage="scan", share=0.5))

    assert "50%" in capsys.readouterr().err
