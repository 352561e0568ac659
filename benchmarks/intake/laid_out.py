"""The invented people as each known layout would bring them: all its columns, in its own order of lines."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import chain, count, repeat
from typing import Any

from tests.intake.formats import books

from benchmarks.intake.invented_roster import people
from payung.intake.formats.layout import Layout

Line = list[Any]
_OF_ROSTER = {
    "nik": "nik", "kk": "no_kk", "full_name": "nama", "sex": "jenis_kelamin", "mother_name": "nama_ibu",
    "birth_date": "tanggal_lahir", "relationship": "hubungan_keluarga", "address": "alamat",
    "hamlet": "dusun",
    "rt": "rt", "rw": "rt", "village_code": "kode_desa", "occupation": "pekerjaan", "phone": "telepon",
    "life_status": "status", "monthly_income": "penghasilan",
}  # fmt: skip
_BESIDES: dict[str, Any] = {
    "village_name": "MELATI", "district_name": "BARAT", "source_changed_at": "2026-03-01 08:00:00",
    "claimed": 5, "local_village": "01.2010.", "village_role": "Kepala Dusun", "segment": "BPU",
    "programmes": "JKK,JKM", "status": "aktif", "registered_on": "2025-01-02", "paid_through": "2026-03",
    "employer": "-", "source_of_funds": "DDS", "stated_on": "2026-04-01", "birth_year": 1980,
    "first_month": "2026-03", "months": 1, "amount": 16800, "paid_on": "2026-03-04", "basis": "bekerja",
    "region_code": "99.07.01.2001", "people": 120, "source": "Sakernas", "as_of": "2025-08-01", "year": 2026,
    "activity": "02.01.05.", "account": "5.2.2.01.", "sub_account": "01", "description": "Honorarium",
    "unit": "OB", "volume": 12, "price": 100000, "volume_amended": 12, "price_amended": 100000,
    "amount_amended": 1200000, "amount_change": 0, "nik_hash": "",
    "receives_incentive": "ya", "is_vulnerable": "tidak", "status_on": "",
}  # fmt: skip
_NUMBERED = ("card", "source_id", "line_number", "reference")
_BOOKS: dict[str, Callable[[], books.Table]] = {
    "bip_2012": books.bip_2012,
    "bip_2016": books.bip_2016,
    "bip_luwu_timur": books.bip_luwu_timur,
    "bip_ektp": books.bip_ektp,
}


def laid_out(layout: Layout, rows: int) -> Iterator[Line]:
    """The lines of a file with `rows` records in this layout, its header first."""
    drawn = people(random.Random(5), rows, "Jl. Poros")
    if layout.id in _BOOKS:
        return _book(_BOOKS[layout.id](), drawn)
    header = [names[0] for names in layout.headers.values()] + list(layout.known_only)
    return chain([header], _flat(layout, drawn))


def _flat(layout: Layout, drawn: Iterator[dict[str, str | int]]) -> Iterator[Line]:
    unused = list(repeat("LAINNYA", len(layout.known_only)))
    for number, person in zip(count(1), drawn, strict=False):
        cells = {**_BESIDES, **dict.fromkeys(_NUMBERED, number)}
        cells |= {field: person[name] for field, name in _OF_ROSTER.items()}
        yield [*[cells[field] for field in layout.headers], *unused]


def _book(book: books.Table, drawn: Iterator[dict[str, str | int]]) -> Iterator[Line]:
    """The first family of a book, with two members, again and again with other people."""
    first, second = (_line_with(book, kk) for kk in (books.KK1, books.KK2))
    members = _line_with(book, books.SITI) + 1
    before = members - second + first  # lines that stand above the card of each family
    yield from book[:before]
    for head, wife in zip(drawn, drawn, strict=True):
        names = {
            books.KK1: head["no_kk"], books.BUDI: head["nik"], books.SITI: wife["nik"],
            "BUDI": head["nama"], "SITI": wife["nama"],
        }  # fmt: skip
        yield from ([_told(cell, names) for cell in line] for line in book[before:members])


def _line_with(book: books.Table, text: str) -> int:
    return next(i for i, line in enumerate(book) if any(text in str(cell) for cell in line))


def _told(cell: Any, names: dict[str, str | int]) -> Any:
    for name, value in names.items():
        if isinstance(cell, str) and name in cell:
            return cell.replace(name, str(value))
    return cell
