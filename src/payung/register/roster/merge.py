"""One roster into the register, in set-based SQL inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.access.numbers.keys import check_key_of
from payung.database.copying import copy_frame
from payung.law.worker import RULE_VERSION, worker_columns
from payung.register.merge_rules import PERSON, WORK, chosen
from payung.register.roster.claims import merge_claims
from payung.register.roster.counted import Merged, counted, refresh_statistics
from payung.register.roster.known_seals import keep_known_seals
from payung.register.roster.named import people_of_rows
from payung.register.roster.near_known import near_known
from payung.register.roster.numbers import (
    ROWS_AT_ONCE,
    with_keys,
    with_sealed_numbers,
    with_second_keys,
)

_SQL = Path(__file__).parent / "sql"
_LOCK = 7307_0001  # one roster at a time: two files may name the same people
_MANY_ROWS = 5_000  # from here on one pass over the register beats a look-up for each row
_DROP = "DROP TABLE IF EXISTS incoming_key, incoming_person, incoming_verdict, merged_person, incoming_claim"
_PERSON_COLUMNS = (
    "row_number", "natural_key", "content_hash", "nik_sealed", "nik_index",
    "nik_state", "kk_index", "kk_sealed", "phone_sealed", "village_id", "full_name", "birth_date",
    "sex", "mother_name", "relationship", "address", "hamlet", "rw", "rt", "life_status",
    "status_on", "occupation", "village_role", "receives_incentive", "is_vulnerable",
    "monthly_income", "verdict", "reason", "segment", "from_month", "until_month", "end_reason",
)  # fmt: skip
_EVIDENCE = {
    "person_id": pl.Int64, "birth_date": pl.Date, "occupation": pl.String,
    "village_role": pl.String, "receives_incentive": pl.Boolean, "is_vulnerable": pl.Boolean,
    "life_status": pl.String, "status_on": pl.Date,
}  # fmt: skip


def merge_roster(
    *,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    source_file_id: int | None,
    as_of: dt.date,
    progress: Callable[[int], None] = lambda rows: None,
    starts: Sequence[int] = (0,),
    asked: Sequence[int] = (),
) -> Merged:
    """Bring checked rows (columns: `payung.intake.columns.ROSTER`) into the register.

    `as_of` is the day of receipt, by which the worker rule judges. Empty cells erase nothing.
    `starts` are the row numbers after which each of several sheets begins; `asked` those of rows of which it
    is asked whom they tell of, besides those that are nearly known.
    """
    _begin(cursor, frame.height)
    keyed = with_keys(frame)
    fresh = keyed.filter(~_known_as_they_are(keyed, cursor))
    unchanged = keyed.height - fresh.height
    progress(unchanged)
    merged = Merged(0, 0, unchanged, [], {})
    if not fresh.is_empty():
        _stage(fresh, cursor, as_of)
        progress(unchanged + fresh.height // 2)
        _recognise(fresh, cursor)
        near = near_known(cursor)
        _write(cursor, source_file_id, as_of)
        merge_claims(fresh, cursor, source_file_id)
        progress(keyed.height)
        merged = replace(counted(cursor, unchanged, starts), near_known=near)
        refresh_statistics(cursor, merged.created)
    merged = replace(merged, keys=people_of_rows(cursor, [*asked, *merged.near_known]))
    cursor.execute(_DROP)
    return merged


def _begin(cursor: CursorWrapper, rows: int) -> None:
    """Alone, with the right key, and with empty tables for what comes in."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    check_key_of("register_person", cursor)
    cursor.execute(_sql("staging"))
    if rows > _MANY_ROWS:
        cursor.execute("SET LOCAL enable_nestloop = off")


def _known_as_they_are(keyed: pl.DataFrame, cursor: CursorWrapper) -> pl.Series:
    """Rows that the register already holds word for word.

    Shared numbers, and people of whom a survey was told something, always go the long way.
    """
    copy_frame(cursor, keyed.select("row_number", "natural_key", "content_hash"), "incoming_key")
    cursor.execute(
        "SELECT row_number FROM incoming_key JOIN register_person USING (natural_key, content_hash)"
    )
    rows = pl.Series([row for (row,) in cursor.fetchall()], dtype=pl.UInt32)
    shared = keyed["natural_key"].is_duplicated()
    claimed = keyed["claimed_programmes"].is_not_null()
    return keyed["row_number"].is_in(rows.implode()) & ~shared & ~claimed


def _stage(fresh: pl.DataFrame, cursor: CursorWrapper, as_of: dt.date) -> None:
    """In slices, so that the sealed copies of a large file never stand in memory together."""
    for part in fresh.iter_slices(ROWS_AT_ONCE):
        ready = with_sealed_numbers(part).rename({"village_code": "village_id"})
        judged = ready.hstack(worker_columns(ready, as_of))
        copy_frame(cursor, judged.select(_PERSON_COLUMNS), "incoming_person")
    cursor.execute("ANALYZE incoming_person (natural_key, kk_index, person_id, repeats_row)")


def _recognise(fresh: pl.DataFrame, cursor: CursorWrapper) -> None:
    """Who of the register each row is, and which rows only repeat another."""
    _part_people_with_one_number(fresh, cursor)
    for step in ("known_people", "mended_numbers", "repeats"):
        cursor.execute(_sql(step))
    cursor.execute("ANALYZE incoming_person (person_id, repeats_row)")
    keep_known_seals(cursor)


def _part_people_with_one_number(fresh: pl.DataFrame, cursor: CursorWrapper) -> None:
    """Rows whose NIK belongs to somebody else get a key of their own."""
    for step in ("shared_numbers", "other_people"):
        cursor.execute(_sql(step))
        rows = [row for (row,) in cursor.fetchall()]
        if not rows:
            continue
        second = with_second_keys(fresh.filter(pl.col("row_number").is_in(rows)))
        cursor.executemany(
            "UPDATE incoming_person SET natural_key = %s WHERE row_number = %s",
            second.select("second_key", "row_number").rows(),
        )


def _write(cursor: CursorWrapper, source_file_id: int | None, as_of: dt.date) -> None:
    values = {"source_file_id": source_file_id, "rule_version": RULE_VERSION, "as_of": as_of}
    cursor.execute(_sql("households"))
    cursor.execute(_sql("merged").format(fields=_merged_fields()))
    cursor.execute(_sql("outcomes"))
    cursor.execute(_sql("former_numbers"), values)
    cursor.execute(_sql("changed"), values)
    cursor.execute(_sql("evidence"))
    rows = cursor.fetchall()
    if rows:
        evidence = pl.DataFrame(rows, schema=_EVIDENCE, orient="row")
        verdicts = evidence.select("person_id").hstack(worker_columns(evidence, as_of))
        copy_frame(cursor, verdicts, "incoming_verdict")
        cursor.execute(_sql("changed_work"), values)
    cursor.execute(_sql("new_people"), values)


def _merged_fields() -> str:
    rules = {**chosen(PERSON, new="i", known="p"), **chosen(WORK, new="i", known="w")}
    return ",\n".join(f"{expression} AS {name}" for name, expression in rules.items())


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
