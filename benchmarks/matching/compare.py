"""Linkage side by side in one run: quality, reviews, seconds and peak memory.

    python benchmarks/matching/compare.py             130,000 x 60,000, clean and hard, two generators
    python benchmarks/matching/compare.py --people 1000000 --participants 400000 --only payung,saved
    python benchmarks/matching/compare.py --rounds 3  the quickest of three rounds, in turns

Each contender runs in a process of its own. "linking" leaves out reading and cleaning for all but
Payung, "all" is from the files to the pairs; imports are in neither.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl
from contenders import CONTENDERS
from faults import CLEAN, HARD, pair_of_files

from payung.demo.linkage_pairs import linkage_pairs

SEED = 7_007
_TITLES = ("F1", "prec.", "recall", "rev/1000", "linking", "all", "MB")
HEADER = f"{'':26s} " + " ".join(f"{title:>8s}" for title in _TITLES)


def main() -> None:
    """Write the data, run every contender on it, print one table per data set."""
    asked = _arguments()
    if asked.child:
        _child(asked.child, Path(asked.folder))
        return
    for name in asked.data.split(","):
        with tempfile.TemporaryDirectory(prefix="payung-bench-") as folder:
            _write(name, asked.people, asked.participants, Path(folder))
            print(f"\n{name}: {asked.people:,} x {asked.participants:,}\n{HEADER}")
            asked_for = [
                name
                for name in CONTENDERS
                if not asked.only or any(part in name for part in asked.only.split(","))
            ]
            rounds = [
                {name: _measure(name, Path(folder)) for name in asked_for}
                for _ in range(asked.rounds)
            ]
            for contender in asked_for:
                measured = (each[contender] for each in rounds)
                _print(contender, min(measured, key=lambda each: each["seconds"]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=130_000)
    parser.add_argument("--participants", type=int, default=60_000)
    parser.add_argument("--data", default="demo-clean,demo-hard,own-clean,own-hard")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--child", default="")
    parser.add_argument("--folder", default="")
    return parser.parse_args()


def _write(name: str, people: int, participants: int, folder: Path) -> None:
    generator, hardness = name.split("-")
    if generator == "demo":
        left, right, truth = linkage_pairs(
            people, participants, "hard" if hardness == "hard" else "clean", SEED
        )
    else:
        left, right, truth = pair_of_files(
            people, participants, HARD if hardness == "hard" else CLEAN, SEED
        )
    for part, frame in (("left", left), ("right", right), ("truth", truth)):
        frame.write_csv(folder / f"{part}.csv")


def _measure(contender: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", contender, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _child(contender: str, folder: Path) -> None:
    outcome = CONTENDERS[contender](folder / "left.csv", folder / "right.csv", folder)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = pl.read_csv(folder / "truth.csv", infer_schema=False)
    left_rows = (
        pl.scan_csv(folder / "left.csv", infer_schema=False).select(pl.len()).collect().item()
    )
    clock = {"linking": outcome.linking, "seconds": outcome.seconds, "megabytes": megabytes}
    print(json.dumps({**_quality(outcome.pairs, truth, left_rows), **clock}))


def _quality(pairs: pl.DataFrame, truth: pl.DataFrame, left_rows: int) -> dict[str, float]:
    matches = pairs.filter(pl.col("decision") == "match")
    right = matches.join(truth, on=["left_id", "right_id"]).height
    precision, recall = right / max(matches.height, 1), right / max(truth.height, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    reviews = (pairs.height - matches.height) * 1000 / left_rows
    return {"f1": f1, "precision": precision, "recall": recall, "reviews": reviews}


def _print(name: str, row: dict[str, float]) -> None:
    quality = [f"{row[each]:8.4f}" for each in ("f1", "precision", "recall")]
    cost = [
        f"{row['reviews']:8.1f}",
        f"{row['linking']:8.2f}",
        f"{row['seconds']:8.2f}",
        f"{row['megabytes']:8.0f}",
    ]
    print(f"{name:26s} {' '.join([*quality, *cost])}", flush=True)


if __name__ == "__main__":
    main()
