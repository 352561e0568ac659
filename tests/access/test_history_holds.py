"""A crash leaves neither a change nor its trail; whoever alters what was kept is found."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import connection

from payung.access.models import ChainEntry, ChangedRows, FormerRow
from payung.access.trail.former import FormerRows
from payung.database import application_url, owner_url
from payung.register.models import Person

from ..pages.village_set import NOW

# Asked before any test: the browser's tests point the environment to a database of their own.
OWNER, APPLICATION = owner_url(), application_url()


@pytest.fixture
def committed(django_db_setup: None, transactional_db: None) -> int:
    """One person, with the change that added it and its place in the chain."""
    return Person.objects.create(
        natural_key=b"x", content_hash=b"", full_name="SATU", updated_at=NOW
    ).pk


def as_application() -> psycopg.Connection[tuple[Any, ...]]:
    opened = psycopg.connect(APPLICATION, dbname=connection.settings_dict["NAME"])
    opened.execute(
        "SELECT set_config('payung.scope', '*', false), set_config('payung.unplaced', 'on', false)"
    )
    return opened


def test_a_crash_in_the_middle_leaves_neither_the_change_nor_its_trail(committed: int) -> None:
    before = [ChangedRows.objects.count(), FormerRow.objects.count(), ChainEntry.objects.count()]
    crashing = as_application()
    crashing.execute("UPDATE register_person SET full_name = 'DUA' WHERE id = %s", [committed])
    crashing.execute("SET CONSTRAINTS ALL IMMEDIATE")  # also its place in the chain is written
    with psycopg.connect(OWNER, dbname=connection.settings_dict["NAME"]) as killer:
        killer.execute("SELECT pg_terminate_backend(%s)", [crashing.info.backend_pid])
    with pytest.raises(psycopg.OperationalError):
        crashing.commit()
    crashing.close()
    assert Person.objects.get(pk=committed).full_name == "SATU"
    assert [
        ChangedRows.objects.count(), FormerRow.objects.count(), ChainEntry.objects.count()
    ] == before  # fmt: skip


def test_when_the_trail_cannot_be_written_the_row_does_not_change(committed: int) -> None:
    with as_application() as refused:
        refused.execute("SELECT set_config('payung.actor', 'nobody', false)")
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            refused.execute("UPDATE register_person SET full_name = 'DUA'")
    assert Person.objects.get(pk=committed).full_name == "SATU"


TAMPERINGS: dict[str, str] = {
    "a former name": """UPDATE access_formerrow SET content = content || '{"full_name": "TIGA"}'""",
    "its table": "UPDATE access_formerrow SET table_name = 'register_work'",
    "gone": "DELETE FROM access_formerrow",
    "another digest": "UPDATE access_formerrow SET digest = sha256(digest)",
    "a key of an added row": "UPDATE access_changedrows SET keys = '{1,2}' WHERE operation = 'insert'",
    "slipped in": "INSERT INTO access_formerrow (change_id, table_name, key, digest) VALUES (-1, 'x', 1, '')",
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS)
def test_whoever_alters_what_was_kept_is_found(committed: int, tampering: str) -> None:
    Person.objects.filter(pk=committed).update(full_name="DUA")
    with psycopg.connect(OWNER, dbname=connection.settings_dict["NAME"]) as owner:
        owner.execute(
            "SELECT set_config('payung.scope', '*', false), set_config('payung.unplaced', 'on', false)"
        )
        assert list(FormerRows().faults(owner.cursor())) == []
        for table in ("access_formerrow", "access_changedrows"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute(tampering)
        assert len(list(FormerRows().faults(owner.cursor()))) >= 1
        owner.rollback()


def test_what_was_kept_long_enough_may_be_emptied_and_the_rest_still_holds(committed: int) -> None:
    Person.objects.filter(pk=committed).update(full_name="DUA")
    FormerRow.objects.update(content=None)
    check = FormerRows()
    with connection.cursor() as cursor:
        assert list(check.faults(cursor)) == []
    assert (check.rows, check.emptied) == (1, 1)
