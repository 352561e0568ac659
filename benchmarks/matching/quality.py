"""Quality side by side: F1, precision, recall, and how many reviews each needs for equal error.

    python benchmarks/matching/quality.py                      all data sets, all contenders
    python benchmarks/matching/quality.py --data FEBRL --only payung
    python benchmarks/matching/quality.py --write measured.json  keeps what Payung came to

"reviews" are the pairs per 1,000 left rows that are put before a person as it is. "at 1%" is the least
number that a person must look at, when that person is always right, so that false and missed pairs
together are at most 1 % of the true ones. A dash: not
with any number, for too many true pairs were never proposed. Data sets with a star were held out.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from data_sets import SEED, DataSet, data_sets
from rankings import RANKINGS, Ranking

from payung.matching.quality.measure import Measured, judged, measure

_ERRORS = (0.05, 0.02, 0.01)
_TITLES = ("F1", "prec.", "recall", "reviews", *(f"at {error:.0%}" for error in _ERRORS))
HEADER = f"{'':26s} " + " ".join(f"{title:>8s}" for title in _TITLES)


def main() -> None:
    """One table per data set."""
    asked = _arguments()
    kept = []
    for data in data_sets():
        if asked.data not in data.name:
            continue
        print(f"\n{data.name}{' *' if data.held_out else ''}\n{HEADER}")
        for name, ranked in RANKINGS.items():
            if asked.only not in name or (name == "exact number" and "without" in data.name):
                continue
            ranking = ranked(data)
            measured = _measured(ranking, data)
            _print(name, measured, ranking, data)
            if name == "payung match":
                kept.append(_record(data, ranking, measured))
    if asked.write:
        today = datetime.now(UTC).date().isoformat()
        record = {"measured_on": today, "seed": SEED, "data_sets": kept}
        Path(asked.write).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--write", default="")
    return parser.parse_args()


def _measured(ranking: Ranking, data: DataSet) -> Measured:
    shown = ranking.filter(pl.col("decision") != "none")
    return measure(judged(shown, data.truth, one_list=data.right is None), data.rows)


def _print(name: str, measured: Measured, ranking: Ranking, data: DataSet) -> None:
    shares = (measured.f1.value, measured.precision.value, measured.recall.value)
    quality = [f"{share or 0:8.4f}" for share in shares]
    reviews = [f"{measured.reviews_per_thousand or 0:8.1f}"]
    for error in _ERRORS:
        least = fewest_reviews(ranking, data, error)
        reviews.append(f"{'-':>8s}" if least is None else f"{1000 * least / data.rows:8.1f}")
    print(f"{name:26s} {' '.join([*quality, *reviews])}", flush=True)


def fewest_reviews(ranking: Ranking, data: DataSet, error: float) -> int | None:
    """The narrowest stretch of the ranking that must be looked at for at most so much error.

    Above it all pairs are taken, below it none. With `i` taken and `j` taken or looked at, the errors
    are the false ones among the first i and the true ones after j.
    """
    one_list = data.right is None
    known = judged(ranking, data.truth, one_list=one_list).filter(pl.col("decision") != "")
    ordered = _scored(known, ranking, one_list).sort("score", descending=True)
    true = np.concatenate([[0], np.cumsum(ordered["is_true"].to_numpy())])
    false = np.arange(len(true)) - true
    allowed = int(error * data.truth.height)
    needed = data.truth.height - (allowed - false)  # true pairs within the first j
    last = np.searchsorted(true, needed)
    possible = (false <= allowed) & (last < len(true))
    if not possible.any():
        return None
    return int(np.maximum(last - np.arange(len(true)), 0)[possible].min())


def _scored(known: pl.DataFrame, ranking: Ranking, one_list: bool) -> pl.DataFrame:
    if one_list:
        low, high = (
            each(["left_id", "right_id"]) for each in (pl.min_horizontal, pl.max_horizontal)
        )
        ranking = ranking.with_columns(left_id=low, right_id=high)
    return known.join(ranking.select("left_id", "right_id", "score"), on=["left_id", "right_id"])


def _record(data: DataSet, ranking: Ranking, measured: Measured) -> dict[str, Any]:
    """What the quality page shows; `unseen` are the true pairs that a labelled sample cannot hold."""
    names = ("true", "false", "missed", "reviews", "true_in_review", "rows")
    counts = {name: getattr(measured, name) for name in names}
    return {
        "name": data.name,
        "held_out": data.held_out,
        **counts,
        "unseen": _unseen(data, ranking),
    }


def _unseen(data: DataSet, ranking: Ranking) -> int:
    """True pairs that were never compared, or are less likely than a near miss."""
    found = judged(ranking, data.truth, one_list=data.right is None)
    return found.filter(pl.col("is_true") & (pl.col("decision") == "")).height


if __name__ == "__main__":
    main()
