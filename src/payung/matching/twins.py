"""Twins inside one list: two valid numbers that tell one district and one birth date.

Twelve digits of a NIK are the district, the birth date and the sex. Whoever was born on one day in one
district agrees in them, one person or two, so that this agreement must not count twice.
Against "one person, written twice" stands not a stranger but a twin, who shares birth date, mother,
village and address as well: only the numbers and the names tell the two cases apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from payung.matching.model import NAME, NIK, SEX, Comparison
from payung.matching.weights import Weights

PRIOR = 0.015
"""Per row of the list: 7.5 of a thousand births are twins (6 to 9 in South-East Asia: Smits and Monden 2011,
doi 10.1371/journal.pone.0025239), so the odds that a chance pair of n rows are twins are 2 x .0075 / n."""

NUMBERS: Mapping[str, tuple[float, float]] = {
    "next": (0.45, 0.06),
    "apart": (0.19, 0.94),
    "mixed": (0.36, 1.0),
}
"""How the numbers lie: serials that follow one another, other serials, or a boy's and a girl's number.

First the share among twins: a third are boy and girl, most others were registered one after the other.
Then the share among one person's numbers of the same level: a slip hits the last of four digits once in
four, and makes it one more or one less in two of nine. By judgement where nothing is said."""

NAMES: Mapping[str, float] = {
    "same": 0.005, "joined": 0.0005, "slip": 0.05, "parts": 0.005, "part": 0.02, "alike": 0.10,
    "word": 0.30, "different": 0.5195,
}  # fmt: skip
"""How alike the names of twins are, by judgement: sounding alike is the custom, the same name a mistake."""

LEVELS = tuple(f"twins_{numbers}" for numbers in NUMBERS)
"""What evidence says of the number, where the names differ too."""
_ONE_NAME = ("same", "joined")
_OTHER_NUMBER = ("kin", "slip", "different")


def numbers_sql(left: str, right: str) -> str:
    """How the numbers of two rows of `person` lie, as SQL; NULL unless they tell one day and district."""
    one, other = f"{left}.nik", f"{right}.nik"
    return f"""case
        when length({one}) <> 16 or length({other}) <> 16 or {one}[:6] <> {other}[:6]
            or {one}[9:12] <> {other}[9:12] or {left}.born <> {right}.born then null
        when abs({one}[7:8]::integer - {other}[7:8]::integer) = 40 then 'mixed'
        when {one}[7:8] <> {other}[7:8] or {one} = {other} then null
        when abs({one}[13:]::integer - {other}[13:]::integer) = 1 then 'next'
        when {one} <> {other} then 'apart' end"""


def weight_sql(weights: Weights) -> str:
    """The weight of a scored pair, from `weight` and `numbers`, with the district and day counted once."""
    return f"weight + {_by_number(partial(_recounted, weights=weights))}"


def twins_to_one_sql(weights: Weights, prior: float) -> str:
    """How many times likelier twins are than one person, from `numbers` and the levels of a scored pair.

    `prior` is the odds of a chance pair being one person times the rows of the list.
    """
    names = _by_level(NAME, {level: _name_bits(level, weights) for level in NAMES})
    sexes = _by_level(SEX, {level: math.log2(m) for level, m in weights.m["sex"].items()})
    bits = f"{_by_number(partial(_number_bits, weights=weights))} + {names} + {sexes}"
    return f"case when numbers is null then 0 else {PRIOR / prior} / power(2, {bits}) end"


def against_twins(
    reached: Iterable[tuple[str, str]], numbers: str, weights: Weights
) -> list[tuple[str, str, float]]:
    """(aspect, level, bits) of a pair whose numbers may be twins': for one person, against twins.

    What twins share (birth date, mother, village, address) says nothing for one person.
    """
    levels = dict(reached)
    bits = {aspect: min(0.0, weights.bits(aspect, level)) for aspect, level in levels.items()}
    bits["nik"] = _number_bits(numbers, levels["nik"], weights)
    if "name" in levels:
        bits["name"] = _name_bits(levels["name"], weights)
    if levels.get("name") not in _ONE_NAME:
        levels["nik"] = f"twins_{numbers}"
    return [(aspect, level, round(bits[aspect], 1)) for aspect, level in levels.items()]


def may_be_twins(evidence: Iterable[Iterable[Any]]) -> bool:
    """Whether kept evidence ([aspect, level, bits] each) names twins: their numbers under two names."""
    return any(level in LEVELS for _aspect, level, _bits in evidence)


def _number_bits(numbers: str, level: str, weights: Weights) -> float:
    of_twins, of_one = NUMBERS[numbers]
    return math.log2(of_one * weights.m["nik"][level] / of_twins)


def _recounted(numbers: str, level: str, weights: Weights) -> float:
    """From what the level says among strangers to what it says of one birth date and district."""
    return _number_bits(numbers, level, weights) - weights.bits("nik", level)


def _name_bits(level: str, weights: Weights) -> float:
    return math.log2(weights.m["name"][level] / NAMES[level])


def _by_number(bits: Callable[[str, str], float]) -> str:
    """Bits by how the numbers lie and the level they reach; 0 where they cannot be twins'."""
    cases = " ".join(
        f"when numbers = '{numbers}' and g_nik = {NIK.code(level)} then {bits(numbers, level):.9f}"
        for numbers in NUMBERS
        for level in _OTHER_NUMBER
    )
    return f"case {cases} else 0 end"


def _by_level(comparison: Comparison, bits: Mapping[str, float]) -> str:
    cases = " ".join(
        f"when {comparison.code(level)} then {each:.9f}" for level, each in bits.items()
    )
    return f"case g_{comparison.name} {cases} else 0 end"
