"""Behind HTTPS, Django's own review of a deployment finds nothing."""

import os
import subprocess
import sys


def test_django_finds_nothing_to_warn_of_behind_https() -> None:
    env = {**os.environ, "MAJUP_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "majup.config.settings"}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
