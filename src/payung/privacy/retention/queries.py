"""Reads: which rule holds on a day, and what a run would erase now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.rows.sight import EVERYTHING, seeing
from payung.privacy.models import RetentionRule
from payung.privacy.retention.due import DUE
from payung.privacy.retention.holds import NOTHING_HELD, Held, held_now
from payung.privacy.retention.kinds import ERASED, Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind is kept on a day and why; `since` is None for the rule as shipped."""

    kind: Kind
    days: int
    because: str
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Due:
    """How many things of a kind go now, and how many would but for a hold."""

    rule: Rule
    goes: int
    held: int


def rules_on(day: dt.date) -> list[Rule]:
    """The rule of every kind that is erased in time."""
    told: dict[str, RetentionRule] = {}
    for row in RetentionRule.objects.filter(valid_from__lte=day).order_by("valid_from", "pk"):
        told[row.kind] = row
    return [_rule(kind, told.get(kind.key)) for kind in ERASED]


def what_is_due(at: dt.datetime, day: dt.date) -> list[Due]:
    """What a run at this moment would erase; counts only."""
    with seeing(EVERYTHING):
        held = held_now()
        return [_due(rule, at, held) for rule in rules_on(day)]


def _rule(kind: Kind, row: RetentionRule | None) -> Rule:
    if row:
        return Rule(kind, row.days, row.because, row.valid_from)
    return Rule(kind, kind.days or 0, str(kind.because), None)


def _due(rule: Rule, at: dt.datetime, held: Held) -> Due:
    past = _count(rule, at, NOTHING_HELD)
    if held.everything:
        return Due(rule, 0, past)
    goes = _count(rule, at, held) if held.files else past
    return Due(rule, goes, past - goes)


def _count(rule: Rule, at: dt.datetime, held: Held) -> int:
    before = at - dt.timedelta(days=rule.days)
    return sum(rows.count() for rows in DUE[rule.kind.key](before, held))
