"""Whoever alters the audit trail, with whatever rights, is found by reading it again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from typer.testing import CliRunner

from payung.access.commands import app
from payung.access.trail import audit
from payung.access.trail.chain import Anchor, Verification
from payung.database import owner_url

EVENTS = 60
WRITE = """
INSERT INTO access_auditevent (at, actor_name, verb, object_type, object_id, region_code, details)
SELECT now() + n * interval '1 second', 'Sari ' || n, 'dibuka', 'register.person', n::text,
       '99.07.01.2001', jsonb_build_object('alasan', 'aduan ' || n)
FROM generate_series(1, %s) AS n
"""
CHAIN_NOW = "SET CONSTRAINTS ALL IMMEDIATE"
Owner: TypeAlias = psycopg.Connection[tuple[object, ...]]
Tamper: TypeAlias = Callable[[Owner, random.Random, int], None]


@pytest.fixture
def owner(db: None) -> Iterator[Owner]:
    """The owner of the tables with every trigger off, over a chain of 60 events; nothing is kept."""
    with psycopg.connect(owner_url(), dbname=connection.settings_dict["NAME"]) as opened:
        opened.execute(WRITE, [EVENTS])
        opened.execute(CHAIN_NOW)
        opened.execute("ALTER TABLE access_auditevent DISABLE TRIGGER USER")
        opened.execute("ALTER TABLE access_chainentry DISABLE TRIGGER USER")
        yield opened
        opened.rollback()


def faults(owner: Owner, anchors: list[Anchor] | None = None) -> list[str]:
    return list(Verification().faults(owner.cursor(), anchors or []))


def head(owner: Owner) -> Anchor:
    check = Verification()
    assert list(check.faults(owner.cursor())) == []
    return Anchor(check.head.position, check.head.day, check.head.number, bytes(check.head.hash))


def event_at(owner: Owner, position: int) -> int:
    row = owner.execute(
        "SELECT event_id FROM access_chainentry WHERE position = %s", [position]
    ).fetchone()
    assert row
    return int(str(row[0]))


COLUMNS = {
    "at": "at + interval '1 microsecond'",
    "actor_name": "actor_name || ' '",
    "verb": "upper(verb)",
    "object_type": "object_type || 's'",
    "object_id": "object_id || '0'",
    "region_code": "''",
    "details": 'details || \'{"alasan": "lain"}\'',
}


def alter_event(owner: Owner, chance: random.Random, place: int) -> None:
    column, value = chance.choice(sorted(COLUMNS.items()))
    owner.execute(
        f"UPDATE access_auditevent SET {column} = {value} WHERE id = %s", [event_at(owner, place)]
    )


def delete_event(owner: Owner, _chance: random.Random, place: int) -> None:
    owner.execute("DELETE FROM access_auditevent WHERE id = %s", [event_at(owner, place)])


def delete_entry(owner: Owner, _chance: random.Random, place: int) -> None:
    owner.execute("DELETE FROM access_chainentry WHERE position = %s", [place])


def delete_both(owner: Owner, chance: random.Random, place: int) -> None:
    delete_event(owner, chance, place)
    delete_entry(owner, chance, place)


def cut_the_end(owner: Owner, _chance: random.Random, place: int) -> None:
    owner.execute(
        "DELETE FROM access_auditevent USING access_chainentry AS entry "
        "WHERE entry.event_id = access_auditevent.id AND position >= %s",
        [place],
    )
    owner.execute("DELETE FROM access_chainentry WHERE position >= %s", [place])


def swap_two(owner: Owner, chance: random.Random, place: int) -> None:
    other = chance.choice([n for n in range(1, EVENTS + 1) if n != place])
    first, second = event_at(owner, place), event_at(owner, other)
    for position, event in ((place, -1), (other, first), (place, second)):
        owner.execute(
            "UPDATE access_chainentry SET event_id = %s WHERE position = %s", [event, position]
        )


def swap_contents(owner: Owner, chance: random.Random, place: int) -> None:
    other = chance.choice([n for n in range(1, EVENTS + 1) if n != place])
    owner.execute(
        "UPDATE access_auditevent AS one SET object_id = two.object_id FROM access_auditevent AS two "
        "WHERE (one.id, two.id) IN ((%(a)s, %(b)s), (%(b)s, %(a)s))",
        {"a": event_at(owner, place), "b": event_at(owner, other)},
    )


def slip_one_in(owner: Owner, _chance: random.Random, _place: int) -> None:
    owner.execute(WRITE, [1])


def change_hash(owner: Owner, _chance: random.Random, place: int) -> None:
    owner.execute("UPDATE access_chainentry SET hash = sha256(hash) WHERE position = %s", [place])


def change_day(owner: Owner, _chance: random.Random, place: int) -> None:
    owner.execute("UPDATE access_chainentry SET day = day - 1 WHERE position = %s", [place])


def write_anew(owner: Owner, chance: random.Random, place: int) -> None:
    """The most a superuser can do: an altered event, and a chain that is right again from there on."""
    alter_event(owner, chance, place)
    owner.execute(
        "CREATE TEMP TABLE events ON COMMIT DROP AS SELECT event_id FROM access_chainentry "
        "WHERE position >= %s ORDER BY position",
        [place],
    )
    owner.execute("DELETE FROM access_chainentry WHERE position >= %s", [place])
    owner.execute("ALTER TABLE access_chainentry ENABLE TRIGGER placed_by_the_database")
    owner.execute("INSERT INTO access_chainentry (event_id) SELECT event_id FROM events")


INSIDE: list[Tamper] = [
    alter_event, delete_event, delete_entry, delete_both, swap_two, swap_contents, slip_one_in,
    change_hash, change_day,
]  # fmt: skip
ONLY_BY_ANCHOR: list[Tamper] = [cut_the_end, write_anew]


def test_each_of_a_thousand_random_tamperings_is_found(owner: Owner) -> None:
    chance, anchor = random.Random(20261128), head(owner)
    missed = []
    for trial in range(1_000):
        tamper = chance.choice(INSIDE + ONLY_BY_ANCHOR)
        place = chance.randint(1, EVENTS)
        owner.execute("SAVEPOINT before")
        tamper(owner, chance, place)
        if not faults(owner, [anchor]):
            missed.append((trial, tamper.__name__, place))
        owner.execute("ROLLBACK TO before")
    assert missed == []
    assert faults(owner, [anchor]) == []


@pytest.mark.parametrize("tamper", ONLY_BY_ANCHOR)
def test_what_needs_an_anchor_is_not_found_without_one(owner: Owner, tamper: Tamper) -> None:
    anchor = head(owner)
    tamper(owner, random.Random(1), EVENTS)
    assert faults(owner) == []
    assert len(faults(owner, [anchor])) == 1


def test_the_place_of_a_fault_is_named_and_what_follows_is_not_blamed(owner: Owner) -> None:
    day = head(owner).day
    event = event_at(owner, 17)
    owner.execute("UPDATE access_auditevent SET verb = 'x' WHERE id = %s", [event])
    assert faults(owner) == [
        f"{day} nomor 17 (mata rantai 17, peristiwa {event}): "
        "isi atau urutannya bukan yang dahulu ditulis."
    ]


def test_a_new_day_counts_from_one_and_hangs_on_the_day_before(owner: Owner) -> None:
    """The 60 events are made to be of yesterday, and the first of today is chained to the last."""
    owner.execute("CREATE TEMP TABLE old ON COMMIT DROP AS TABLE access_chainentry")
    owner.execute("DELETE FROM access_chainentry")
    owner.execute(
        "INSERT INTO access_chainentry (position, event_id, day, number, hash) "
        "SELECT position, event_id, day - 1, number, hash FROM old"
    )
    owner.execute("ALTER TABLE access_auditevent ENABLE TRIGGER chained_at_commit")
    owner.execute("ALTER TABLE access_chainentry ENABLE TRIGGER placed_by_the_database")
    owner.execute(WRITE, [2])
    owner.execute(CHAIN_NOW)
    last = owner.execute(
        "SELECT position, number, day - lag(day) OVER (ORDER BY position) FROM access_chainentry "
        "ORDER BY position DESC LIMIT 2"
    ).fetchall()
    assert last == [(EVENTS + 2, 2, 0), (EVENTS + 1, 1, 1)]
    assert not any(f"mata rantai {EVENTS + 1}," in fault for fault in faults(owner))


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_chained_too_and_a_place_in_the_chain_cannot_be_chosen() -> None:
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [3])
        cursor.execute("SELECT position, number FROM access_chainentry ORDER BY position")
        assert cursor.fetchall() == [(1, 1), (2, 2), (3, 3)]
        with pytest.raises(DatabaseError):
            cursor.execute(
                "INSERT INTO access_chainentry (event_id, position, day, number, hash) "
                "SELECT min(id), 9, '2020-01-01', 9, 'x' FROM access_auditevent"
            )


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_gap() -> None:
    with transaction.atomic():
        audit.record(by=None, verb="gagal", object_type="x", object_id=1)
        transaction.set_rollback(True)
    audit.record(by=None, verb="berhasil", object_type="x", object_id=1)
    assert (
        CliRunner().invoke(app, ["verify"]).output
        == "Jejak utuh: 1 mata rantai, 0 keadaan semula.\n"
    )


@pytest.mark.parametrize("table", ["access_auditevent", "access_chainentry"])
@pytest.mark.parametrize(
    "statement", ["TRUNCATE {} CASCADE", "DELETE FROM {}", "UPDATE {} SET id = id"]
)
def test_the_owner_too_is_refused(owner: Owner, table: str, statement: str) -> None:
    owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    change = statement.format(table)
    if table == "access_chainentry":
        change = change.replace("id = id", "day = day")
    with pytest.raises(psycopg.errors.RaiseException):
        owner.execute(change)


@pytest.mark.django_db(transaction=True)
def test_the_head_is_written_down_and_held_against_the_trail(tmp_path: Path) -> None:
    run, file = CliRunner().invoke, tmp_path / "tambatan.txt"
    for number in (1, 2):
        audit.record(by=None, verb="diuji", object_type="x", object_id=number)
        assert run(app, ["head", "--to", str(file)]).exit_code == 0
    assert len(file.read_text().splitlines()) == 2
    assert run(app, ["verify", "--anchor", str(file)]).exit_code == 0
    file.write_text(file.read_text().replace("2 20", "99 20"))
    found = run(app, ["verify", "--anchor", str(file)])
    assert (found.exit_code, "jejak dipotong" in found.output) == (1, True)
