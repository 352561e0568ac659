"""One file at a time for each sender; a dead reader or a restarted server loses none of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from tests.intake.conftest import MELATI

from payung.access.models import User
from payung.intake import storage, worker
from payung.intake.actions import cancel_file, process_file, receive_file
from payung.intake.models import SourceFile
from payung.intake.queue import ahead_of, senders_with_work, turn_of, waiting_of
from payung.intake.states import State
from payung.primitives.errors import InputError
from payung.register.models import Household, Person

ROWS = 300
_ROSTER_LOCK = 7307_0001  # held by every merger of rosters: who holds it stops them in the middle

_WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "payung.web.settings"
from django.conf import settings
settings.FILES_ROOT = sys.argv[2]
from payung.intake import worker
worker.main(int(sys.argv[1]))
"""


def content(rows: int = ROWS) -> bytes:
    lines = [f"99070101019{n:05},9907010101100001,Warga {n},{MELATI}" for n in range(1, rows + 1)]
    return "\n".join(["nik,no_kk,nama,kode_desa", *lines, ""]).encode()


def received(by: User, name: str = "w.csv", rows: int = ROWS) -> SourceFile:
    return receive_file(
        content=content(rows), file_name=name, kind="roster", village_code=MELATI, by=by
    )


def state_of(file: SourceFile) -> str:
    return SourceFile.objects.get(pk=file.pk).state


def until(true: Callable[[], bool]) -> None:
    limit = time.monotonic() + 90
    while not true():
        assert time.monotonic() < limit, "nothing happened"
        time.sleep(0.05)


@contextmanager
def mergers_stopped() -> Iterator[None]:
    """Another session holds what every merge of a roster needs."""
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ROSTER_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ROSTER_LOCK])
            other.close()


@contextmanager
def working_for(sender: User, settings: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process of its own, on the database of the test."""
    at = connection.settings_dict
    url = (
        f"postgresql://{at['USER']}:{quote(at['PASSWORD'])}@/{at['NAME']}"
        f"?host={quote(str(at['HOST']), safe='')}&port={at['PORT'] or 5432}"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER, str(sender.pk), str(settings.FILES_ROOT)],
        env={**os.environ, "DATABASE_URL": url},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_files_of_one_sender_wait_in_the_order_they_came(operator: User, steward: User) -> None:
    first, other, second = received(operator), received(steward), received(operator)
    assert [*waiting_of(operator.pk)] == [first, second]
    assert [ahead_of(file) for file in (first, other, second)] == [0, 0, 1]


def test_the_page_says_how_many_files_come_first(client: Client, operator: User) -> None:
    received(operator)
    second = received(operator)
    client.force_login(operator)
    page = client.get(reverse("intake:file", args=[second.pk])).content.decode()
    assert "Menunggu giliran: 1 berkas Anda didahulukan." in page


@pytest.mark.django_db(transaction=True)
def test_a_turn_is_for_one_process_and_one_sender(rekaan: None) -> None:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [7307_0002, 5])
        with turn_of(5) as mine, turn_of(6) as free:
            assert (mine, free) == (False, True)
        cursor.execute("SELECT pg_advisory_unlock_all()")  # closing lets go a moment later
    other.close()
    with turn_of(5) as mine:
        assert mine


def test_a_reader_that_died_twice_over_a_file_gives_it_up(operator: User) -> None:
    file = received(operator)
    SourceFile.objects.filter(pk=file.pk).update(attempts=worker.MOST_ATTEMPTS, state="checked")
    worker.main(operator.pk)
    file.refresh_from_db()
    assert file.state == State.FAILED
    assert "dua kali terhenti" in file.message


def test_at_the_start_of_a_server_waiting_files_are_taken_up(
    operator: User, steward: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(operator)
    cut_off = received(steward)
    SourceFile.objects.filter(pk=cut_off.pk).update(state="reading")
    spawned: list[int] = []
    monkeypatch.setattr(worker, "_spawn", spawned.append)
    worker.resume_all()
    assert spawned == sorted([operator.pk, steward.pk])


def test_a_worker_reads_all_files_and_counts_anew_after_them(operator: User) -> None:
    first, second = received(operator, rows=3), received(operator, rows=4)
    worker.main(operator.pk)
    done = SourceFile.objects.order_by("pk")
    assert [(file.pk, file.state) for file in done] == [
        (first.pk, "merged"),
        (second.pk, "merged"),
    ]
    assert all(file.followed_at for file in done)
    assert senders_with_work() == []


def test_an_error_of_the_program_stops_one_file_not_the_queue(
    operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = received(operator, "rusak.csv"), received(operator, rows=2)

    def read(file: SourceFile, *more: Any) -> Any:
        if file.pk == bad.pk:
            raise RuntimeError("broken")
        return real(file, *more)

    from payung.intake.actions import process

    real = process.read
    monkeypatch.setattr(process, "read", read)
    worker.main(operator.pk)
    assert (state_of(bad), state_of(good)) == ("failed", "merged")


def test_a_file_that_cannot_be_begun_fails_with_the_reason_and_the_next_gets_its_turn(
    operator: User,
) -> None:
    lost, good = received(operator, "hilang.csv"), received(operator, rows=2)
    storage.forget(lost.pk)  # the database was brought back without the folder of files
    worker.main(operator.pk)
    assert (state_of(lost), state_of(good)) == ("failed", "merged")
    assert "tidak tersimpan. Kirim lagi" in SourceFile.objects.get(pk=lost.pk).message


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_finishes(
    operator: User, settings: Any
) -> None:
    file = received(operator)
    with mergers_stopped(), working_for(operator, settings) as process:
        until(lambda: state_of(file) == "checked")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (Person.objects.count(), Household.objects.count()) == (0, 0)
    with working_for(operator, settings) as process:
        assert process.wait(timeout=90) == 0
    file.refresh_from_db()
    assert (file.state, file.attempts, file.rows_created) == ("merged", 2, ROWS)
    assert Person.objects.count() == ROWS


@pytest.mark.django_db(transaction=True)
def test_a_file_is_stopped_while_it_is_merged_and_the_next_one_gets_its_turn(
    operator: User, settings: Any
) -> None:
    wrong, right = received(operator, "salah.csv"), received(operator, "benar.csv", rows=2)
    with mergers_stopped(), working_for(operator, settings) as process:
        until(lambda: state_of(wrong) == "checked")
        cancel_file(source_file=wrong, by=operator)
        until(lambda: state_of(right) == "checked")
        assert (state_of(wrong), Person.objects.count()) == ("cancelled", 0)
        process.kill()


def test_what_is_merged_already_is_not_cancelled_but_may_be_taken_back(operator: User) -> None:
    file = process_file(source_file=received(operator, rows=2), by=operator)
    with pytest.raises(InputError, match="sudah terlanjur masuk"):
        cancel_file(source_file=file, by=operator)
    assert state_of(file) == "merged"
