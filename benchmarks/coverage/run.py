"""`python -m benchmarks.coverage.run`: coverage from payment lines, beside window functions and exploded
months in the same run with equal counts, and the application's statements in PostgreSQL.

On a busy machine the processor seconds say more than the clock.
"""

from __future__ import annotations

import argparse

from benchmarks.coverage.in_duckdb import compare
from benchmarks.coverage.in_postgresql import measure


def main() -> None:
    options = _options()
    lines, ways = compare(options.workers, options.rounds)
    print(f"DuckDB: {options.workers:,} workers, {lines:,} payment lines, 36 months, 80 villages")
    for name, timing in ways.items():
        print(f"  {name:32} {timing.wall:7.2f} s {timing.processor:7.2f} s processor", end="  ")
        print(f"{timing.wall / ways['ours'].wall:5.1f} times ours", end=" ")
        print(f"({timing.processor / ways['ours'].processor:.1f} by processor)")
    if options.postgresql:
        print("PostgreSQL: 115,383 workers, 1,100,000 payment lines")
        for name, seconds in measure(115_383, 1_100_000, options.rounds).items():
            print(f"  {name:32} {seconds:7.2f} s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgresql", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
