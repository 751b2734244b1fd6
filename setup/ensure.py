"""The set-up as a whole: what ./run and ./check both need before they begin."""

import front_end
import machine
import made_files
import python_packages
from steps import say


def ensure(*, with_tests: bool) -> None:
    """Bring this checkout to where it can run, or with the test tools be checked. Does nothing twice."""
    machine.ensure_pango(needed=with_tests)
    if with_tests:
        machine.ensure_chromium()
    python_packages.ensure(with_tests=with_tests)
    front_end.ensure()
    made_files.ensure()
    say("── the set-up is complete")
