"""Make `src/payung/matching/weights.json`: m among true pairs, u among chance pairs, of generated data.

Two generators that know nothing of each other, clean and hard, one training seed that no benchmark
uses. Shares are kept from running to extremes, because a generator knows fewer faults than life.

    python benchmarks/matching/train_weights.py
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
from faults import CLEAN, HARD, pair_of_files

from payung.demo.linkage_pairs import linkage_pairs
from payung.matching import linkage, people, settle
from payung.matching.model import COMPARISONS
from payung.matching.training import Pattern, chance_pairs_sql, count_patterns
from payung.matching.weights import Weights

SEED = 101
PEOPLE, PARTICIPANTS = 20_000, 9_000
LEAST_M, LEAST_U = 0.003, 1e-6
TARGET = Path(__file__).parents[2] / "src/payung/matching/weights.json"

# Addresses and telephones are shared by a household and change often; neither generator models that,
# so these are set by judgement: some evidence for, hardly any against.
JUDGED = {
    "address": {"same": (0.40, 0.02), "close": (0.10, 0.01), "most": (0.15, 0.08), "words": (0.15, 0.25),
                "different": (0.20, 0.64)},
    "phone": {"same": (0.60, 0.01), "different": (0.40, 0.99)},
}  # fmt: skip
# A village name one letter off may be a neighbour: Saotengnga and Saotengah are two villages.
JUDGED_VILLAGE_SPELLING = (0.004, 0.001)


def main() -> None:
    """Count levels over all four data sets and write the file."""
    true_pairs: list[Pattern] = []
    chance_pairs: list[Pattern] = []
    for left, right, truth in _data_sets():
        found, by_chance = _patterns(left, right, truth)
        true_pairs += found
        chance_pairs += by_chance
    weights = Weights(
        _shares(true_pairs, LEAST_M, 0), _shares(chance_pairs, LEAST_U, 1), _provenance()
    )
    TARGET.write_text(weights.as_json() + "\n", encoding="utf-8")
    for comparison in COMPARISONS:
        bits = {
            level.name: round(weights.bits(comparison.name, level.name), 1)
            for level in comparison.levels
        }
        print(f"{comparison.name:8s} {bits}")


def _data_sets() -> list[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
    ours = [pair_of_files(PEOPLE, PARTICIPANTS, rates, SEED) for rates in (CLEAN, HARD)]
    return ours + [
        linkage_pairs(PEOPLE, PARTICIPANTS, hardness, SEED) for hardness in ("clean", "hard")
    ]


def _patterns(
    left: pl.DataFrame, right: pl.DataFrame, truth: pl.DataFrame
) -> tuple[list[Pattern], list[Pattern]]:
    connection = duckdb.connect()
    left_rows = linkage.load(connection, left, right)
    people.normalise(connection)
    settle.settle(connection, left_rows)
    settle.learn_villages(connection)
    connection.register("truth", truth)
    pairs = """select l.row as row_l, r.row as row_r
        from truth join identity l on l.id = left_id join identity r on r.id = right_id"""
    rows = left.height + right.height
    return count_patterns(connection, pairs), count_patterns(
        connection, chance_pairs_sql(left_rows, rows)
    )


def _shares(patterns: list[Pattern], least: float, side: int) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    for place, comparison in enumerate(COMPARISONS):
        if comparison.name in JUDGED:
            shares[comparison.name] = {
                level: pair[side] for level, pair in JUDGED[comparison.name].items()
            }
            continue
        reached = [
            (pattern.levels[place], pattern.pairs)
            for pattern in patterns
            if pattern.levels[place] >= 0
        ]
        total = sum(pairs for _, pairs in reached)
        raw = {
            level.name: max(
                least, sum(n for at, n in reached if at == comparison.code(level.name)) / total
            )
            for level in comparison.levels
        }
        if comparison.name == "village":
            raw["spelling"] = JUDGED_VILLAGE_SPELLING[side]
        shares[comparison.name] = {
            name: round(share / sum(raw.values()), 9) for name, share in raw.items()
        }
    return shares


def _provenance() -> str:
    return (
        f"benchmarks/matching/train_weights.py: seed {SEED}, {PEOPLE} x {PARTICIPANTS} rows, clean and hard, "
        "from benchmarks/matching/faults.py and payung.demo.linkage_pairs; address and phone by judgement"
    )


if __name__ == "__main__":
    main()
