"""What makes a list of participants look wrong: strangers, another key, or memberships known already."""

from __future__ import annotations

from pathlib import Path

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_lazy as _

from payung.access.numbers.keys import sealer
from payung.intake.concerns import Concern
from payung.intake.models import SourceFile
from payung.membership.merging.identity import hash_of_nik

CONCERNS = (
    Concern(
        "strangers",
        0.9,
        _(
            "%(rows)s dari %(read)s peserta baru tidak ditemukan dalam data warga, tidak menurut NIK dan "
            "tidak menurut nama dengan tanggal lahir. Mungkin ini daftar daerah lain, atau kolomnya tertukar."
        ),
    ),
    Concern(
        "hashed_strangers",
        0.9,
        _(
            "%(rows)s dari %(read)s peserta dikirim dengan NIK tersandi (hash), dan tidak ditemukan dalam "
            "data warga. Mungkin kunci hash pengirim lain dari kunci kabupaten. Periksa dengan satu NIK "
            "contoh: pengirim dan kabupaten membuat hash-nya masing-masing. Kalau hasilnya berbeda, "
            "samakan kuncinya dan minta daftar baru. Kalau sama, mungkin ini daftar daerah lain."
        ),
    ),
    Concern(
        "known_memberships",
        0.5,
        _(
            "%(rows)s dari %(read)s baris menjadi peserta baru, padahal nama, tanggal lahir, dan segmennya "
            "sama dengan peserta yang sudah ada dengan nomor lain. Mungkin nomor di berkas ini rusak. Kalau "
            "dimasukkan, mereka tercatat dua kali."
        ),
    ),
)
_NUMBERS = """
SELECT nik_sealed FROM register_person WHERE nik_sealed IS NOT NULL
UNION ALL SELECT nik_sealed FROM register_formernumber
"""
_COUNTS = Path(__file__).parents[1] / "sql" / "strange_participants.sql"


def look(file: SourceFile, rows: int, cursor: CursorWrapper) -> dict[str, int]:
    """Looked for only when half of the rows are new memberships."""
    if file.rows_created * 2 < rows:
        return {}
    cursor.execute(_COUNTS.read_text(encoding="utf-8"), {"file": file.pk})
    strangers, hashes, known = cursor.fetchone()
    return {
        "strangers": strangers,
        "hashed_strangers": _strange_hashes(list(map(bytes, hashes)), rows, cursor),
        "known_memberships": known,
    }


def _strange_hashes(hashes: list[bytes], rows: int, cursor: CursorWrapper) -> int:
    """How many are of no number of the register, whose numbers are opened only where it matters."""
    if len(hashes) * 2 < rows:
        return len(hashes)
    cursor.execute(_NUMBERS)
    numbers = sealer("nik").open_column([sealed for (sealed,) in cursor.fetchall()])
    known = {hash_of_nik(number) for number in numbers if number}
    return sum(each not in known for each in hashes)
