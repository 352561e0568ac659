"""Cases a second through `payung law eval < cases.jsonl > results.jsonl`, with explanations.

    python benchmarks/law/lines.py [CASES]

Start-up included. Random numbers, days and families, so that nearly no case is asked twice; each kind
alone, then all of them in turn, then the published examples of `tests/spec/law` over and over. Beside
each: cases per second of processor time (on a machine that does other work, this is what one core
alone would do), what the law answers without replay in one process, and how fast plain `json` reads
and writes the same results.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from payung.law.cases import evaluate

COMMAND = [sys.executable, "-c", "from payung.law.command import app; app()", "eval"]
Case = dict[str, Any]
TABLES = Path(__file__).parents[2] / "tests" / "spec" / "law"
LEVELS = {"TK": 2, "SD": 6, "SMP": 3, "SMA": 3, "PT": 5}


def _day(numbers: random.Random) -> str:
    year, month, day = (numbers.randrange(*one) for one in ((2020, 2026), (1, 13), (1, 29)))
    return f"{year}-{month:02d}-{day:02d}"


def _children(numbers: random.Random) -> list[Case]:
    levels = numbers.choices(list(LEVELS), k=numbers.randrange(3))
    return [{"level": one, "years_left": numbers.randint(0, LEVELS[one])} for one in levels]


def bpu(numbers: random.Random) -> Case:
    """The contribution of a BPU with a random income."""
    month = f"{numbers.randrange(2024, 2027)}-{numbers.randrange(1, 13):02d}"
    payer, income = numbers.choice(["self", "apbd", "apbdes"]), numbers.randrange(25_000_000)
    case = {"kind": "contribution", "segment": "BPU", "month": month, "payer": payer}
    return case | {"monthly_income": income, "programmes": ["JKK", "JKM"]}


def pu(numbers: random.Random) -> Case:
    """The contribution of a wage earner with a random wage, all programmes: six parts."""
    case = {
        "kind": "contribution",
        "segment": "PU",
        "month": f"2025-{numbers.randrange(1, 13):02d}",
    }
    wage = numbers.randrange(1_000_000, 25_000_000)
    return case | {"wage": wage, "programmes": ["JKK", "JKM", "JHT", "JP"]}


def subsidy_budget(numbers: random.Random) -> Case:
    """A year for a random number of people."""
    case = {"kind": "subsidy_budget", "segment": "BPU", "monthly_income": 1_000_000}
    people = numbers.randrange(1, 20_000)
    return case | {"people": people, "months": 12, "month": "2025-01", "payer": "apbd"}


def benefit_jkm(numbers: random.Random) -> Case:
    """A death on a random day after random months of contribution."""
    case = {"kind": "benefit_jkm", "segment": "BPU", "event_date": _day(numbers)}
    case |= {"consecutive_paid_months": numbers.randrange(1, 99)}
    return case | {"contribution_years": numbers.randrange(9), "children": _children(numbers)}


def benefit_jkk_death(numbers: random.Random) -> Case:
    """A death by accident on a random day, with a random wage and family."""
    segment = numbers.choice(["BPU", "PU"])
    case = {"kind": "benefit_jkk_death", "segment": segment, "event_date": _day(numbers)}
    wage = numbers.randrange(1_000_000, 15_000_000)
    return case | {"wage": wage, "children": _children(numbers)}


def scholarship(numbers: random.Random) -> Case:
    """Up to two children."""
    return {"kind": "scholarship", "event_date": _day(numbers), "children": _children(numbers)}


def jht(numbers: random.Random) -> Case:
    """A random balance after a year."""
    balance = numbers.randrange(100_000_000)
    return {"kind": "jht", "balance": balance, "return_pct": 5, "monthly_contribution": 20_000}


def coverage(numbers: random.Random) -> Case:
    """A random regency."""
    active, potential = numbers.randrange(90_000), numbers.randrange(90_000, 200_000)
    return {"kind": "coverage", "active": {"BPU": active}, "potential": {"BPU": potential}}


KINDS: tuple[Callable[[random.Random], Case], ...] = (
    *(bpu, pu, subsidy_budget, benefit_jkm, benefit_jkk_death, scholarship, jht, coverage),
)


def cases_of(makers: tuple[Callable[[random.Random], Case], ...], count: int) -> list[Case]:
    """`count` cases, the makers in turn."""
    numbers = random.Random(7)
    return [{"id": place} | makers[place % len(makers)](numbers) for place in range(count)]


def published(count: int) -> list[Case]:
    """The examples with a source, in turn."""
    found = []
    for table in sorted(TABLES.glob("*/cases.yaml")):
        for chapter in yaml.safe_load(table.read_text(encoding="utf-8"))["chapters"]:
            for row in chapter["cases"]:
                if "source" in row and "kind" in chapter:
                    inputs = chapter.get("given", {}) | row
                    kept = {key: inputs[key] for key in inputs if key not in ("expect", "sum")}
                    found.append(
                        {"kind": chapter["kind"], **json.loads(json.dumps(kept, default=str))}
                    )
    return [{"id": place, **found[place % len(found)]} for place in range(count)]


def measured(name: str, cases: list[Case], folder: Path) -> None:
    """Prints one line of figures."""
    source, results = folder / "cases.jsonl", folder / "results.jsonl"
    source.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    start, before = time.perf_counter(), _processor_seconds()
    with source.open("rb") as given, results.open("wb") as answered:
        subprocess.run(COMMAND, stdin=given, stdout=answered, check=True)
    own, busy = time.perf_counter() - start, _processor_seconds() - before
    lines = results.read_text(encoding="utf-8").splitlines()
    some = cases[:2_000]
    start = time.perf_counter()
    same = sum(
        json.loads(line) == evaluate(case, "id")
        for case, line in zip(some, lines[: len(some)], strict=True)
    )
    direct = time.perf_counter() - start
    start = time.perf_counter()
    for line in lines:
        json.dumps(json.loads(line))
    plain = time.perf_counter() - start
    figures = (len(cases) / own, len(cases) / busy, len(some) / direct, len(cases) / plain)
    columns = "".join(f"{figure:>14,.0f}" for figure in figures)
    print(f"{name:18}{columns}  {same}/{len(some)} alike")


def _processor_seconds() -> float:
    """Of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    heads = ("payung", "per core", "no replay", "json alone")
    print(f"{'cases a second':18}" + "".join(f"{head:>14}" for head in heads))
    with tempfile.TemporaryDirectory() as folder:
        for make in KINDS:
            measured(make.__name__, cases_of((make,), count), Path(folder))
        measured("all in turn", cases_of(KINDS, count), Path(folder))
        measured("published", published(count), Path(folder))


if __name__ == "__main__":
    main()
