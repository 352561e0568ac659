"""Rows of the insurer's participant list become memberships: new, changed or as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.access.numbers.keys import check_key_of, sealer
from payung.database.copying import copy_frame
from payung.intake.merging import Counts
from payung.intake.models import SourceFile
from payung.intake.places import starts_of
from payung.membership.merging.identity import digest, with_identity
from payung.membership.merging.rules import PARTICIPANT
from payung.register.merge_rules import chosen

_CHOSEN = chosen(PARTICIPANT, new="excluded", known="known")
_SQL = (
    (Path(__file__).parent.parent / "sql" / "merge_participants.sql")
    .read_text()
    .format(fields=",\n".join(f"{name} = {expression}" for name, expression in _CHOSEN.items()))
)
_MEMBERSHIPS = """
SELECT i.source_row, p.id FROM incoming_participant i JOIN membership_participant p USING (natural_key)
WHERE i.source_row = ANY(%s)
"""
_NAME_KEY = ("segment", "full_name", "birth_date", "mother_name", "village_code", "employer")
_CONTENT = (
    *_NAME_KEY,
    "birth_year",
    "nik_digits",
    "nik_state",
    "card",
    "sex",
    "programmes",
    "status",
    "registered_on",
    "paid_through",
    "source_of_funds",
    "stated_on",
)
_COLUMNS = (
    "natural_key", "content_hash", "card_sealed", "card_index", "nik_sealed", "nik_index",
    "nik_state", "full_name", "birth_date", "birth_year", "sex", "mother_name", "segment",
    "programmes", "status", "registered_on", "paid_through", "stated_on", "employer",
    "source_of_funds", "source_file_id",
)  # fmt: skip


def merge_participants(
    *,
    source_file: SourceFile,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    received_on: dt.date,
    progress: Callable[[int], None],
    asked: Sequence[int] = (),
) -> Counts:
    """Merge checked rows (`payung.intake.columns.PARTICIPANTS`); the protocol is `Merger`.

    A later row of the same file about the same membership wins.
    """
    check_key_of("membership_participant", cursor)
    rows = _prepared(frame, source_file.pk)
    last = rows.unique("natural_key", keep="last", maintain_order=True)
    cursor.execute(
        "CREATE TEMP TABLE incoming_participant ON COMMIT DROP AS "
        "SELECT * FROM membership_participant WITH NO DATA"
    )
    cursor.execute("ALTER TABLE incoming_participant DROP COLUMN id")
    copy_frame(cursor, last, "incoming_participant")
    cursor.execute("ANALYZE incoming_participant")
    cursor.execute(_SQL, {"starts": starts_of(source_file)})
    counted = cursor.fetchall()
    cursor.execute(_MEMBERSHIPS, [list(asked)])
    keys = dict(cursor.fetchall())
    cursor.execute("DROP TABLE incoming_participant")
    progress(frame.height)
    return replace(Counts.over_sheets(counted, frame.height), keys=keys)


def _prepared(frame: pl.DataFrame, file_id: int) -> pl.DataFrame:
    """The rows as `incoming_participant` has them: numbers sealed, and the key of each membership."""
    known = _with_sealed_numbers(with_identity(frame)).with_columns(
        digest(*_NAME_KEY).alias("name_key"),
        digest(*_CONTENT).alias("content_hash"),
        pl.lit(file_id, dtype=pl.Int64).alias("source_file_id"),
    )
    by_number = pl.when(pl.col("identity_hex").is_not_null()).then(
        digest("identity_hex", "segment")
    )
    return known.with_columns(by_number.otherwise(pl.col("name_key")).alias("natural_key")).select(
        _COLUMNS,
        nik_hash="nik_key",
        village_id="village_code",
        source_row="row_number",
    )


def _with_sealed_numbers(known: pl.DataFrame) -> pl.DataFrame:
    nik_sealed, nik_index = sealer("nik").seal_column(
        nik if state == "valid" else ""
        for nik, state in known.select("nik_digits", "nik_state").iter_rows()
    )
    card_sealed, _indexes = sealer("card").seal_column(known["card"])
    return known.with_columns(
        pl.Series("nik_sealed", nik_sealed, dtype=pl.Binary),
        pl.Series("nik_index", nik_index, dtype=pl.Binary),
        pl.Series("card_sealed", card_sealed, dtype=pl.Binary),
    )
