"""A check: an id, how grave it is, what it looks for, and the sentence its sender reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from payung.intake.merging import Noted, Refusal


class Severity(StrEnum):
    """REJECT sends the row back; DOUBT takes it and counts the doubt."""

    REJECT = "reject"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Check:
    """`fault` is true for a row at fault. `{value}` in the sentence is the cell of `column`.

    `column` is empty where no one column is at fault; with `header_from` each row says which one is. Where
    a check `alone` finds a fault, what others find follows from it and is not said.
    """

    id: str
    severity: Severity
    column: str
    sentence: str
    fault: pl.Expr
    value_from: str = ""
    header_from: str = ""
    alone: bool = False

    @property
    def flag(self) -> str:
        return f"fault:{self.id}"


@dataclass(frozen=True)
class Verdict:
    """Rows that passed, rows that go back, those of the first that raise a doubt, what was looked at."""

    accepted: pl.DataFrame
    refused: list[Refusal]
    doubts: dict[str, Noted] = field(default_factory=dict)
    checks: Sequence[Check] = ()


def apply(frame: pl.DataFrame, checks: Sequence[Check]) -> Verdict:
    """Run the checks over all rows at once. A row with several faults goes back with all of them."""
    flagged = frame.with_columns(c.fault.fill_null(value=False).alias(c.flag) for c in checks)
    rejecting = [c for c in checks if c.severity is Severity.REJECT]
    refuse = pl.any_horizontal([pl.col(c.flag) for c in rejecting])
    refused = flagged.filter(refuse)
    accepted = flagged.filter(~refuse)
    doubting = [c for c in checks if c.severity is Severity.DOUBT and accepted[c.flag].any()]
    return Verdict(
        accepted=accepted.select(frame.columns),
        refused=[_refusal(row, rejecting) for row in refused.iter_rows(named=True)],
        doubts={c.id: _noted(accepted.filter(c.flag), c) for c in doubting},
        checks=checks,
    )


def _noted(rows: pl.DataFrame, check: Check) -> Noted:
    """With the cell as it was written, before it was typed; a village stands in one of two columns."""
    written = [name for name in (f"{check.column}_text", check.column) if name in rows.columns][:1]
    if check.column == "village_code":
        written.append("village_name")
    texts = [pl.when(pl.col(name) != "").then(name) for name in written]
    text = pl.coalesce(*texts, pl.lit("")) if texts else pl.lit("")
    return Noted(check.column, check.sentence, rows.select("row_number", text.alias("text")))


def _refusal(row: dict[str, object], checks: Sequence[Check]) -> Refusal:
    found = [c for c in checks if row[c.flag]]
    failed = [c for c in found if c.alone] or found
    sentences = [c.sentence.format(value=row.get(c.value_from or c.column)) for c in failed]
    number = row["row_number"]
    assert isinstance(number, int)
    first = failed[0]
    column = str(row[first.header_from]) if first.header_from else first.column
    return Refusal(number, first.id, " ".join(sentences), column)


def reject(
    name: str,
    column: str,
    sentence: str,
    fault: pl.Expr,
    *,
    value_from: str = "",
    header_from: str = "",
    alone: bool = False,
) -> Check:
    """A row that goes back."""
    return Check(name, Severity.REJECT, column, sentence, fault, value_from, header_from, alone)


def reject_text(name: str, column: str, sentence: str, fault: pl.Expr) -> Check:
    """The same; its sentence names the cell as it was written, before it was typed."""
    return reject(name, column, sentence, fault, value_from=f"{column}_text")


def doubt(name: str, column: str, sentence: str, fault: pl.Expr) -> Check:
    """A row that is taken and deserves a look."""
    return Check(name, Severity.DOUBT, column, sentence, fault)
