"""Words of a file that we do not know, counted in all its rows: what they mean is asked of a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from payung.intake.formats.fields import FIELDS
from payung.intake.formats.labels import label_key, vocabulary

_MOST = 120  # a column with more different words says anything, and is not asked about
_LONGEST = 60
_LONG_NUMBER = re.compile(r"\d{8,}")
_LeftAlone = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class StrangeWords:
    """By field each word with the number of its rows, the most frequent first; rows with any of them."""

    words: dict[str, list[tuple[str, int]]]
    rows: int


def strange_words_in(staged: pl.DataFrame, kind: str, told: _LeftAlone) -> StrangeWords:
    """What the rows say where only some words count, and neither we nor their sender (`told`) know them."""
    found = {name: _strange(staged[name], kind, name, told.get(name, {})) for name in FIELDS[kind]}
    asked = {name: texts for name, texts in found.items() if texts}
    words = {name: _by_word(texts) for name, texts in asked.items()}
    few = {name: counted for name, counted in words.items() if len(counted) <= _MOST}
    if not few:
        return StrangeWords({}, 0)
    strange = pl.any_horizontal(pl.col(name).is_in(list(asked[name])) for name in few)
    return StrangeWords(few, staged.select(strange.sum()).item())


def _strange(texts: pl.Series, kind: str, name: str, told: Mapping[str, str]) -> dict[str, int]:
    known = vocabulary(kind, name)
    if known is None:
        return {}
    counted = texts.alias("text").value_counts().sort(["count", "text"], descending=[True, False])
    return {
        text: rows
        for text, rows in counted.rows()
        if label_key(text) and label_key(text) not in told and not known.knows(text)
        if len(text) <= _LONGEST and not _LONG_NUMBER.search(text)
    }


def _by_word(texts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Spellings of one word as one, in the most frequent spelling."""
    spelt: dict[str, str] = {}
    rows: Counter[str] = Counter()
    for text, count in texts.items():
        rows[spelt.setdefault(label_key(text), text)] += count
    return rows.most_common()
