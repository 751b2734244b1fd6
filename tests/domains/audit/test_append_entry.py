"""Appending to the chain: what an entry keeps, and that writers at the same time make one chain."""

import json
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections

from majup.domains.accounts.models import User
from majup.domains.audit.models import AuditEntry, ChainHead
from majup.domains.audit.queries import verify_chain
from majup.kernel.act import act
from majup.kernel.permission import allow
from majup.kernel.records import RewriteRefused
from majup.kernel.viewer import Role, Viewer
from tests.situations.acting import arranging

TRY = allow("tests.try", *Role)
WORKER = Viewer(
    user_id=uuid4(), name="Ināra Rozīte", role=Role.SOCIAL_WORKER, organisation_id=uuid4(), region_id=1
)


@pytest.mark.django_db
class TestEntry:
    def test_an_entry_keeps_who_where_what_and_the_facts_in_plain_values(self) -> None:
        with act("tests.tried", by=WORKER, needs=TRY) as record:
            record.about_many(User, on=date(2017, 10, 1), rows=3, share=0.5, done=True, nothing=None)
        entry = AuditEntry.objects.get()
        assert (entry.seq, entry.by_name, entry.by_organisation) == (1, WORKER.name, WORKER.organisation_id)
        assert entry.subject == "accounts.User:*"
        assert entry.touched == [
            {
                "model": "accounts.User",
                "key": "*",
                "facts": {"on": "2017-10-01", "rows": 3, "share": 0.5, "done": True, "nothing": None},
            }
        ]

    def test_each_entry_carries_the_seal_of_the_one_before(self) -> None:
        for _number in range(2):
            with arranging():
                pass
        first, second = AuditEntry.objects.order_by("seq")
        assert (first.previous, second.previous) == ("0" * 64, first.seal)
        head = ChainHead.objects.get()
        assert (head.count, head.last) == (2, second.seal)

    def test_an_entry_can_neither_be_changed_nor_deleted_through_the_model(self) -> None:
        with arranging():
            pass
        entry = AuditEntry.objects.get()
        with pytest.raises(RewriteRefused):
            entry.save()
        with pytest.raises(RewriteRefused):
            AuditEntry.objects.all().delete()


WRITERS, ACTS = 4, 10
MAJUP = str(Path(sys.executable).with_name("majup"))


def write_some_acts(failures: list[Exception]) -> None:
    try:
        for _number in range(ACTS):
            with act("tests.tried", by=WORKER, needs=TRY) as record:
                record.about_many(User)
    except Exception as error:  # noqa: BLE001  # a thread's failure must reach the test
        failures.append(error)
    finally:
        connections.close_all()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_threads_writing_at_the_same_time_make_one_unbroken_chain() -> None:
    failures: list[Exception] = []
    threads = [threading.Thread(target=write_some_acts, args=(failures,)) for _writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert AuditEntry.objects.count() == WRITERS * ACTS
    assert verify_chain().unbroken


PROCESS = f"""
import django
django.setup()
from majup.domains.accounts.models import User
from majup.kernel.act import act
from majup.kernel.permission import allow
from majup.kernel.viewer import SYSTEM
for _number in range({ACTS}):
    with act("tests.tried", by=SYSTEM, needs=allow("tests.try")) as record:
        record.about_many(User)
"""


def test_processes_writing_into_one_file_make_one_unbroken_chain(tmp_path: Path) -> None:
    """The embedded database has no row locks: there each act waits its turn for the whole file."""
    mine = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'majup.sqlite3'}",
        "MAJUP_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "majup.config.settings",
    }
    environment = os.environ | mine
    run([sys.executable, "-m", "django", "migrate", "-v0", "--skip-checks"], environment)
    writers = [
        subprocess.Popen([sys.executable, "-c", PROCESS], env=environment) for _writer in range(WRITERS)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * WRITERS
    verdict = json.loads(run([MAJUP, "audit", "verify", "--json"], environment))
    assert verdict == {"entries": WRITERS * ACTS, "unbroken": True, "first_fault": None}


def run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout
