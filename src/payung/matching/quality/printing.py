"""Lines of quality as a table to read, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from payung.matching.quality.evaluate import Line
from payung.matching.quality.intervals import Estimate
from payung.primitives.numbers import count_text

_SHARES = ("precision", "recall", "f1", "recall_after_review")
_KINDS = {"all": "semua", "village": "desa", "age": "umur catatan (tahun)"}
_SHOWN = 15


class Format(StrEnum):
    """How the answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def write_lines(lines: Sequence[Line], output: Format) -> str:
    """The whole answer as text."""
    writers: dict[Format, Callable[[Sequence[Line]], str]] = {
        Format.JSON: _json,
        Format.CSV: _csv,
        Format.TABLE: _table,
    }
    return writers[output](lines)


def as_record(line: Line) -> dict[str, Any]:
    """Counts, shares and the ends of their intervals under plain names."""
    measured = line.measured
    record: dict[str, Any] = {"kind": line.kind, "group": line.group, "rows": measured.rows}
    for name in ("true", "false", "missed", "reviews", "true_in_review"):
        record[name] = getattr(measured, name)
    for name in _SHARES:
        estimate = getattr(measured, name)
        record[name] = _rounded(estimate.value)
        record[f"{name}_lower"] = _rounded(estimate.lower)
        record[f"{name}_upper"] = _rounded(estimate.upper)
    return record | {"reviews_per_thousand": _rounded(measured.reviews_per_thousand)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _json(lines: Sequence[Line]) -> str:
    return json.dumps([as_record(line) for line in lines], ensure_ascii=False, indent=2)


def _csv(lines: Sequence[Line]) -> str:
    records = [as_record(line) for line in lines]
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(records[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().rstrip("\n")


def _table(lines: Sequence[Line]) -> str:
    table = Table(title="Mutu pencocokan (dengan rentang keyakinan 95 %)", box=box.SIMPLE)
    table.add_column("kelompok")
    for title in ("presisi", "temuan (recall)", "F1", "periksa/1.000"):
        table.add_column(title, justify="right")
    for kind in _KINDS:
        for line in _weakest([each for each in lines if each.kind == kind]):
            table.add_row(*_cells(line))
    drawn = io.StringIO()
    Console(width=110, file=drawn).print(table)
    return f"{drawn.getvalue()}{_footnote(lines)}"


def _weakest(lines: list[Line]) -> list[Line]:
    """The groups with the lowest F1 when there are many; ages stay in their order."""
    if len(lines) <= _SHOWN:
        return lines
    return sorted(lines, key=lambda line: _or_one(line.measured.f1.value))[:_SHOWN]


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value


def _cells(line: Line) -> list[str]:
    measured = line.measured
    name = f"{_KINDS[line.kind]} {line.group or ('' if line.kind == 'all' else '(tidak disebut)')}"
    per_thousand = measured.reviews_per_thousand
    reviews = "-" if per_thousand is None else _comma(per_thousand, 1)
    shares = (measured.precision, measured.recall, measured.f1)
    return [name.strip(), *(estimate_text(share) for share in shares), reviews]


def estimate_text(estimate: Estimate) -> str:
    """'0,9985 (0,9971-0,9992)', or a dash when there was nothing to measure."""
    if estimate.value is None or estimate.lower is None or estimate.upper is None:
        return "-"
    value, lower, upper = (_comma(v, 4) for v in (estimate.value, estimate.lower, estimate.upper))
    return f"{value} ({lower}-{upper})"


def _comma(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def _footnote(lines: Sequence[Line]) -> str:
    whole = lines[0].measured
    after = estimate_text(whole.recall_after_review)
    hidden = [
        f"{_KINDS[kind]}: {_SHOWN} yang terlemah dari {count_text(many)}; semuanya ada di --format csv."
        for kind in _KINDS
        if (many := sum(line.kind == kind for line in lines)) > _SHOWN
    ]
    counted = (
        f"Benar {count_text(whole.true)}, salah {count_text(whole.false)}, terlewat "
        f"{count_text(whole.missed)} (di antaranya {count_text(whole.true_in_review)} menunggu "
        f"diperiksa). Temuan bila semua pemeriksaan dijawab benar: {after}."
    )
    return "\n".join([counted, *hidden])
