"""In words: what a file that waits for a person would do, and what taking one back would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.intake.concerns import known_concerns
from payung.intake.models import SourceFile
from payung.intake.places import place_of
from payung.intake.preview import HASHED, SHOWN, opened_rows
from payung.intake.queries import rejected_by_check
from payung.intake.undo.consequences import Consequences
from payung.intake.undo.tables import going_along
from payung.primitives.month import Month
from payung.primitives.nik import NikState

_COLUMNS = {
    "row_number": _lazy("Baris"),
    "full_name": _lazy("Nama"),
    "birth_date": _lazy("Tanggal lahir"),
    "sex": _lazy("L/P"),
    "village_code": _lazy("Desa"),
    "occupation": _lazy("Pekerjaan"),
    "nik_state": _lazy("NIK"),
    "segment": _lazy("Segmen"),
    "status": _lazy("Status"),
    "first_month": _lazy("Bulan awal"),
    "months": _lazy("Jumlah bulan"),
    "amount": _lazy("Rupiah"),
    "region_code": _lazy("Wilayah"),
    "people": _lazy("Orang"),
    "as_of": _lazy("Per tanggal"),
    "year": _lazy("Tahun"),
    "account": _lazy("Rekening"),
    "description": _lazy("Uraian"),
}
_NUMBERS = {
    NikState.VALID.value: _lazy("ada"),
    NikState.MISSING.value: _lazy("kosong"),
    NikState.DAMAGED.value: _lazy("rusak"),
    NikState.INVALID.value: _lazy("keliru"),
    NikState.TEMPORARY.value: _lazy("sementara"),
    HASHED: _lazy("ada (tersandi)"),
}
_STATUSES = {"active": _lazy("aktif"), "inactive": _lazy("nonaktif")}
_WORDS: Mapping[str, Mapping[str, Promise]] = {"nik_state": _NUMBERS, "status": _STATUSES}
_TABLES = {
    "register_person": _lazy("warga"),
    "register_household": _lazy("keluarga (KK)"),
    "membership_participant": _lazy("peserta"),
    "membership_payment": _lazy("pembayaran iuran"),
    "regions_denominator": _lazy("angka penyebut"),
    "register_surveyclaim": _lazy("pengakuan survei"),
    "funding_budgetline": _lazy("baris anggaran"),
}


@dataclass(frozen=True)
class Outlook:
    """Why a person is asked, the first rows as they were understood, what was found with an example."""

    concerns: list[str]
    columns: list[str]
    rows: list[list[tuple[str, str]]]
    checks: list[dict[str, object]]


def outlook(file: SourceFile) -> Outlook:
    """What stands in the preview of a file that waits."""
    found = file.preview.get("concerns", {})
    return Outlook(
        concerns=[
            str(each.sentence)
            % {"rows": wording.number(found[each.id]), "read": wording.number(file.rows_read)}
            for each in known_concerns()
            if each.id in found
        ],
        columns=shown_columns(file.kind),
        rows=worded_rows(file.kind, _placed(file, opened_rows(file.preview.get("first", "")))),
        checks=list(rejected_by_check(file)),
    )


def _placed(file: SourceFile, rows: list[list[str]]) -> list[list[str]]:
    """The rows with their sheet and its own number in the first cell, when there are several."""
    return [[_sheet_and_row(file, int(row)), *cells] for row, *cells in rows]


def _sheet_and_row(file: SourceFile, row: int) -> str:
    sheet, number = place_of(file, row)
    return f"{sheet}, {number}" if sheet else str(number)


def shown_columns(kind: str) -> list[str]:
    """The headings above rows as they were understood."""
    return [str(_COLUMNS[name]) for name in SHOWN[kind]]


def worded_rows(kind: str, rows: list[list[str]]) -> list[list[tuple[str, str]]]:
    """Each cell with its heading, in words."""
    return [
        [
            (str(_COLUMNS[name]), _worded(name, cell))
            for name, cell in zip(SHOWN[kind], row, strict=True)
        ]
        for row in rows
    ]


def _worded(name: str, cell: str) -> str:
    """A cell as people read it: months and states are codes in the frame."""
    if name == "first_month" and cell:
        return str(Month(int(cell)))
    return str(_WORDS.get(name, {}).get(cell, cell))


def undo_lines(found: Consequences) -> list[str]:
    """'212 warga yang ditambahkan berkas ini hilang lagi', one line for each table and kind of change."""
    going = _("%(rows)s %(what)s yang ditambahkan berkas ini hilang lagi.")
    back = _("%(rows)s %(what)s kembali seperti sebelum berkas ini.")
    lost = _("%(rows)s %(what)s tentang baris itu ikut hilang.")
    along = {each.table: rows for each, rows in found.lost.items()}
    return [
        *_lines(going, _TABLES, found.removed),
        *_lines(back, _TABLES, found.restored),
        *_lines(lost, going_along(), along),
    ]


def _lines(sentence: str, words: Mapping[str, str | Promise], rows: Mapping[str, int]) -> list[str]:
    return [
        sentence % {"rows": wording.number(rows[table]), "what": word}
        for table, word in words.items()
        if rows.get(table)
    ]
