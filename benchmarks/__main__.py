"""`make bench`: every comparison in turn, each in a process of its own beside its peers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RUNS = {
    "Matching": ["matching/compare.py"],
    "Matching, quality": ["matching/quality.py"],
    "Coverage": ["-m", "benchmarks.coverage.run"],
    "Access": ["-m", "benchmarks.access.run"],
    "Intake": ["-m", "benchmarks.intake.run"],
    "Intake, formats": ["-m", "benchmarks.intake.formats"],
    "Intake, layouts": ["-m", "benchmarks.intake.layouts"],
    "Law, columns": ["law/contributions.py"],
    "Law, lines": ["law/lines.py"],
    "Law, HTTP": ["law/over_http.py"],
    "Pages, HTTP": ["pages/over_http.py"],
    "Pages, review": ["-m", "benchmarks.review.page"],
}


def main() -> int:
    """The number of comparisons that failed."""
    failed = 0
    for title, arguments in RUNS.items():
        print(f"\n## {title}", flush=True)
        command = [str(HERE / a) if a.endswith(".py") else a for a in arguments]
        failed += subprocess.run([sys.executable, *command], cwd=HERE.parent).returncode != 0
    return failed


sys.exit(main())
