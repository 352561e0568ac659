"""While one key follows another, people are found and a number under an older key is no change."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Send
from tests.intake.test_rosters import BUDI, line, roster

from payung.access.models import FormerRow
from payung.access.numbers.keys import current_ring
from payung.access.numbers.ring import Key, Ring, new_ring, number_in
from payung.access.numbers.sources import FILE_NAME, write_secret
from payung.register.models import Person


@pytest.mark.parametrize("ring", [new_ring(), Ring((Key(0, b"k" * 32),))], ids=["numbered", "bare"])
def test_a_file_between_two_keys_finds_its_people_and_changes_nothing(
    ring: Ring,
    send: Send,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    write_secret(tmp_path / "kunci", ring.text())
    send(roster(tmp_path, BUDI))
    before = Person.objects.values().get()
    write_secret(tmp_path / "kunci", ring.with_new_key().text())
    sparse = {name: BUDI[name] for name in ("nik", "nama", "kode_desa", "telepon")}
    assert "1 tetap" in line(send(roster(tmp_path, sparse)))
    assert Person.objects.values().get() == before
    assert not FormerRow.objects.exists()
    moved = {**sparse, "telepon": "081200000009"}
    assert "1 berubah" in line(send(roster(tmp_path, moved)))
    phone = Person.objects.get().phone_sealed
    assert number_in(phone) == current_ring().newest.number
