"""Keys follow one another while people are read, found and brought in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection
from psycopg.conninfo import make_conninfo

from payung.access.models import AuditEvent, ChangedRows, FormerRow
from payung.access.numbers import ring_changes, rotation
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.use import use_of_keys
from payung.access.scope import Scope
from payung.access.trail.chain import Verification
from payung.access.trail.former import FormerRows
from payung.audit.wording import differences
from payung.database import application_url
from payung.membership.history import changes_of
from payung.membership.people import find_people
from payung.primitives.errors import InputError
from payung.register.models import Person

from .sealed_set import for_both, number_of, opens_everywhere, people

pytestmark = pytest.mark.django_db
committed = pytest.mark.django_db(transaction=True)


def found(number: str) -> list[str]:
    return [person.full_name for person in find_people(Scope((), unplaced=True), number).people]


@for_both
def test_nobody_is_missed_and_nothing_fails_between_two_batches(ring_file: Path) -> None:
    people(40)
    ring_changes.make_key(to=None, by=None)
    seen: list[tuple[int, int]] = []

    def look(done: int, total: int) -> None:
        seen.append((done, total))
        assert found(number_of(7)) == ["WARGA 7"]
        assert found(number_of(40)) == ["WARGA 40 BARU"]
        opens_everywhere()
        Person.objects.filter(full_name="WARGA 7").update(
            phone_sealed=sealer("phone").seal(f"0812{done:06d}")
        )

    rotation.rotate(by=None, progress=look, rows_at_once=7)
    assert len(seen) > 10
    assert seen[0][0] == 0
    assert seen[-1][0] >= seen[-1][1] - 1  # one telephone came under the new key by itself
    opens_everywhere()


@committed
def test_the_history_says_that_only_the_key_changed_and_the_chain_still_holds(
    ring_file: Path,
) -> None:
    people(20)
    before = FormerRow.objects.count()
    contents = [
        {k: v for k, v in f.content.items() if "sealed" not in k}
        for f in FormerRow.objects.order_by("pk")
    ]
    ring_changes.make_key(to=None, by=None)
    rotation.rotate(by=None)
    number = current_ring().newest.number
    assert FormerRow.objects.count() == before
    assert [
        {k: v for k, v in f.content.items() if "sealed" not in k}
        for f in FormerRow.objects.order_by("pk")
    ] == contents
    noted = ChangedRows.objects.filter(reason=f"disegel ulang dengan kunci {number}")
    assert sum(len(change.keys) for change in noted.filter(table_name="register_person")) == 20
    with connection.cursor() as cursor:
        assert list(FormerRows().faults(cursor)) == []
        assert list(Verification().faults(cursor)) == []
    events = AuditEvent.objects.filter(object_type="access.key").order_by("pk")
    assert [(event.verb, event.object_id) for event in events] == [
        ("key_made", str(number)),
        ("keys_rotated", str(number)),
    ]
    assert events[1].details == {
        "values": 20 * 3 + 2 * 2
    }  # three of each person, two of a former row


def test_between_two_keys_no_page_says_that_a_number_changed(ring_file: Path) -> None:
    people(10)
    ring_changes.make_key(to=None, by=None)
    person = Person.objects.get(full_name="WARGA 10 BARU")
    before = FormerRow.objects.get(key=person.pk, table_name="register_person").content
    person.nik_sealed = sealer("nik").seal(number_of(10))
    person.phone_sealed = sealer("phone").seal("0812000010")
    Person.objects.filter(pk=person.pk).update(
        nik_sealed=person.nik_sealed, phone_sealed=sealer("phone").seal("0899")
    )
    after = {
        **before, "full_name": "X", "nik_sealed": _in_json(person.nik_sealed),
        "phone_sealed": _in_json(person.phone_sealed),
    }  # fmt: skip
    assert [name for name, _, _ in differences(before, after)] == ["nama"]
    told = [{name for name, _, _ in change.fields} for change in changes_of(person)]
    assert told == [{"full_name", "phone_sealed"}]


def _in_json(value: bytes) -> str:
    return "\\x" + value.hex()


def test_a_change_made_under_cover_of_a_rotation_is_kept_like_any_other(ring_file: Path) -> None:
    people(2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.resealing', 'on', false)")
        cursor.execute("UPDATE register_person SET full_name = 'LAIN' WHERE full_name = 'WARGA 1'")
        cursor.execute("SELECT set_config('payung.resealing', '', false)")
    assert FormerRow.objects.get().content["full_name"] == "WARGA 1"


def test_a_former_row_takes_no_other_change_than_a_new_seal(ring_file: Path) -> None:
    people(10)
    refused = """UPDATE access_formerrow SET content = content || '{"full_name": "LAIN"}'"""
    with pytest.raises(DatabaseError) as told, connection.cursor() as cursor:
        cursor.execute(refused)
    assert isinstance(told.value.__cause__, psycopg.errors.RaiseException)


@committed
def test_rows_that_somebody_is_changing_are_sealed_when_he_is_done(ring_file: Path) -> None:
    people(3)
    ring_changes.make_key(to=None, by=None)
    told: list[int] = []
    with _other_connection() as other:
        other.execute(
            "SELECT set_config('payung.scope', '*', false), set_config('payung.unplaced', 'on', false)"
        )
        other.execute("UPDATE register_person SET hamlet = 'Timur' WHERE full_name = 'WARGA 2'")

        def release(done: int, _total: int) -> None:
            told.append(done)
            if len(told) == 3:
                other.commit()

        rotation.rotate(by=None, progress=release, rows_at_once=100)
    assert Person.objects.get(full_name="WARGA 2").hamlet == "Timur"
    opens_everywhere()
    assert use_of_keys().of_older(current_ring().newest.number) == 0


def _other_connection() -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(application_url(), dbname=connection.settings_dict["NAME"])


@committed
def test_two_rotations_do_not_run_together(ring_file: Path) -> None:
    people(1)
    ring_changes.make_key(to=None, by=None)
    with _other_connection() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [rotation._ONE_ROTATION])
        with pytest.raises(InputError, match="sedang berjalan"):
            rotation.rotate(by=None)


@committed
def test_a_rotation_that_is_killed_goes_on_where_it_was(ring_file: Path) -> None:
    people(300)
    old = current_ring().newest.number
    ring_changes.make_key(to=None, by=None)
    all_of_them = use_of_keys().of(old)
    address = make_conninfo(application_url(), dbname=connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "payung.commands", "keys", "rotate", "--batch", "2"]
    running = subprocess.Popen(
        command, env={**os.environ, "DATABASE_URL": _as_url(address)}, stdout=subprocess.DEVNULL
    )
    try:
        while running.poll() is None and use_of_keys().of(old) > all_of_them * 0.7:
            assert found(number_of(150)) == ["WARGA 150 BARU"]
            time.sleep(0.05)
        assert running.poll() is None, "it was done before it could be killed"
        os.kill(running.pid, signal.SIGKILL)
    finally:
        running.wait()
    left = use_of_keys().of(old)
    assert 0 < left < all_of_them
    opens_everywhere()
    assert rotation.rotate(by=None) == left
    assert use_of_keys().of(old) == 0
    opens_everywhere()


def _as_url(address: str) -> str:
    from urllib.parse import quote

    from psycopg.conninfo import conninfo_to_dict

    parts = {key: quote(str(value), safe="") for key, value in conninfo_to_dict(address).items()}
    return "postgresql://{user}:{password}@{host}:{port}/{dbname}".format(**parts)
