"""A file is taken back as well when its numbers have come under another key meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.intake.conftest import KENANGA
from tests.intake.undo.conftest import OTHER_KK, Bring, aco, becce

from payung.access.numbers import ring_changes, rotation
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import new_ring
from payung.access.numbers.sources import FILE_NAME, write_secret
from payung.access.numbers.use import use_of_keys
from payung.intake.actions import undo_file
from payung.register.models import Person


@pytest.fixture
def first_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    write_secret(tmp_path / "kunci", new_ring().text())


def people() -> list[dict[str, Any]]:
    """Everybody, with the number that is sealed instead of its seal."""
    rows = list(Person.objects.order_by("pk").values())
    for row in rows:
        row["nik_sealed"] = sealer("nik").open(row["nik_sealed"]) if row["nik_sealed"] else ""
    return rows


def test_former_rows_come_back_under_the_key_that_is_in_force(
    first_key: None, known: None, bring: Bring
) -> None:
    before = people()
    file = bring(
        "roster",
        aco(nama="ACO DAENG", kode_desa=KENANGA),
        becce(no_kk=OTHER_KK, alamat="Jl. Poros"),
    )
    assert people() != before
    ring_changes.make_key(to=None, by=None)
    rotation.rotate(by=None)
    ring_changes.retire_key(number=1, to=None, by=None)
    undo_file(source_file=file, because="salah pilih berkas", by=None)
    assert people() == before
    use = use_of_keys()
    assert use.of_older(current_ring().newest.number) == 0
    assert use.of(current_ring().newest.number) > 0
