"""Rosters and villages: whose rows a sender may bring, and how the village of a row is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import ANGGREK, KENANGA, MELATI, Send
from tests.intake.making import write_xlsx
from tests.intake.test_rosters import BUDI, line, roster, rows

from payung.access.models import User
from payung.intake.models import RejectedRow
from payung.primitives.errors import NotPermittedError
from payung.register.models import Household, Person


def test_rows_outside_the_senders_village_go_back(
    send: Send, operator: User, tmp_path: Path
) -> None:
    elsewhere = {**BUDI, "nik": "", "nama": "Ani", "kode_desa": KENANGA}
    path = roster(tmp_path, BUDI, elsewhere)
    file = send(path, by=operator, village_code=MELATI)
    assert "1 baru" in line(file)
    assert RejectedRow.objects.get().check_id == "village_out_of_scope"


def test_a_village_operator_cannot_send_for_another_village(
    send: Send, operator: User, tmp_path: Path
) -> None:
    with pytest.raises(NotPermittedError, match=ANGGREK):
        send(roster(tmp_path, BUDI), by=operator, village_code=ANGGREK)
    with pytest.raises(NotPermittedError, match=r"99\.07"):
        send(roster(tmp_path, BUDI), by=operator)


def test_a_row_of_another_village_than_the_chosen_one_goes_back(send: Send, tmp_path: Path) -> None:
    file = send(roster(tmp_path, {**BUDI, "kode_desa": KENANGA}), village_code=MELATI)
    assert file.rows_rejected == 1
    assert RejectedRow.objects.get().check_id == "village_other_than_chosen"


def test_the_chosen_village_holds_for_rows_that_name_none(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, {**BUDI, "kode_desa": ""}), village_code=MELATI)
    assert Person.objects.get().village_id == MELATI


def test_a_village_by_name_is_found_within_its_district(send: Send, tmp_path: Path) -> None:
    table = [["nama", "nik", "desa", "kecamatan"], ["Budi", BUDI["nik"], "Desa Melati", "Barat"]]
    send(write_xlsx(tmp_path / "nama.xlsx", table))
    assert Person.objects.get().village_id == MELATI


@pytest.mark.parametrize("village", ["99.07", "abc", "99.07.09.2001"])
def test_an_unknown_village_is_refused_at_once(village: str, send: Send, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=village.replace(".", r"\.")):
        send(roster(tmp_path, BUDI), village_code=village)


def test_digits_that_are_no_village_at_the_start_of_a_file_name_mean_nothing(
    send: Send, tmp_path: Path
) -> None:
    file = send(write_xlsx(tmp_path / "2024010112 warga.xlsx", rows(BUDI)))
    assert (file.village_code, file.rows_created) == ("", 1)


def test_a_moved_person_is_found_by_number_in_the_new_village(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    assert "1 berubah" in line(send(roster(tmp_path, {**BUDI, "kode_desa": ANGGREK})))
    assert Person.objects.get().village_id == ANGGREK
    assert Household.objects.get().village_id == ANGGREK
