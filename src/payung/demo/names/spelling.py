"""Write a name the way another office wrote it: variants, titles, old spelling, slips of the hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

Rng = np.random.Generator
_HERE = Path(__file__).parent
_LETTERS = "aiueonrtslkmdhpgbyj"
_DOUBLE = [letter * 2 for letter in "abdghiklmnprstu"]
_TITLES = r"^(?:Andi|A\.|Muhammad|Muh\.|Siti|Sitti|St\.|Besse|Baso|Ambo|Puang|I|La|Nur) "
_NEW_TO_OLD = {"u": "oe", "U": "Oe", "j": "dj", "J": "Dj", "c": "tj", "C": "Tj", "y": "j"}


def respell(rng: Rng, names: pl.Series, kinds: dict[str, float]) -> pl.Series:
    """Each name spelled differently, by one way drawn from `kinds` (way -> weight).

    A way that leaves a name as it is (no Daeng name to drop) falls back to a slip of one letter, so
    every name that comes in goes out changed.
    """
    weights = np.array(list(kinds.values()), dtype=float)
    way = rng.choice(len(kinds), size=len(names), p=weights / weights.sum())
    result = names.alias("name")
    for number, kind in enumerate(kinds):
        rows = np.flatnonzero(way == number)
        if rows.size:
            result = result.scatter(rows, WAYS[kind](rng, result.gather(rows)))
    return _slip_where_unchanged(rng, names, result)


def _slip_where_unchanged(rng: Rng, before: pl.Series, after: pl.Series) -> pl.Series:
    rows = np.flatnonzero((before == after).to_numpy())
    return after.scatter(rows, _slip(rng, after.gather(rows))) if rows.size else after


def _known_variant(rng: Rng, names: pl.Series) -> pl.Series:
    """Words with a known other form take it: Muhammad becomes Muh., Rahman becomes Ramang."""
    words = pl.DataFrame({"row": range(len(names)), "word": names.str.split(" ")}).explode("word")
    words = words.join(
        _variants(), left_on="word", right_on="token", how="left", maintain_order="left"
    )
    pick = pl.Series("pick", rng.integers(0, 1 << 30, len(words)))
    choice = pl.col("forms").list.get(pick % pl.col("forms").list.len(), null_on_oob=True)
    words = words.with_columns(pl.coalesce(choice, pl.col("word")).alias("word"))
    joined = words.group_by("row", maintain_order=True).agg(pl.col("word").str.join(" "))
    return joined["word"].alias("name")


def _slip(rng: Rng, names: pl.Series) -> pl.Series:
    """One letter lost, doubled, exchanged with its neighbour or mistyped (never the first)."""
    frame = pl.DataFrame(
        {
            "name": names,
            "way": rng.integers(0, 4, len(names)),
            "u": rng.random(len(names)),
            "letter": pl.Series(list(_LETTERS)).gather(rng.integers(0, len(_LETTERS), len(names))),
        }
    )
    name, way = pl.col("name"), pl.col("way")
    at = 1 + (pl.col("u") * (name.str.len_chars() - 1).clip(lower_bound=1)).cast(pl.Int64)
    before, here, after = name.str.slice(0, at), name.str.slice(at, 1), name.str.slice(at + 1)
    swapped = before + after.str.slice(0, 1) + here + after.str.slice(1)
    return frame.select(
        pl.when((way == 0) & (name.str.len_chars() > 3))
        .then(before + after)
        .when(way == 1)
        .then(before + here + here + after)
        .when((way == 2) & (swapped != name))
        .then(swapped)
        .when(pl.col("letter") == here)
        .then(before + here + "h" + after)
        .otherwise(before + pl.col("letter") + after)
        .alias("name")
    ).to_series()


def _old_spelling(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace_many(_NEW_TO_OLD)


def _single_letters(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace_many({pair: pair[0] for pair in _DOUBLE})


def _nasal_ending(_rng: Rng, names: pl.Series) -> pl.Series:
    """Bugis speech: final n and m become ng (Rahman, Ramang)."""
    return names.str.replace_all(r"[nm]\b", "ng")


def _daeng_form(rng: Rng, names: pl.Series) -> pl.Series:
    """The Daeng name alone, abbreviated, or left out."""
    way = pl.Series("way", rng.integers(0, 3, len(names)))
    frame = pl.DataFrame({"name": names, "way": way})
    name = pl.col("name")
    return frame.select(
        pl.when(pl.col("way") == 0)
        .then(name.str.replace(r"^.* (Daeng .*)$", "$1"))
        .when(pl.col("way") == 1)
        .then(name.str.replace("Daeng ", "Dg. "))
        .otherwise(name.str.replace(r"^(.+) Daeng .*$", "$1"))
        .alias("name")
    ).to_series()


def _drop_title(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace(_TITLES, "")


def _add_title(rng: Rng, names: pl.Series) -> pl.Series:
    titles = pl.Series(["H. ", "Hj. ", "Drs. ", "Andi ", "Puang "])
    return titles.gather(rng.choice(5, size=len(names), p=[0.35, 0.35, 0.05, 0.2, 0.05])) + names


def _drop_last(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace(r"^(.+) \S+$", "$1")


def _initial(_rng: Rng, names: pl.Series) -> pl.Series:
    """Last word only as its first letter."""
    return names.str.replace(r"^(.+ \S)\S+$", "$1")


def _join_words(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace(r"(\S) (\S)", "$1$2").str.to_titlecase()


def _reverse_words(_rng: Rng, names: pl.Series) -> pl.Series:
    return names.str.replace(r"^(\S+) (.+)$", "$2 $1")


def _child_of(rng: Rng, names: pl.Series) -> pl.Series:
    """A `bin` with a father's name behind it, as older lists write."""
    fathers = pl.Series(["Ambo", "Baso", "Beddu", "Tahir", "Usman", "Sikki", "Tola", "Hasan"])
    return names + " bin " + fathers.gather(rng.integers(0, len(fathers), len(names)))


WAYS: dict[str, Callable[[Rng, pl.Series], pl.Series]] = {
    "known_variant": _known_variant,
    "slip": _slip,
    "old_spelling": _old_spelling,
    "single_letters": _single_letters,
    "nasal_ending": _nasal_ending,
    "daeng_form": _daeng_form,
    "drop_title": _drop_title,
    "add_title": _add_title,
    "drop_last": _drop_last,
    "initial": _initial,
    "join_words": _join_words,
    "reverse_words": _reverse_words,
    "child_of": _child_of,
}
"""Every way a name is misspelled, by its name in the fault table."""


@cache
def _variants() -> pl.DataFrame:
    table = pl.read_csv(_HERE / "variants.csv")
    return table.group_by("token", maintain_order=True).agg(pl.col("variant").alias("forms"))


def some_rows(rng: Rng, count: int, share: float) -> npt.NDArray[np.int64]:
    """Row numbers of a random `share` of `count` rows, ascending."""
    return np.flatnonzero(rng.random(count) < share)
