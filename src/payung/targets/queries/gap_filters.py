"""What a reader of the gap list may narrow and sort by, as parts of its statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from payung.access.scope import Scope
from payung.primitives.errors import InputError
from payung.primitives.programme import Segment
from payung.targets.queries.gap_reason import Reason


class Order(StrEnum):
    """How the list is sorted. Each order is total, so that a page never repeats or drops anybody."""

    PLACE = "place"
    NAME = "name"
    REASON = "reason"
    AGE = "age"


_PLACE = "village_code, hamlet = '', hamlet, lpad(rw, 8, '0'), rw, lpad(rt, 8, '0'), rt, full_name, person_id"
ORDERS = {
    Order.PLACE: _PLACE,
    Order.NAME: "full_name, person_id",
    Order.REASON: f"reason, {_PLACE}",
    Order.AGE: f"birth_date NULLS LAST, {_PLACE}",
}
FIRST_BY = {Order.NAME: "full_name", Order.AGE: "birth_date"}
"""The columns of persons that these orders begin with; each has an index."""


@dataclass(frozen=True, slots=True)
class GapFilters:
    """What is asked; None is everybody, an empty hamlet or RT is "not written".

    `name` is a part of the name; `people` are the persons ticked by hand.
    """

    reason: str | None = None
    hamlet: str | None = None
    rw: str | None = None
    rt: str | None = None
    segment: str | None = None
    name: str = ""
    people: frozenset[int] | None = None

    def __post_init__(self) -> None:
        _check(_("Alasan"), self.reason, Reason.values)
        _check(_("Segmen"), self.segment, [segment.value for segment in Segment])

    def any_reason(self) -> GapFilters:
        """The same for every reason."""
        return replace(self, reason=None)

    def any_neighbourhood(self) -> GapFilters:
        """The same for every RW and RT of the hamlet."""
        return replace(self, rw=None, rt=None)

    def anywhere(self) -> GapFilters:
        """The same for every hamlet, RW and RT."""
        return replace(self, hamlet=None, rw=None, rt=None)

    @property
    def ask_of_persons(self) -> bool:
        """Is anything asked that the words of months do not say?"""
        return bool(self.name.strip()) or any(
            each is not None for each in (self.hamlet, self.rw, self.rt, self.people)
        )

    def asked(self) -> dict[str, Any]:
        """The filters by place, segment and reason that narrow the list, by name."""
        fields = ("reason", "hamlet", "rw", "rt", "segment")
        chosen = {field: getattr(self, field) for field in fields}
        return {field: value for field, value in chosen.items() if value is not None}

    def conditions(self) -> tuple[str, dict[str, Any]]:
        """A condition on the columns of the list, and its parameters."""
        values = self.asked()
        parts = [f"{name} = %({name})s" for name in values]
        if self.name.strip():
            parts.append("full_name ILIKE %(name)s")
            values["name"] = f"%{_literally(self.name.strip())}%"
        if self.people is not None:
            parts.append("person_id = ANY(%(people)s)")
            values["people"] = sorted(self.people)
        return " AND ".join(parts) or "TRUE", values


def scope_condition(scope: Scope, column: str) -> str:
    """Rows of the scope's regions; an empty scope matches no row. The codes are checked region codes."""
    parts = [f"substr({column}, 1, {len(code)}) = '{code}'" for code in scope.codes]
    return " OR ".join(parts) or "FALSE"


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _check(what: str, value: str | None, known: list[str]) -> None:
    if value is not None and value not in known:
        raise InputError(
            _("%(what)s '%(value)s' tidak ada. Yang ada: %(known)s.")
            % {"what": what, "value": value, "known": ", ".join(known)}
        )
