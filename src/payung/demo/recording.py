"""One office's rows about people: the truth with the faults of `faults.py` laid over it.

Columns in and out, all text: person (left alone), nik, full_name, birth_date (`YYYY-MM-DD`), sex
(`L`/`P`), mother_name, village_code, address, phone, household and village for the faults that need
them. Missing is the empty text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from payung.demo.faults import NAME_WAYS, Faults
from payung.demo.names.spelling import respell, some_rows
from payung.demo.villages import Village

Rng = np.random.Generator


def record(
    rng: Rng, truth: pl.DataFrame, faults: Faults, villages: Sequence[Village]
) -> pl.DataFrame:
    """The rows an office with these faults keeps about the people of `truth`, in the same order."""
    rows = _exchange_numbers_in_households(rng, truth, faults.nik_of_household_member)
    for column, change, share in _changes(faults, villages):
        rows = _at_some(rng, rows, column, change, share)
    return rows


Change = Callable[[Rng, pl.DataFrame], pl.Series]


def _changes(faults: Faults, villages: Sequence[Village]) -> list[tuple[str, Change, float]]:
    """Order matters: what makes a value missing or unreadable comes after what misspells it."""
    return [
        ("nik", nik_one_digit_wrong, faults.nik_one_digit_wrong),
        ("nik", nik_digits_exchanged, faults.nik_digits_exchanged),
        ("nik", nik_with_punctuation, faults.nik_with_punctuation),
        ("nik", nik_as_number, faults.nik_as_number),
        ("nik", nik_temporary, faults.nik_temporary),
        ("nik", _empty, faults.nik_missing),
        ("full_name", _respelled("full_name"), faults.name_spelled_differently),
        ("mother_name", _respelled("mother_name"), faults.mother_spelled_differently),
        ("mother_name", _empty, faults.mother_missing),
        ("birth_date", birth_day_month_exchanged, faults.birth_day_month_exchanged),
        ("birth_date", birth_off, faults.birth_off),
        ("birth_date", birth_first_of_january, faults.birth_first_of_january),
        ("birth_date", birth_year_only, faults.birth_year_only),
        ("birth_date", _empty, faults.birth_missing),
        ("sex", sex_wrong, faults.sex_wrong),
        ("sex", _empty, faults.sex_missing),
        ("village_code", village_of_elsewhere(villages), faults.village_of_elsewhere),
        ("village_code", village_written_otherwise(villages), faults.village_written_otherwise),
        ("village_code", _empty, faults.village_missing),
        ("address", _empty, faults.address_missing),
        ("phone", phone_other, faults.phone_other),
        ("phone", _empty, faults.phone_missing),
    ]


def _at_some(
    rng: Rng, rows: pl.DataFrame, column: str, change: Change, share: float
) -> pl.DataFrame:
    chosen = some_rows(rng, len(rows), share)
    if not chosen.size:
        return rows
    subset = rows[chosen]
    empty = (subset[column] == "").to_numpy()
    chosen, subset = chosen[~empty], subset.filter(~pl.Series(empty))
    return rows.with_columns(rows[column].scatter(chosen, change(rng, subset)))


def _exchange_numbers_in_households(rng: Rng, rows: pl.DataFrame, share: float) -> pl.DataFrame:
    """Neighbouring rows of one household carry each other's number."""
    house = rows["household"].to_numpy()
    pairs = np.flatnonzero(house[:-1] == house[1:])
    pairs = pairs[rng.random(pairs.size) < share]
    pairs = pairs[np.diff(pairs, prepend=-9) > 1]
    order = np.arange(len(rows))
    order[pairs], order[pairs + 1] = pairs + 1, pairs
    return rows.with_columns(rows["nik"].gather(order))


def _empty(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return pl.Series("", [""]).new_from_index(0, len(rows))


def _respelled(column: str) -> Change:
    return lambda rng, rows: respell(rng, rows[column], NAME_WAYS)


def nik_one_digit_wrong(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """One digit typed as another; it may make an impossible date, as in life."""
    frame = _with_draws(rng, rows, at=16, add=9)
    at, digit = pl.col("at"), pl.col("nik").str.slice(pl.col("at"), 1).cast(pl.Int64)
    wrong = ((digit + 1 + pl.col("add")) % 10).cast(pl.String)
    return _one(frame, pl.col("nik").str.slice(0, at) + wrong + pl.col("nik").str.slice(at + 1))


def nik_digits_exchanged(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """Two neighbouring digits change places."""
    frame = _with_draws(rng, rows, at=14)
    nik, at = pl.col("nik"), pl.col("at") + 1
    pair = nik.str.slice(at, 2)
    return _one(frame, nik.str.slice(0, at) + pair.str.reverse() + nik.str.slice(at + 2))


def nik_with_punctuation(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """`'9907...`, `990701.010190.0001`, or spaces between the groups."""
    frame = _with_draws(rng, rows, way=3)
    nik = pl.col("nik")
    grouped = r"^(\d{6})(\d{6})(\d{4})$"
    return _one(
        frame,
        pl.when(pl.col("way") == 0)
        .then("'" + nik)
        .when(pl.col("way") == 1)
        .then(nik.str.replace(grouped, "$1.$2.$3"))
        .otherwise(nik.str.replace(grouped, "$1 $2 $3")),
    )


def nik_as_number(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """What a spreadsheet leaves when it took the number for a number."""
    frame = _with_draws(rng, rows, way=3)
    nik = pl.col("nik").str.replace_all(r"\D", "")
    decimals = nik.str.slice(0, 1) + "," + nik.str.slice(1, 5) + "E+15"
    return _one(
        frame,
        pl.when(pl.col("way") == 0)
        .then(decimals)
        .when(pl.col("way") == 1)
        .then(nik.str.slice(0, 15) + "0.0")
        .otherwise(nik + ".0"),
    )


def nik_temporary(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """As the village program makes it: 0, ten digits of the village code, five of a sequence."""
    frame = _with_draws(rng, rows, sequence=99_999)
    village = (
        pl.col("village_code").str.replace_all(r"\D", "").str.pad_end(10, "0").str.slice(0, 10)
    )
    return _one(frame, "0" + village + pl.col("sequence").cast(pl.String).str.zfill(5))


def birth_day_month_exchanged(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """3 May becomes 5 March; a day after the twelfth cannot be a month and is taken as typed wrong."""
    exchanged = pl.col("birth_date").str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", "$1-$3-$2")
    possible = pl.col("birth_date").str.slice(8, 2).cast(pl.Int64) <= 12
    return _one(
        rows.with_columns(birth_off(rng, rows).alias("off")),
        pl.when(possible).then(exchanged).otherwise(pl.col("off")),
    )


def birth_off(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """The year one to nine off, or another day, or another month."""
    frame = _with_draws(rng, rows, way=3, year=9, month=12, day=28)
    year, month, day = (pl.col("birth_date").str.slice(*cut) for cut in ((0, 4), (5, 2), (8, 2)))
    other_year = (year.cast(pl.Int64) + pl.col("year") - 4).cast(pl.String)
    other_day = (pl.col("day") + 1).cast(pl.String).str.zfill(2)
    other_month = (pl.col("month") + 1).cast(pl.String).str.zfill(2)
    safe_day = pl.when(day.cast(pl.Int64) > 28).then(pl.lit("28")).otherwise(day)
    return _one(
        frame,
        pl.when(pl.col("way") == 0)
        .then(other_year + "-" + month + "-" + safe_day)
        .when(pl.col("way") == 1)
        .then(year + "-" + month + "-" + other_day)
        .otherwise(year + "-" + other_month + "-" + safe_day),
    )


def birth_first_of_january(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["birth_date"].str.slice(0, 4) + "-01-01"


def birth_year_only(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["birth_date"].str.slice(0, 4)


def sex_wrong(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["sex"].replace_strict({"L": "P", "P": "L"}, default="")


def village_of_elsewhere(villages: Sequence[Village]) -> Change:
    """Another village, mostly a neighbour in the list."""
    codes = pl.Series([village.code for village in villages])

    def change(rng: Rng, rows: pl.DataFrame) -> pl.Series:
        step = np.where(rng.random(len(rows)) < 0.7, 1, rng.integers(1, 50, len(rows)))
        return codes.gather((rows["village"].to_numpy() + step) % len(codes))

    return change


def village_written_otherwise(villages: Sequence[Village]) -> Change:
    """The code without dots (most), or the village's name as it was spelled before."""
    named = {village.code: _old_village_name(village.name) for village in villages}

    def change(rng: Rng, rows: pl.DataFrame) -> pl.Series:
        frame = _with_draws(rng, rows, way=10)
        code = pl.col("village_code")
        name = code.replace_strict(named, default="", return_dtype=pl.String)
        return _one(
            frame, pl.when(pl.col("way") < 8).then(code.str.replace_all(r"\.", "")).otherwise(name)
        )

    return change


def _old_village_name(name: str) -> str:
    """Joined words, oe for u: Bulu Kamase, once Boelokamase."""
    joined = name.replace(" ", "").replace("-", "").lower()
    return joined.replace("u", "oe").capitalize()


def phone_other(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    number = pl.Series(rng.integers(10_000_000, 100_000_000, len(rows)))
    return "0800" + number.cast(pl.String)


def _with_draws(rng: Rng, rows: pl.DataFrame, **limits: int) -> pl.DataFrame:
    return rows.with_columns(
        pl.Series(name, rng.integers(0, limit, len(rows))) for name, limit in limits.items()
    )


def _one(frame: pl.DataFrame, expression: pl.Expr) -> pl.Series:
    return frame.select(expression.alias("changed")).to_series()
