"""Of two files about one person or membership the rule of each field decides; empty never over full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.intake.conftest import KENANGA, MELATI, Send
from tests.intake.making import write_csv

from payung.membership.merging.rules import PARTICIPANT
from payung.membership.models import Participant
from payung.register.merge_rules import NEWEST_TEXT, NEWEST_VALUE, PERSON, WORK
from payung.register.models import Person, Work

NIK = "9907010101900001"
MEMBER = {"nik": NIK, "segmen": "BPU", "program": "JKK,JKM"}
PEOPLE = {
    "sex": ("jenis_kelamin", "L", "P"),
    "birth_date": ("tanggal_lahir", "1990-01-01", "1990-01-02"),
    "mother_name": ("nama_ibu", "ANI", "SITI"),
    "relationship": ("hubungan_keluarga", "ANAK", "ISTRI"),
    "address": ("alamat", "Jl. Satu", "Jl. Dua"),
    "hamlet": ("dusun", "Timur", "Barat"),
    "rw": ("rw", "001", "002"),
    "rt": ("rt", "001", "002"),
    "phone_sealed": ("telepon", "081200000001", "081200000002"),
    "occupation": ("pekerjaan", "PETANI/PEKEBUN", "PEDAGANG"),
    "village_role": ("peran_desa", "kader", "ketua RT"),
    "receives_incentive": ("penerima_insentif", "ya", "tidak"),
    "is_vulnerable": ("pekerja_rentan", "ya", "tidak"),
    "monthly_income": ("penghasilan", "1000000", "2000000"),
}
MEMBERS = {
    "full_name": ("nama", "BUDI", "BUDI SANTOSO"),
    "birth_date": ("tanggal_lahir", "1990-01-01", "1990-01-02"),
    "sex": ("jenis_kelamin", "L", "P"),
    "mother_name": ("nama_ibu", "ANI", "SITI"),
    "village_id": ("kode_desa", MELATI, KENANGA),
    "status": ("status", "AKTIF", "NONAKTIF"),
    "paid_through": ("dibayar_sampai", "2025-01", "2025-02"),
    "employer": ("pemberi_kerja", "CV Satu", "CV Dua"),
    "source_of_funds": ("sumber_dana", "mandiri", "apbdes"),
}


def after(send: Send, folder: Path, kind: str, cells: dict[str, str]) -> Any:
    """What the register holds of the one it knows, after a file with this row."""
    file = send(write_csv(folder / "berkas.csv", [[*cells], [*cells.values()]]), kind)
    assert file.rows_read - file.rows_rejected == 1, file.message
    return (Participant if kind == "participants" else Person).objects.get()


def value(held: Any, name: str) -> Any:
    """The field as it stands on the row as it was read then."""
    return getattr(held if hasattr(held, name) else held.work, name)


@pytest.mark.parametrize("name", PEOPLE)
def test_of_a_person_the_newest_statement_wins_and_an_empty_cell_erases_nothing(
    name: str, send: Send, tmp_path: Path
) -> None:
    column, first, second = PEOPLE[name]
    row = {"nik": NIK, "nama": "BUDI", "kode_desa": MELATI}
    held = [
        value(after(send, tmp_path, "roster", {**row, column: cell}), name)
        for cell in (first, "", second)
    ]
    assert held[0] == held[1] != held[2]
    assert held[2] not in ("", None)


@pytest.mark.parametrize("name", MEMBERS)
def test_of_a_membership_too(name: str, send: Send, tmp_path: Path) -> None:
    column, first, second = MEMBERS[name]
    held = [
        value(after(send, tmp_path, "participants", {**MEMBER, column: cell}), name)
        for cell in (first, "", second)
    ]
    assert held[0] == held[1] != held[2]


def test_the_day_a_membership_began_is_the_earliest_that_was_said(
    send: Send, tmp_path: Path
) -> None:
    held = [
        str(after(send, tmp_path, "participants", {**MEMBER, "tanggal_daftar": day}).registered_on)
        for day in ("2024-05-01", "2023-01-01", "2025-01-01")
    ]
    assert held == ["2024-05-01", "2023-01-01", "2023-01-01"]


def test_every_rule_of_the_newest_statement_is_tried() -> None:
    newest = (NEWEST_TEXT, NEWEST_VALUE)
    of_people = {name for name, rule in {**PERSON, **WORK}.items() if rule in newest}
    assert of_people == set(PEOPLE)
    numbers = {"card_sealed", "card_index", "nik_sealed", "nik_index", "nik_hash"}
    of_members = {name for name, rule in PARTICIPANT.items() if rule in newest}
    assert of_members - numbers - {"birth_year", "stated_on"} == set(MEMBERS)


def test_every_field_of_a_person_that_a_file_states_has_a_rule() -> None:
    ours = {"id", "content_hash", "updated_at", "source_file_id", "source_row"}
    judged = {
        "person", "segment", "verdict", "reason", "rule_version", "from_month", "until_month",
        "end_reason",
    }  # fmt: skip
    fields = {f.attname for f in Person._meta.concrete_fields} - ours
    assert fields == set(PERSON)
    assert {f.name for f in Work._meta.concrete_fields} - judged == set(WORK)
