"""Reads about targets: progress, parts, published statements, and the people behind "not covered"."""

from payung.targets.queries.gap_filters import GapFilters, Order
from payung.targets.queries.gap_list import PAGE_SIZE, GapList, gap_list
from payung.targets.queries.gap_reason import GapRow, Reason
from payung.targets.queries.progress import (
    Progress,
    Way,
    proposals_of,
    reading_in_force,
    target_in_force,
    target_progress,
    target_readings,
    target_to_show,
    targets_of,
    to_show,
)
from payung.targets.queries.shares import Share, covered_at_start, latest_cascade, share_of, shares
from payung.targets.queries.statements import Comparison, statements_beside_register

__all__ = [
    "PAGE_SIZE",
    "Comparison",
    "GapFilters",
    "GapList",
    "GapRow",
    "Order",
    "Progress",
    "Reason",
    "Share",
    "Way",
    "covered_at_start",
    "gap_list",
    "latest_cascade",
    "proposals_of",
    "reading_in_force",
    "share_of",
    "shares",
    "statements_beside_register",
    "target_in_force",
    "target_progress",
    "target_readings",
    "target_to_show",
    "targets_of",
    "to_show",
]
