"""`payung keys ...` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from payung.access.numbers.commands import app
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import new_ring
from payung.access.numbers.sources import FILE_NAME, write_secret
from payung.register.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    monkeypatch.setenv("COLUMNS", "240")
    write_secret(tmp_path / "kunci", new_ring().text())
    Person.objects.create(
        natural_key=b"x", content_hash=b"", full_name="ANI", updated_at=timezone.now(),
        nik_sealed=sealer("nik").seal("9907010101900001"),
    )  # fmt: skip
    return tmp_path / "kunci"


def said(*words: str) -> str:
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def row_of(number: int) -> list[str]:
    (line,) = [line for line in said("list").splitlines() if line.startswith(f"│ {number} ")]
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_a_key_from_the_first_day_to_the_last(ring_file: Path) -> None:
    assert (row_of(1)[1], row_of(1)[-1]) == ("menyegel dan membuka", "1")
    assert f"Kunci datang dari {ring_file}" in said("list").replace("\n", "")
    assert "Kunci 2 dibuat" in said("new")
    assert [row_of(n)[1] for n in (1, 2)] == ["membuka", "menyegel dan membuka"]
    assert "1 nilai disegel ulang" in said("rotate")
    assert [row_of(n)[-1] for n in (1, 2)] == ["0", "1"]
    assert "Kunci 1 keluar dari" in said("retire", "1")
    assert current_ring().numbers == (2,)
    assert sealer("nik").open(Person.objects.get().nik_sealed or b"") == "9907010101900001"


def test_no_secret_is_ever_shown(ring_file: Path) -> None:
    shown = said("list") + said("new") + said("rotate") + said("retire", "1")
    secrets = [line.partition(":")[2] for line in ring_file.read_text().split()]
    assert len(secrets) == 2
    assert not [secret for secret in secrets if secret in shown]
