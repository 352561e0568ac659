"""What makes a batch look wrong as a whole, though each of its rows may be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.intake.mergers.roster import NEAR_KNOWN
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
        0.2,
        _(
            "%(rows)s dari %(read)s baris menjadi warga baru, padahal nama dan tanggal lahirnya sama atau "
            "hampir sama dengan warga yang sudah ada dan yang tidak disebut di berkas ini. Mungkin NIK di "
            "berkas ini rusak atau kosong, ejaan namanya lain (SITI AMINAH dan SITTI AMINA), atau hari dan "
            "bulan lahirnya tertukar (03-07 dan 07-03). Kalau dimasukkan, mereka tercatat dua kali. "
            "Batalkan, betulkan kolom itu, lalu kirim lagi; masukkan hanya kalau mereka memang orang lain."
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
        "known_already": file.doubts.get(NEAR_KNOWN, 0),
    }
    if file.kind in _of_kinds:
        found |= _of_kinds[file.kind][1](file, rows, cursor)
    grave = {
        each.id
        for each in known_concerns()
        if found.get(each.id, 0) >= max(_LEAST_ROWS, each.share * rows)
    }
    return {name: number for name, number in found.items() if name in grave}
