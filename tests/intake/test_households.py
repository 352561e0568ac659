"""A family card that cannot be right raises a doubt; its rows are taken all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import KENANGA, MELATI, Send
from tests.intake.test_rosters import BUDI, roster

from payung.register.models import Person

Row = dict[str, object]


def _member(place: int, **changes: object) -> Row:
    """Somebody on Budi's card, born in 2015 with a number that says so."""
    number = f"99070101011500{place:02d}"
    named = {"nik": number, "nama": f"Anggota {place}", "tanggal_lahir": "2015-01-01"}
    return {**BUDI, **named, "hubungan_keluarga": "ANAK", **changes}


OLD = {"nik": "9907010101950003", "tanggal_lahir": "1995-01-01"}
CASES: dict[str, tuple[list[Row], dict[str, int]]] = {
    "a plain family": ([_member(1), _member(2)], {}),
    "two heads": ([_member(1, hubungan_keluarga="KEPALA KELUARGA")], {"kk_two_heads": 2}),
    "two villages": ([_member(1, kode_desa=KENANGA)], {"kk_two_villages": 2}),
    "a child five years younger": ([_member(1, **OLD)], {"kk_child_too_old": 1}),
    "a wife who is a man": ([_member(1, hubungan_keluarga="ISTRI")], {"kk_spouse_of_other_sex": 1}),
    "twenty": ([_member(place) for place in range(1, 20)], {}),
    "twenty-one": ([_member(place) for place in range(1, 21)], {"kk_many_members": 21}),
    "two families": ([_member(1, no_kk="9907010101100002", kode_desa=KENANGA)], {}),
    "no card": ([_member(1, no_kk="", kode_desa=KENANGA)], {}),
    "the same row twice": ([dict(BUDI)], {}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_family_card_says_is_weighed_and_kept(send: Send, tmp_path: Path, case: str) -> None:
    others, doubts = CASES[case]
    file = send(roster(tmp_path, BUDI, *others))
    assert {k: n for k, n in file.doubts.items() if k.startswith("kk_")} == doubts
    assert Person.objects.count() == (1 if case == "the same row twice" else 1 + len(others))
    assert Person.objects.get(full_name="Budi Santoso").village_id == MELATI
