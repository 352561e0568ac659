"""One office's rows about people: the truth with the faults of `faults.py` laid over it.

Columns in and out, all text: person (left alone), nik, full_name, birth_date (`YYYY-MM-DD`), sex
(`L`/`P`), mother_name, village_code, address, phone, household and village for the faults that need
them. Missing is the empty text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from payung.demo.faults import NAME_WAYS, Faults
from payung.demo.names.spelling import respell, some_rows
from payung.demo.slips.dates import (
    birth_day_month_exchanged,
    birth_first_of_january,
    birth_off,
    birth_year_only,
    sex_wrong,
)
from payung.demo.slips.drawing import Rng, Slip
from payung.demo.slips.numbers import (
    nik_as_number,
    nik_digits_exchanged,
    nik_one_digit_wrong,
    nik_temporary,
    nik_with_punctuation,
    phone_other,
)
from payung.demo.slips.places import village_of_elsewhere, village_written_otherwise
from payung.demo.villages import Village


def record(
    rng: Rng, truth: pl.DataFrame, faults: Faults, villages: Sequence[Village]
) -> pl.DataFrame:
    """The rows an office with these faults keeps about the people of `truth`, in the same order."""
    rows = _exchange_numbers_in_households(rng, truth, faults.nik_of_household_member)
    for column, slip, share in _slips(faults, villages):
        rows = _at_some(rng, rows, column, slip, share)
    return rows


def _slips(faults: Faults, villages: Sequence[Village]) -> list[tuple[str, Slip, float]]:
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


def _at_some(rng: Rng, rows: pl.DataFrame, column: str, slip: Slip, share: float) -> pl.DataFrame:
    chosen = some_rows(rng, len(rows), share)
    if not chosen.size:
        return rows
    subset = rows[chosen]
    empty = (subset[column] == "").to_numpy()
    chosen, subset = chosen[~empty], subset.filter(~pl.Series(empty))
    return rows.with_columns(rows[column].scatter(chosen, slip(rng, subset)))


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


def _respelled(column: str) -> Slip:
    return lambda rng, rows: respell(rng, rows[column], NAME_WAYS)
