"""A key is made and put away; where the ring is written, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from payung.access.models import AuditEvent
from payung.access.numbers import ring_changes, rotation
from payung.access.numbers.keys import current_ring
from payung.access.numbers.sources import ENVIRONMENT_NAME, FILE_NAME
from payung.primitives.errors import InputError, NotFoundError

from .sealed_set import people

pytestmark = pytest.mark.django_db


def test_a_key_in_use_stays_and_the_newest_always_does(ring_file: Path) -> None:
    people(3)
    old = current_ring().newest.number
    with pytest.raises(InputError, match="yang terbaru dan sedang menyegel"):
        ring_changes.retire_key(number=old, to=None, by=None)
    ring_changes.make_key(to=None, by=None)
    with pytest.raises(InputError, match=rf"9 nilai masih disegel dengan kunci {old}"):
        ring_changes.retire_key(number=old, to=None, by=None)
    assert old in current_ring().numbers
    with pytest.raises(NotFoundError, match=r"Kunci 77 tidak ada.*Yang ada: "):
        ring_changes.retire_key(number=77, to=None, by=None)


def test_a_retired_key_is_kept_beside_the_ring_for_old_backups(ring_file: Path) -> None:
    people(1)
    old = current_ring().newest
    ring_changes.make_key(to=None, by=None)
    rotation.rotate(by=None)
    written, kept = ring_changes.retire_key(number=old.number, to=None, by=None)
    assert (written, kept) == (ring_file, ring_file.with_name(f"kunci.retired-{old.number}"))
    assert kept.read_text() == f"{old.number}:{old.secret.hex()}\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert old.secret.hex() not in ring_file.read_text()
    assert AuditEvent.objects.filter(verb="key_retired", object_id=str(old.number)).count() == 1


def test_a_ring_that_payung_cannot_write_goes_to_a_file_that_is_named(
    ring_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(ENVIRONMENT_NAME, ring_file.read_text())
    monkeypatch.delenv(FILE_NAME)
    with pytest.raises(InputError, match=r"PAYUNG_SEALING_KEY.*contoh: --to gelang\.key"):
        ring_changes.make_key(to=None, by=None)
    before = current_ring()
    made, path = ring_changes.make_key(to=tmp_path / "gelang.key", by=None)
    assert current_ring() == before
    assert path.read_text() == made.text()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(InputError, match="sudah ada"):
        ring_changes.make_key(to=path, by=None)
