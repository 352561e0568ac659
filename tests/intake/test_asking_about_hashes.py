"""A list with keyed hashes of which hardly anybody is found: the key may be another one."""

from __future__ import annotations

import hmac
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.intake.conftest import MELATI
from tests.intake.making import write_csv
from tests.intake.test_asking_about_participants import ROSTER
from tests.intake.test_asking_first import NAMES, people, state

from payung.access.models import User
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.intake.outlook import outlook
from payung.membership.merging.identity import hash_of_nik

NUMBERS = [row[0] for row in people()]
Rows = list[list[str]]


@pytest.fixture
def sent(steward: User, tmp_path: Path) -> Any:
    def sent(kind: str, table: Rows, **more: Any) -> SourceFile:
        path = write_csv(tmp_path / f"{kind}.csv", table)
        file = receive_file(path=path, file_name=path.name, kind=kind, by=steward, **more)
        return process_file(source_file=file, by=steward, may_ask=True)

    return sent


def ours(nik: str) -> str:
    return hash_of_nik(nik).hex()


def of_another_key(nik: str) -> str:
    return hmac.digest(b"another key", nik.encode(), sha256).hex()


def hashes_alone(hashed: Any) -> Rows:
    rows = [[hashed(nik), "1990", "AKTIF", "BPU"] for nik in NUMBERS]
    return [["nik_hash", "tahun_lahir", "status", "segmen"], *rows]


def with_short_names(hashed: Any) -> Rows:
    rows = [
        [hashed(nik), name[:3], "BPU", MELATI] for nik, name in zip(NUMBERS, NAMES, strict=True)
    ]
    return [["nik_hash", "nama", "segmen", "kode_desa"], *rows]


@pytest.mark.parametrize("table", [hashes_alone, with_short_names])
@pytest.mark.parametrize(
    ("hashed", "concerns"), [(ours, {}), (of_another_key, {"hashed_strangers": 12})]
)
def test_hashes_of_another_key_are_asked_about_and_those_of_ours_are_found(
    table: Any, hashed: Any, concerns: dict[str, int], sent: Any
) -> None:
    sent("roster", [ROSTER, *people()])
    file = sent("participants", table(hashed))
    assert state(file) == ("in_review" if concerns else "merged", concerns)


def test_the_question_says_that_the_key_may_be_another_and_how_to_check(sent: Any) -> None:
    sent("roster", [ROSTER, *people()])
    said = outlook(sent("participants", hashes_alone(of_another_key))).concerns
    assert len(said) == 1
    assert "Mungkin kunci hash pengirim lain dari kunci kabupaten" in said[0]
    assert "Periksa dengan satu NIK contoh" in said[0]


def test_before_any_roster_no_hash_can_be_found_and_nothing_is_asked(sent: Any) -> None:
    assert state(sent("participants", hashes_alone(of_another_key))) == ("merged", {})


def test_the_preview_says_that_a_number_is_there_as_a_hash_and_the_status_in_words(
    sent: Any,
) -> None:
    file = sent("participants", hashes_alone(ours), ask_first=True)
    row = dict(outlook(file).rows[0])
    assert (row["NIK"], row["Status"]) == ("ada (tersandi)", "aktif")
