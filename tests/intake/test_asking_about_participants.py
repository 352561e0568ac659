"""A list of participants of whom hardly anybody is known waits for a person, as rosters do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.intake.conftest import KENANGA, MELATI
from tests.intake.making import write_csv
from tests.intake.test_asking_first import NAMES, state
from tests.intake.test_asking_first import people as villagers

from payung.access.models import User
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.intake.outlook import outlook
from payung.membership.models import Participant

ROSTER = ["nik", "nama", "tanggal_lahir", "kode_desa"]
LISTED = ["nik", "nama", "tanggal_lahir", "kode_desa", "segmen", "program", "status", "per_tanggal"]


@pytest.fixture
def sent(steward: User, tmp_path: Path) -> Any:
    def sent(kind: str, rows: list[list[str]]) -> SourceFile:
        header = ROSTER if kind == "roster" else LISTED
        path = write_csv(tmp_path / f"{kind}.csv", [header, *rows])
        file = receive_file(path=path, file_name=path.name, kind=kind, by=steward)
        return process_file(source_file=file, by=steward, may_ask=True)

    return sent


def listed(
    first: int = 1, names: list[str] = NAMES, born: str = "1990-01-01", village: str = MELATI
) -> list[list[str]]:
    return [
        [f"99070101019{number:05}", name, born, village, "BPU", "JKK,JKM", "AKTIF", "2025-03-31"]
        for number, name in enumerate(names, start=first)
    ]


STRANGERS = [f"ORANG ASING {letter}" for letter in "ABCDEFGHIJKL"]


@pytest.mark.parametrize(
    ("rows", "concerns"),
    [
        (listed(), {}),
        (listed(first=101), {}),
        (listed(first=101, names=STRANGERS), {"strangers": 12}),
        (listed(first=101, names=STRANGERS[:9]), {}),
        (listed(first=101, names=[*STRANGERS[:10], *NAMES[:2]]), {}),
        (listed(first=101, names=STRANGERS, village=KENANGA), {}),
    ],
    ids=[
        "found by number",
        "found by name and birth date",
        "nobody is known",
        "few rows",
        "a sixth is known",
        "a village of which nobody is known yet",
    ],
)
def test_a_list_of_strangers_is_asked_about(
    sent: Any, rows: list[list[str]], concerns: dict[str, int]
) -> None:
    sent("roster", villagers())
    file = sent("participants", rows)
    assert state(file) == ("in_review" if concerns else "merged", concerns)
    assert Participant.objects.count() == (0 if concerns else len(rows))


def test_before_any_roster_nobody_can_be_known_and_nothing_is_asked(sent: Any) -> None:
    assert state(sent("participants", listed())) == ("merged", {})


def test_memberships_that_are_known_with_another_number_are_asked_about(sent: Any) -> None:
    sent("roster", villagers())
    sent("participants", listed())
    file = sent("participants", listed(first=301))
    assert state(file) == ("in_review", {"known_memberships": 12})
    assert "12 dari 12 baris menjadi peserta baru" in outlook(file).concerns[0]
