"""What makes a batch look wrong as a whole, though each of its rows may be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.intake.models import SourceFile

_LEAST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Concern:
    """`share` of the rows read, and at least ten of them, are reason to ask a person."""

    id: str
    share: float
    sentence: str | Promise


CONCERNS = (
    Concern("rejected", 0.5, _("%(rows)s dari %(read)s baris tidak dapat dimasukkan.")),
    Concern(
        "repeated",
        0.2,
        _("%(rows)s dari %(read)s baris mengulang orang yang sudah ada di berkas ini."),
    ),
    Concern(
        "renamed",
        0.1,
        _(
            "%(rows)s orang yang sudah dikenal akan berganti nama menjadi nama yang sama sekali lain."
        ),
    ),
    Concern(
        "known_already",
        0.5,
        _(
            "%(rows)s dari %(read)s baris menjadi warga baru, padahal nama dan tanggal lahirnya sama dengan "
            "warga yang sudah ada dengan NIK lain atau tanpa NIK. Mungkin NIK di berkas ini rusak. Kalau "
            "dimasukkan, mereka tercatat dua kali."
        ),
    ),
    Concern("moved", 0.1, _("%(rows)s orang yang sudah dikenal akan pindah desa.")),
    Concern(
        "ended",
        0.1,
        _(
            "%(rows)s dari %(read)s orang, yang sampai kini tercatat hidup di sini, akan tercatat meninggal, "
            "pindah, hilang, atau pergi. Periksa kolom statusnya, kecuali berkas ini memang daftar kejadian."
        ),
    ),
    Concern(
        "strange_words",
        0.1,
        _(
            "%(rows)s dari %(read)s baris memuat kata yang belum kami kenal. Tunjukkan artinya sekali; "
            "sesudah itu langsung dipahami."
        ),
    ),
)
_REPEATS = ("repeated_in_file", "repeats_known_person")
_CHANGED_PEOPLE = """
SELECT count(*) FILTER (WHERE similarity(f.content ->> 'full_name', p.full_name) < 0.3),
       count(*) FILTER (WHERE f.content ->> 'village_id' <> p.village_id),
       count(*) FILTER (WHERE f.content ->> 'life_status' = 'hidup' AND p.life_status <> 'hidup')
FROM access_changedrows c
JOIN access_formerrow f ON f.change_id = c.id
JOIN register_person p ON p.id = f.key
WHERE c.source_file_id = %s AND c.table_name = 'register_person'
"""
_KNOWN_ALREADY = """
WITH added AS (
    SELECT unnest(keys) AS key FROM access_changedrows
    WHERE source_file_id = %s AND table_name = 'register_person' AND operation = 'insert'),
namesakes AS (
    SELECT count(added.key) AS added, count(*) - count(added.key) AS known
    FROM register_person p LEFT JOIN added ON added.key = p.id
    WHERE p.birth_date IS NOT NULL
    GROUP BY p.birth_date, upper(p.full_name))
SELECT coalesce(sum(added), 0) FROM namesakes WHERE known > 0
"""


Look = Callable[[SourceFile, int, CursorWrapper], dict[str, int]]
"""The rows behind each concern, given the rows that were read; called inside the merge."""
_of_kinds: dict[str, tuple[tuple[Concern, ...], Look]] = {}


def ask_about(kind: str, concerns: tuple[Concern, ...], look: Look) -> None:
    """What makes a batch of this kind look wrong besides; the office that merges it says so at start."""
    _of_kinds[kind] = (concerns, look)


def known_concerns() -> tuple[Concern, ...]:
    """All concerns, of every kind of file."""
    return (*CONCERNS, *(each for concerns, _look in _of_kinds.values() for each in concerns))


def concerns_about(
    file: SourceFile, refused: list[str], rows: int, cursor: CursorWrapper, *, strange_rows: int
) -> dict[str, int]:
    """The rows behind each concern, in the transaction that merged them. `refused` are check ids."""
    cursor.execute(_CHANGED_PEOPLE, [file.pk])
    renamed, moved, ended = cursor.fetchone()
    found = {
        "rejected": len(refused),
        "repeated": sum(check in _REPEATS for check in refused),
        "renamed": renamed,
        "moved": moved,
        "ended": ended,
        "strange_words": strange_rows,
        "known_already": _known_already(file, rows, cursor),
    }
    if file.kind in _of_kinds:
        found |= _of_kinds[file.kind][1](file, rows, cursor)
    grave = {
        each.id
        for each in known_concerns()
        if found.get(each.id, 0) >= max(_LEAST_ROWS, each.share * rows)
    }
    return {name: number for name, number in found.items() if name in grave}


def _known_already(file: SourceFile, rows: int, cursor: CursorWrapper) -> int:
    """New people who are named and born like known ones; looked for only when half of the rows are new."""
    if file.kind != SourceFile.Kind.ROSTER or file.rows_created * 2 < rows:
        return 0
    cursor.execute(_KNOWN_ALREADY, [file.pk])
    return int(cursor.fetchone()[0])
