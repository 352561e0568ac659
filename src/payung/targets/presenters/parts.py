"""Districts of a regency or villages of a district as rows, most missing people first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import number, share
from payung.membership.counts import Counts
from payung.targets.queries.shares import Share


@dataclass(frozen=True, slots=True)
class PartRow:
    """One region in a ranking. `missing` is against its target when it has one, else everybody uncovered."""

    rank: int
    name: str
    url: str
    covered: str
    share: str
    uncovered: str
    uncovered_url: str
    missing: str
    needed: str


def part_rows(
    parts: Sequence[Share], *, page_of: Callable[[str], str], list_of: Callable[[str], str]
) -> list[PartRow]:
    """Rows in the order given. A region without people in the register says so instead of 0."""
    return [_row(n, part, page_of, list_of) for n, part in enumerate(parts, start=1)]


def _row(
    rank: int, part: Share, page_of: Callable[[str], str], list_of: Callable[[str], str]
) -> PartRow:
    counts, code = part.counts, part.region.code
    return PartRow(
        rank=rank,
        name=part.region.name,
        url=page_of(code),
        covered=_covered(counts),
        share=share(counts.covered, counts.workers) if counts and counts.workers else "",
        uncovered=number(counts.uncovered) if counts and counts.workers else "",
        uncovered_url=list_of(code) if counts and counts.workers else "",
        missing="" if part.missing is None else number(part.missing),
        needed="" if part.needed_per_month is None else number(part.needed_per_month),
    )


def _covered(counts: Counts | None) -> str:
    if counts is None or not counts.workers:
        return _("belum ada data")
    return _("%(covered)s dari %(workers)s") % {
        "covered": number(counts.covered),
        "workers": number(counts.workers),
    }
