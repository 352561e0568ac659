"""`payung match evaluate`: pairs and truth from files, one line of quality per group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from payung.matching.quality.groups import RECORDED, VILLAGE, by_age, by_village
from payung.matching.quality.measure import Measured, judged, measure, measure_by
from payung.matching.quality.tables import read_table
from payung.primitives.errors import InputError

_PAIR = ("left_id", "right_id")
_DECISIONS = {"match", "review"}


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked on the command line. `left` is the list of people that the pairs speak of."""

    pairs: Path
    truth: Path
    left: Path | None = None
    as_of: dt.date | None = None
    one_list: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Quality of one group: `kind` is all, village or age; `group` is empty for all."""

    kind: str
    group: str
    measured: Measured


def evaluate(question: Question) -> list[Line]:
    """All pairs first, then each village and each age of record that the left list or the truth names."""
    pairs = _pairs(question.pairs)
    truth = _truth(question.truth)
    people = _people(question, truth)
    found = judged(pairs, truth, one_list=question.one_list)
    rows = people.height if question.left else found["left_id"].n_unique()
    return [Line("all", "", measure(found, rows)), *_by_group(found, people, question.as_of)]


def _pairs(path: Path) -> pl.DataFrame:
    pairs = read_table(path, (*_PAIR, "decision"))
    strange = sorted({str(value) for value in pairs["decision"].unique()} - _DECISIONS)
    if strange:
        raise InputError(
            f"Kolom decision di {path} berisi '{strange[0]}'. Yang dikenal: match atau review, "
            "seperti ditulis `payung match --out`."
        )
    return pairs


def _truth(path: Path) -> pl.DataFrame:
    truth = read_table(path, _PAIR)
    if truth.is_empty():
        raise InputError(
            f"Berkas {path} tidak memuat satu pasangan pun, jadi tidak ada yang dapat diukur. "
            f"Isi satu baris untuk tiap pasangan yang benar, contoh: {','.join(_PAIR)} lalu 12,P-7."
        )
    return truth


def _people(question: Question, truth: pl.DataFrame) -> pl.DataFrame:
    """Left rows once each: from their list when it is given, else as the truth describes them."""
    if question.left is not None:
        people = read_table(question.left, ("id",))
        return people.unique("id", keep="first", maintain_order=True)
    return truth.rename({"left_id": "id"}).unique("id", keep="first", maintain_order=True)


def _by_group(found: pl.DataFrame, people: pl.DataFrame, as_of: dt.date | None) -> Iterator[Line]:
    groups = {}
    if VILLAGE in people.columns:
        groups["village"] = by_village(people)
    if RECORDED in people.columns:
        groups["age"] = by_age(people, as_of)
    for kind, grouped in groups.items():
        for group, measured in measure_by(found, grouped).items():
            yield Line(kind, group, measured)
