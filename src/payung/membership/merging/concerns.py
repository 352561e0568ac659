"""What makes a list of participants look wrong: strangers, or memberships that are known already."""

from __future__ import annotations

from pathlib import Path

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_lazy as _

from payung.intake.concerns import Concern
from payung.intake.models import SourceFile

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
        "known_memberships",
        0.5,
        _(
            "%(rows)s dari %(read)s baris menjadi peserta baru, padahal nama, tanggal lahir, dan segmennya "
            "sama dengan peserta yang sudah ada dengan nomor lain. Mungkin nomor di berkas ini rusak. Kalau "
            "dimasukkan, mereka tercatat dua kali."
        ),
    ),
)
_COUNTS = Path(__file__).parents[1] / "sql" / "strange_participants.sql"


def look(file: SourceFile, rows: int, cursor: CursorWrapper) -> dict[str, int]:
    """Looked for only when half of the rows are new memberships; those told by a hash alone are left out."""
    if file.rows_created * 2 < rows:
        return {}
    cursor.execute(_COUNTS.read_text(encoding="utf-8"), {"file": file.pk})
    strangers, known = cursor.fetchone()
    return {"strangers": strangers, "known_memberships": known}
