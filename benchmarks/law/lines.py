"""Cases a second through `payung law eval`, beside reading and writing the same lines as plain JSON.

python benchmarks/law/lines.py [CASES]
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time

COMMAND = [sys.executable, "-c", "from payung.law.command import app; app()", "eval"]


def bpu(number: int, numbers: random.Random) -> dict[str, object]:
    """A BPU with a random income: 33 different answers a month."""
    month = f"2025-{numbers.randrange(1, 13):02d}"
    case = {"id": number, "kind": "contribution", "segment": "BPU", "month": month}
    return case | {"monthly_income": numbers.randrange(25_000_000), "programmes": ["JKK", "JKM"]}


def pu(number: int, numbers: random.Random) -> dict[str, object]:
    """A wage earner with a random wage and all programmes: every answer is new."""
    month = f"2025-{numbers.randrange(1, 13):02d}"
    case = {"id": number, "kind": "contribution", "segment": "PU", "month": month}
    programmes = ["JKK", "JKM", "JHT", "JP"]
    return case | {"wage": numbers.randrange(1_000_000, 25_000_000), "programmes": programmes}


def jkm(number: int, numbers: random.Random) -> dict[str, object]:
    """A death with random months of contribution: answers repeat."""
    case = {"id": number, "kind": "benefit_jkm", "segment": "BPU", "event_date": "2025-09-01"}
    return case | {"consecutive_paid_months": numbers.randrange(60)}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for make in (bpu, pu, jkm):
        numbers = random.Random(7)
        lines = "".join(json.dumps(make(number, numbers)) + "\n" for number in range(count))
        start = time.perf_counter()
        answered = subprocess.run(COMMAND, input=lines.encode(), capture_output=True, check=True)
        seconds = time.perf_counter() - start
        start = time.perf_counter()
        for line in answered.stdout.splitlines():
            json.dumps(json.loads(line))
        plain = time.perf_counter() - start
        print(
            f"{make.__name__:4} {count / seconds:10,.0f} cases a second "
            f"(the output alone through json: {count / plain:,.0f} lines a second)"
        )


if __name__ == "__main__":
    main()
