"""The area with which a NIK begins: six digits of the district where the person was first registered.

It is a hint, never a proof of where somebody lives: people move, and districts are renamed and split.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from payung.primitives.region_code import Level
from payung.regions.models import Region, WithdrawnCode


class AreaState(StrEnum):
    """What the official list says of an area."""

    CURRENT = "current"
    WITHDRAWN = "withdrawn"  # the number is old, not false
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NikOrigin:
    """The district a number begins with; `name` is empty for an unknown one."""

    state: AreaState
    name: str


def known_areas() -> frozenset[str]:
    """Six digits of every district in force, and of what was withdrawn."""
    current = Region.objects.filter(level=Level.DISTRICT).values_list("code", flat=True)
    withdrawn = WithdrawnCode.objects.values_list("code", flat=True)
    return frozenset(code.replace(".", "")[:6] for code in [*current, *withdrawn] if len(code) >= 8)


def area_of(nik: str) -> NikOrigin:
    """The area of a whole NIK."""
    code = f"{nik[:2]}.{nik[2:4]}.{nik[4:6]}"
    region = Region.objects.filter(code=code).first()
    if region is not None:
        return NikOrigin(AreaState.CURRENT, str(region))
    old = WithdrawnCode.objects.filter(code__startswith=code).order_by("code").first()
    if old is not None:
        return NikOrigin(AreaState.WITHDRAWN, old.last_name)
    return NikOrigin(AreaState.UNKNOWN, "")
