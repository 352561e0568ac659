"""Payment lines find their membership and are kept once, however often the file comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.database.copying import copy_frame
from payung.intake.merging import Counts, Refusal
from payung.intake.models import SourceFile
from payung.intake.places import starts_of
from payung.membership.merging.identity import digest, with_identity

_FOLDER = Path(__file__).parent.parent / "sql"
_FIND = (_FOLDER / "find_participants_of_payments.sql").read_text()
_MERGE = (_FOLDER / "merge_payments.sql").read_text()
_TABLES = """
CREATE TEMP TABLE incoming_payer (
    payer int, nik_key bytea, card_index bytea, participant_key bytea, participant_id bigint
) ON COMMIT DROP;
CREATE TEMP TABLE incoming_payment (
    row_number int, payer int, line_key bytea, first_month int, months int, programmes int, amount bigint,
    source_of_funds text, paid_on date
) ON COMMIT DROP
"""
_PAYER = ("nik_digits", "nik_hash", "card", "segment")
_LINE = ("first_month", "months", "programmes", "amount", "source_of_funds", "paid_on", "reference")
_ROWS_AT_ONCE = 50_000  # so that the keys of a large file never stand in memory together
_ORPHANS = """
SELECT row_number FROM incoming_payment JOIN incoming_payer USING (payer)
WHERE participant_id IS NULL ORDER BY row_number
"""
NO_PARTICIPANT = (
    "Peserta baris ini tidak ada dalam daftar peserta. Masukkan daftar peserta BPJS lebih dulu, "
    "lalu masukkan berkas iuran ini lagi. Kalau daftarnya sudah masuk, periksa nomornya: nomor peserta "
    "yang tersimpan sebagai angka kehilangan nol di depannya; ubah formatnya menjadi Teks dan isi ulang."
)


def merge_payments(
    *,
    source_file: SourceFile,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    received_on: dt.date,
    progress: Callable[[int], None],
    asked: Sequence[int] = (),
) -> Counts:
    """Merge checked rows (`payung.intake.columns.PAYMENTS`); the protocol is `Merger`.

    Lines whose participant is not known go back with a reason.
    """
    cursor.execute(_TABLES)
    payers = frame.select(_PAYER).unique(maintain_order=True).with_row_index("payer")
    copy_frame(cursor, _identified(payers), "incoming_payer")
    for part in frame.iter_slices(_ROWS_AT_ONCE):
        lines = part.join(payers, on=_PAYER, nulls_equal=True)
        copy_frame(cursor, _prepared(lines), "incoming_payment")
    cursor.execute("ANALYZE incoming_payer, incoming_payment")
    cursor.execute(_FIND)
    cursor.execute(_ORPHANS)
    orphans = [Refusal(row, "participant_unknown", NO_PARTICIPANT) for (row,) in cursor.fetchall()]
    cursor.execute(_MERGE, {"source_file": source_file.pk, "starts": starts_of(source_file)})
    counted = cursor.fetchall()
    cursor.execute("DROP TABLE incoming_payer, incoming_payment")
    progress(frame.height)
    return Counts.over_sheets(counted, frame.height, orphans)


def _identified(payers: pl.DataFrame) -> pl.DataFrame:
    """Who pays every month of a year is looked for once."""
    key = digest("identity_hex", "segment").alias("participant_key")
    return with_identity(payers).select("payer", "nik_key", "card_index", key)


def _prepared(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.select(
        "row_number",
        "payer",
        digest(*_LINE).alias("line_key"),
        "first_month",
        "months",
        "programmes",
        "amount",
        "source_of_funds",
        "paid_on",
    )
