"""The reference page of checks: every check of every kind, with its sentence and its example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.intake.checks.check import Check, Severity, Verdict
from payung.intake.checks.context import Context
from payung.intake.checks.examples import EXAMPLES, FORBIDDEN, GOOD, NOWHERE, VILLAGE, Row
from payung.intake.checks.kinds import CHECKS
from payung.intake.formats.fields import FIELDS

_HEAD = """# Checks

Every row of a file is looked at in all these ways at once. It is *accepted*, *accepted with doubt*
(`doubt`: it counts, and the file says how many), or *quarantined* (`reject`: it goes back with all
its sentences, and is mended on the page of the file or in the returned sheet). This page is made
from the checks; a test tries each example.
"""
_DAY = dt.date(2025, 6, 30)
_FLAGS = {"nik_is_number": False, "kk_is_number": False, "card_is_number": False, "surplus": False}


def checks_document() -> str:
    """The text of docs/reference/checks.md."""
    return "\n".join([_HEAD, *(_section(kind) for kind in CHECKS)])


def tried(kind: str, rows: Sequence[Row]) -> Verdict:
    """The verdict over rows of a kind, each written as what differs from a good row."""
    empty = dict.fromkeys(FIELDS[kind], "")
    staged = pl.DataFrame(
        [
            {**empty, **_FLAGS, "uncalculated": "", "row_number": number, **GOOD[kind], **row}
            for number, row in enumerate(rows, start=2)
        ]
    ).with_columns(pl.col("row_number").cast(pl.UInt32))
    return CHECKS[kind](staged, _context())


def _context() -> Context:
    return Context(
        received_on=_DAY,
        layout_id="",
        resolve=_resolved,
        may_write=lambda code: code != FORBIDDEN,
        village_code=VILLAGE,
        known_areas=frozenset({"990701"}),
    )


def _resolved(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    code = pl.col(columns[0])
    sentence = f"Desa dengan kode {NOWHERE} tidak ada dalam daftar resmi."
    return frame.select(
        pl.when(code == NOWHERE).then(pl.lit("")).otherwise(code).alias("village_code"),
        pl.when(code == NOWHERE)
        .then(pl.lit(sentence))
        .otherwise(pl.lit(""))
        .alias("village_doubt"),
    )


def _section(kind: str) -> str:
    rows = [_line(kind, check) for check in tried(kind, [{}]).checks]
    head = ["| check | severity | column | example | sentence |", "|---|---|---|---|---|"]
    return "\n".join([f"## {kind}", "", *head, *rows, ""])


def _line(kind: str, check: Check) -> str:
    rows = EXAMPLES[kind][check.id]
    example = "; then ".join(_written(row) for row in rows[-2:])
    severity = "reject" if check.severity is Severity.REJECT else "doubt"
    sentence = check.sentence.replace("|", "\\|")
    return f"| `{check.id}` | {severity} | {check.column} | {example} | {sentence} |"


def _written(row: Row) -> str:
    return ", ".join(f"`{name} = {value}`" for name, value in row.items()) or "a good row"
