"""The worker rule over a register: the columns in, the judgements out, in the same order of rows.

Texts are looked at once per different spelling; ages and months are integer columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import polars as pl

from payung.law.dated import parameter
from payung.law.worker.nature import NAMED_BY_OFFICE, Nature, RoleState, Verdict, nature_of
from payung.law.worker.occupations import (
    Occupation,
    OccupationClass,
    find_occupation,
    role_segment,
)
from payung.law.worker.rule import LEAVING, LONGEST_LIFE_YEARS, PRESENT, role_state
from payung.primitives.month import Month
from payung.primitives.programme import Segment

_COLUMNS: dict[str, pl.DataType] = {
    "birth_date": pl.Date(),
    "occupation": pl.String(),
    "village_role": pl.String(),
    "receives_incentive": pl.Boolean(),
    "is_vulnerable": pl.Boolean(),
    "life_status": pl.String(),
    "status_on": pl.Date(),
    "segment": pl.String(),
}
_RESULT = ["verdict", "reason", "segment", "from_month", "until_month", "end_reason"]
_NOT_WORKER = pl.lit(Verdict.NOT_WORKER.value)
_UNDETERMINED = pl.lit(Verdict.UNDETERMINED.value)


def worker_columns(frame: pl.DataFrame, as_of: dt.date) -> pl.DataFrame:
    """Judge every row by the register of day `as_of`, exactly as `rule.judge` does for one person.

    Columns read, each of which may be missing or null: birth_date (Date), occupation, village_role,
    receives_incentive, is_vulnerable (Boolean), life_status, status_on (Date), segment.
    Returns verdict, reason, segment ('' for who is no worker), from_month and until_month (Int32,
    null: no limit known) and end_reason, row by row.
    """
    evidence = _complete(frame)
    evidence = evidence.with_columns(
        *_looked_up(evidence, "occupation", {"kind": _kind, "says": _says}),
        *_looked_up(evidence, "village_role", {"role": _role, "role_segment": _role_segment}),
    ).with_columns(
        pl.concat_str(
            "kind", "says", "role", "receives_incentive", "is_vulnerable", separator="|"
        ).alias("case"),
        _birth_fault(as_of).alias("birth_fault"),
    )
    return (
        evidence.with_columns(
            *_looked_up(evidence, "case", {"by_nature": _case_verdict, "why": _case_reason}),
            _birthday_month("minimum", as_of).alias("from_month"),
            _birthday_month("below", as_of).alias("aged_out"),
            _left_month(as_of).alias("left"),
        )
        .with_columns(_until_month(), _end_reason())
        .with_columns(_too_young(as_of).alias("too_young"))
        .with_columns(_verdict(), _reason())
        .with_columns(_segment())
        .select(_RESULT)
    )


def _complete(frame: pl.DataFrame) -> pl.DataFrame:
    missing = [pl.lit(None, kind).alias(name) for name, kind in _COLUMNS.items()]
    absent = [one for one, name in zip(missing, _COLUMNS, strict=True) if name not in frame.columns]
    return frame.with_columns(absent).select(
        pl.col("birth_date", "status_on"),
        pl.col("occupation", "village_role", "segment").fill_null(""),
        pl.col("receives_incentive", "is_vulnerable").fill_null(value=False),
        pl.col("life_status").fill_null("").str.strip_chars().str.to_lowercase(),
    )


def _looked_up(
    frame: pl.DataFrame, column: str, meanings: dict[str, Callable[[str], str]]
) -> list[pl.Expr]:
    texts = frame[column].unique().to_list()
    return [
        pl.col(column)
        .replace_strict(texts, [meaning(text) for text in texts], return_dtype=pl.String)
        .alias(name)
        for name, meaning in meanings.items()
    ]


def _kind(text: str) -> str:
    return find_occupation(text).kind.value


def _says(text: str) -> str:
    return find_occupation(text).reason


def _role(text: str) -> str:
    return role_state(text).value


def _role_segment(text: str) -> str:
    return str(role_segment(text) or "")


def _nature(case: str) -> Nature:
    kind, says, role, incentive, vulnerable = case.split("|")
    occupation = Occupation("", OccupationClass(kind), says)
    return nature_of(occupation, RoleState(role), incentive == "true", vulnerable == "true")


def _case_verdict(case: str) -> str:
    return _nature(case).verdict.value


def _case_reason(case: str) -> str:
    return _nature(case).reason


def _birth_fault(as_of: dt.date) -> pl.Expr:
    born = pl.col("birth_date")
    possible = (born <= as_of) & (born.dt.year() >= as_of.year - LONGEST_LIFE_YEARS)
    return (
        pl.when(born.is_null())
        .then(pl.lit("tanggal_lahir_kosong"))
        .when(possible)
        .then(pl.lit(""))
        .otherwise(pl.lit("tanggal_lahir_mustahil"))
    )


def _month_of(day: pl.Expr) -> pl.Expr:
    return (day.dt.year() * 12 + day.dt.month().cast(pl.Int32) - 1).cast(pl.Int32)


def _birthday_month(limit: str, as_of: dt.date) -> pl.Expr:
    years = parameter(f"eligibility.age.{limit}").at(as_of).whole
    return pl.when(pl.col("birth_fault") == "").then(_month_of(pl.col("birth_date")) + 12 * years)


def _left_month(as_of: dt.date) -> pl.Expr:
    day = pl.min_horizontal(pl.col("status_on").fill_null(as_of), pl.lit(as_of))
    return pl.when(pl.col("life_status").is_in(list(LEAVING))).then(_month_of(day))


def _until_month() -> pl.Expr:
    return pl.min_horizontal("aged_out", "left").alias("until_month")


def _end_reason() -> pl.Expr:
    by_age = pl.col("aged_out").is_not_null() & (
        pl.col("left").is_null() | (pl.col("aged_out") < pl.col("left"))
    )
    return (
        pl.when(by_age)
        .then(pl.lit("aged_out"))
        .otherwise(pl.col("life_status").replace_strict(LEAVING, default=""))
        .alias("end_reason")
    )


def _too_young(as_of: dt.date) -> pl.Expr:
    start, until = pl.col("from_month"), pl.col("until_month")
    return (start > int(Month.from_date(as_of))).fill_null(value=False) | (
        until <= start
    ).fill_null(value=False)


def _questions() -> list[tuple[pl.Expr, pl.Expr, pl.Expr]]:
    """What overrules the evidence, in order: (when, verdict, reason)."""
    known = pl.col("life_status").is_in([*LEAVING, *PRESENT])
    ageless = (
        (pl.col("by_nature") == Verdict.WORKER.value)
        & (pl.col("birth_fault") != "")
        & ~pl.col("why").is_in(NAMED_BY_OFFICE)
    )
    return [
        (pl.col("by_nature") == Verdict.NOT_WORKER.value, _NOT_WORKER, pl.col("why")),
        (pl.col("too_young"), _NOT_WORKER, pl.lit("usia_di_bawah_18")),
        (~known, _UNDETERMINED, pl.lit("status_tidak_dikenal")),
        (ageless, _UNDETERMINED, pl.col("birth_fault")),
    ]


def _verdict() -> pl.Expr:
    answer = pl.col("by_nature")
    for condition, verdict, _ in reversed(_questions()):
        answer = pl.when(condition).then(verdict).otherwise(answer)
    return answer.alias("verdict")


def _reason() -> pl.Expr:
    answer = pl.col("why")
    for condition, _, reason in reversed(_questions()):
        answer = pl.when(condition).then(reason).otherwise(answer)
    return answer.alias("reason")


def _segment() -> pl.Expr:
    likely_pu = pl.col("kind") == OccupationClass.LIKELY_PU.value
    return (
        pl.when(pl.col("verdict") == Verdict.NOT_WORKER.value)
        .then(pl.lit(""))
        .when(pl.col("segment") != "")
        .then(pl.col("segment"))
        .when(pl.col("role_segment") != "")
        .then(pl.col("role_segment"))
        .when(likely_pu)
        .then(pl.lit(Segment.PU.value))
        .otherwise(pl.lit(Segment.BPU.value))
        .alias("segment")
    )
