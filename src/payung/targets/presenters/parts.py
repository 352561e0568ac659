"""Districts of a regency or villages of a district as rows, most missing people first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import number, share
from payung.targets.queries.shares import Share


@dataclass(frozen=True, slots=True)
class PartRow:
    """One region in a ranking. `missing` is against its target when it has one, else everybody uncovered."""

    rank: int
    name: str
    url: str
    covered: str
    covered_url: str
    workers: str
    workers_url: str
    share: str
    uncovered: str
    uncovered_url: str
    missing: str
    needed: str


@dataclass(frozen=True, slots=True)
class PartLinks:
    """Where a row leads, by region code: its page, and the lists behind its numbers (may be empty)."""

    page: Callable[[str], str]
    uncovered: Callable[[str], str]
    covered: Callable[[str], str]
    workers: Callable[[str], str]


def part_rows(parts: Sequence[Share], links: PartLinks) -> list[PartRow]:
    """Rows in the order given. A region without people in the register says so instead of 0."""
    return [_row(n, part, links) for n, part in enumerate(parts, start=1)]


def _row(rank: int, part: Share, links: PartLinks) -> PartRow:
    counts, code = part.counts, part.region.code
    known = counts if counts and counts.workers else None
    return PartRow(
        rank=rank,
        name=part.region.shown_name,
        url=links.page(code),
        covered=number(known.covered) if known else _("belum ada data"),
        covered_url=links.covered(code) if known else "",
        workers=number(known.workers) if known else "",
        workers_url=links.workers(code) if known else "",
        share=share(known.covered, known.workers) if known else "",
        uncovered=number(known.uncovered) if known else "",
        uncovered_url=links.uncovered(code) if known else "",
        missing="" if part.missing is None else number(part.missing),
        needed="" if part.needed_per_month is None else number(part.needed_per_month),
    )
