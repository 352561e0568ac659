"""The traps of OpenSID's export that hold in both variants, with codes and with letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_xlsx
from tests.intake.test_opensid import BUDI, COLUMNS, export

from payung.intake.models import SourceFile
from payung.register.models import Person

CODES = {**BUDI, "id_asuransi": "2", "no_asuransi": "0001234567890"}
LETTERS = {
    **CODES, "sex": "LAKI-LAKI", "pekerjaan_id": "PETANI/PEKEBUN", "kk_level": "KEPALA KELUARGA",
    "status_dasar": "TIDAK TETAP", "ktp_el": "WNI", "status_rekam": "WNI", "warganegara_id": "WNI",
}  # fmt: skip
VARIANTS = pytest.mark.parametrize("person", [CODES, LETTERS], ids=["codes", "letters"])


@VARIANTS
def test_health_insurance_citizenship_and_residence_are_not_read(
    person: dict[str, str], send: Send, tmp_path: Path
) -> None:
    file = send(export(tmp_path, person))
    assert (file.rows_created, file.doubts) == (1, {})
    found = Person.objects.get()
    assert (found.life_status, found.work.segment) == ("hidup", "BPU")


@VARIANTS
def test_the_village_is_the_one_chosen_and_never_the_one_in_the_nik(
    person: dict[str, str], send: Send, tmp_path: Path
) -> None:
    elsewhere = {**person, "nik": "9907020101900001"}
    send(export(tmp_path, elsewhere, name="penduduk.xlsx"), village_code=MELATI)
    assert Person.objects.get().village_id == MELATI


@VARIANTS
@pytest.mark.parametrize(("nik", "state"), [("0", "missing"), ("0990701200100001", "temporary")])
def test_a_temporary_number_and_zero_are_no_number(
    nik: str, state: str, person: dict[str, str], send: Send, tmp_path: Path
) -> None:
    send(export(tmp_path, {**person, "nik": nik}))
    found = Person.objects.get()
    assert (found.nik_state, found.nik_index) == (state, None)


@VARIANTS
def test_blanks_and_dashes_are_nothing(person: dict[str, str], send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, {**person, "dusun": "-", "rw": "-", "rt": "", "nama_ibu": "-"}))
    found = Person.objects.get()
    assert (found.hamlet, found.rw, found.rt, found.mother_name) == ("", "", "", "")


@VARIANTS
def test_another_name_of_the_sheet_loses_nothing(
    person: dict[str, str], send: Send, tmp_path: Path
) -> None:
    rows = [COLUMNS, [person.get(column, "") for column in COLUMNS]]
    file = send(write_xlsx(tmp_path / "p.xlsx", rows, "Sheet1"), village_code=MELATI)
    assert (file.state, file.layout, file.rows_created) == (SourceFile.State.MERGED, "opensid", 1)
