"""The SQL of this package as text. Nothing here runs it.

Every statement stays within the words that PostgreSQL, DuckDB (1.4 or newer) and Spark SQL (4 or newer)
share, so one text serves all three and nothing is translated. No statement holds a percent sign, so
that it passes through any database driver unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from payung.coverage.cover import Cover
from payung.coverage.window import Window
from payung.primitives.programme import Segment
from payung.primitives.region_code import RegionCode

FULL = (1 << 62) - 1
"""All bits a word has inside a statement."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the workers, payments and stated cover stand: a table's name, or a query in brackets.

    - workers(worker_id bigint, village_code text, segment text, from_month int, until_month int null,
      end_reason text, identity text): one row per stay. `until_month` is the first month outside.
      `end_reason` is '', 'died', 'moved', 'aged_out' or 'stopped'; `identity` 'usable', 'unusable' or
      'undecided'. Somebody who moves inside the area has two rows whose months do not overlap.
    - payments(worker_id bigint, first_month int, months int, programmes int)
    - stated_cover(worker_id bigint, from_month int, through_month int, programmes int), both included

    The names go into the statement as they are and must never come from a user.
    """

    workers: str = "workers"
    payments: str = "payments"
    stated_cover: str = "stated_cover"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A stored result of `protection_sql` and the window it was computed for.

    `protection` is a table's name or a query in brackets and must never come from a user;
    `worker_column` is the name its column `worker_id` has there.
    """

    window: Window
    protection: str = "protection"
    worker_column: str = "worker_id"


@dataclass(frozen=True, slots=True)
class Population:
    """The workers meant: all, or those of one region, one segment, or both."""

    region: RegionCode | None = None
    segment: Segment | None = None

    @property
    def condition(self) -> str:
        parts = []
        if self.region is not None:
            code = RegionCode.parse(self.region)
            parts.append(f"SUBSTR(village_code, 1, {len(code)}) = '{code}'")
        if self.segment is not None:
            parts.append(f"segment = '{Segment(self.segment).value}'")
        return " AND ".join(parts) or "1 = 1"


EVERYBODY = Population()


def protection_sql(inputs: Inputs, window: Window) -> str:
    """The protection table: a row per stay with the words jkk, jkm, jht, jp, basic and `before`.

    Bit i of a word is the month `window.origin + i`. The caller stores it (`CREATE TABLE .. AS`).
    """
    return fill(
        "protection",
        workers=inputs.workers,
        payments=inputs.payments,
        stated_cover=inputs.stated_cover,
        past=window.past,
    )


def stays_sql(snapshot: Snapshot, cover: Cover, population: Population = EVERYBODY) -> str:
    """A row per stay with the words paid, counted and unclear."""
    return fill(
        "stays",
        protection=snapshot.protection,
        worker=snapshot.worker_column,
        programme=cover.column,
        flag=cover.past_flag,
        past=snapshot.window.past,
        full=FULL,
        chosen=population.condition,
    ).rstrip()


def states_sql(stays: str, kept: Sequence[str], grace_months: int) -> str:
    """The rows of `stays` (a name or a query in brackets) with one word for each status.

    `kept` are the columns carried along.
    """
    recent = _recent(grace_months)
    return fill("states", stays=stays, kept=", ".join(kept), recent=recent, full=FULL).rstrip()


def worker_states_sql(snapshot: Snapshot, cover: Cover, population: Population) -> str:
    """A row per stay of a worker with one word for each status."""
    stays = f"(\n{stays_sql(snapshot, cover, population)}\n)"
    kept = ("worker_id", "village_code", "segment", "until_month", "end_reason")
    return states_sql(stays, kept, snapshot.window.grace_months)


def count_sql(list_sql: str) -> str:
    """How many rows a list has: the count and the list are one statement."""
    return f"SELECT COUNT(*) AS workers FROM (\n{list_sql}\n) AS listed\n"


def fill(name: str, **values: str | int) -> str:
    """The statement of one `.sql` file with its places filled."""
    return _template(name).substitute({key: str(value) for key, value in values.items()})


def source_sql(name: str) -> str:
    """A `.sql` file as it is shipped, with its places open."""
    return (files("payung.coverage") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    return Template(source_sql(name))


def _recent(grace_months: int) -> str:
    """Paid in one of the months before: the word moved up by one, two, .. months."""
    moved = [f"((paid & {FULL >> back}) << {back})" for back in range(1, grace_months + 1)]
    return " | ".join(moved) or "CAST(0 AS BIGINT)"
