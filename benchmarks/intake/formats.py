"""`python -m benchmarks.intake.formats`: each format read by us and by others, same file, same run.

Only reading is compared here, up to all rows in memory; the whole way into the register is compared by
`benchmarks.intake.run`. Each reader runs in a fresh process. ODS has fewer rows unless asked for, as odfpy,
which pandas reads it with, builds a tree of the whole document.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.intake.readers import READERS
from benchmarks.intake.written_as import MOST_ROWS_OF_XLS, write_as


class Reading(NamedTuple):
    """What one reader took for one file, in a process of its own."""

    rows: int
    seconds: float
    cpu: float
    peak_mb: int


def main() -> None:
    options = _options()
    rows = {
        ".xlsx": options.rows,
        ".xls": min(options.rows, MOST_ROWS_OF_XLS),
        ".ods": options.ods_rows,
        ".csv": options.rows,
    }
    with tempfile.TemporaryDirectory() as folder:
        for suffix in options.only or rows:
            path = write_as(suffix, Path(folder), rows[suffix])
            print(f"{suffix}: {rows[suffix]:,} rows, {path.stat().st_size / 1e6:.1f} MB")
            _compare(path, rows[suffix])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--ods-rows", type=int, default=20_000)
    parser.add_argument("--only", action="append", choices=(".xlsx", ".xls", ".ods", ".csv"))
    return parser.parse_args()


def _compare(path: Path, rows: int) -> None:
    ours: Reading | None = None
    for name, (_, suffixes) in READERS.items():
        if path.suffix not in suffixes:
            continue
        found = measured(name, path)
        if found.rows != rows:
            raise SystemExit(f"{name} read {found.rows} of {rows} rows of {path.name}")
        ours = ours or found
        print(
            f"  {name:21} {rows / found.seconds:9,.0f} rows/s  {found.seconds:6.2f} s  "
            f"{found.cpu:6.2f} s CPU ({found.cpu / ours.cpu:.1f} times ours)  {found.peak_mb:5} MB",
            flush=True,
        )


def measured(reader: str, path: Path) -> Reading:
    """One file read by a reader of `READERS` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake.readers", reader, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return Reading(**json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
