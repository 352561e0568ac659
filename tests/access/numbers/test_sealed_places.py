"""Rotation reaches every place that holds a sealed value, and every such place is declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from payung.access.numbers import ring_changes, rotation
from payung.access.numbers.columns import sealed_tables
from payung.access.numbers.keys import current_ring
from payung.access.numbers.ring import INDEXED, new_ring
from payung.access.numbers.sources import write_secret
from payung.access.numbers.use import use_of_keys

from .sealed_set import everything_else_opens, for_both, one_of_everything, opens_everywhere

SRC = Path(__file__).parents[3] / "src/payung"
pytestmark = pytest.mark.django_db


@for_both
def test_rotation_reaches_every_place_that_holds_a_sealed_value(ring_file: Path) -> None:
    one_of_everything()
    old = current_ring().newest
    by_hand = sum(counted.total() for counted in use_of_keys().tables.values())
    assert all(counted.total() for counted in use_of_keys().tables.values())
    ring_changes.make_key(to=None, by=None)
    assert rotation.rotate(by=None) == by_hand
    assert use_of_keys().of(old.number) == 0
    assert use_of_keys().of(current_ring().newest.number) == by_hand
    opens_everywhere()
    everything_else_opens()
    ring_changes.retire_key(number=old.number, to=None, by=None)
    opens_everywhere()
    everything_else_opens()
    assert rotation.rotate(by=None) == 0


def test_no_text_in_any_table_of_the_database_begins_like_a_value_of_an_older_key(
    ring_file: Path,
) -> None:
    write_secret(ring_file, new_ring().text())
    one_of_everything()
    old = current_ring().newest.header.hex()
    assert len(tables_with(old)) == len(sealed_tables())
    ring_changes.make_key(to=None, by=None)
    rotation.rotate(by=None)
    assert tables_with(old) == []


def tables_with(text: str) -> list[str]:
    """Asked of the database itself, so that a table nobody declared is found too."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        held = []
        for name in names:
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{name}" AS row WHERE row::text LIKE %s)',
                [f"%{text}%"],
            )
            held += [name] if cursor.fetchone() == (True,) else []
    return held


def test_every_sealed_column_of_a_model_is_declared() -> None:
    declared = {(table.name, column) for table in sealed_tables() for column in table.columns}
    in_models = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField) and field.column.endswith("_sealed")
    }
    assert len(in_models) == 6
    assert in_models <= declared


def test_every_kind_that_the_code_seals_is_declared_or_only_indexed() -> None:
    code = "\n".join(
        path.read_text() for path in SRC.rglob("*.py") if path.parent.name != "numbers"
    )
    used = set(re.findall(r'sealer\(\s*"([a-z-]+)"', code)) | set(
        re.findall(r'_sealed\(.*"([a-z]+)"\)', code)
    )
    declared = {
        kind for table in sealed_tables() for kinds in table.columns.values() for kind in kinds
    }
    assert used
    assert used - declared == {"person"}
    assert "person" in INDEXED
