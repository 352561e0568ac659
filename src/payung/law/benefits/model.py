"""A benefit is a few named parts, each a step that explains itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from payung.law.dated import Confidence, Value
from payung.law.explain import Step, Text, money


class Level(StrEnum):
    """School levels of the scholarship, in order. PT is university or training."""

    TK = "TK"
    SD = "SD"
    SMP = "SMP"
    SMA = "SMA"
    PT = "PT"


@dataclass(frozen=True, slots=True)
class Child:
    """A child at school: level and years left in it (this one included); every higher level follows.

    `age` in whole years limits the years when it is known.
    """

    level: Level
    years_left: int
    age: int | None = None
    married: bool = False
    working: bool = False


@dataclass(frozen=True, slots=True)
class Benefit:
    """Parts by name (lump, periodic, funeral, scholarship ...) in whole rupiah."""

    parts: Mapping[str, Step]
    explanation: Step

    def amount(self, name: str) -> int | None:
        """The amount of a part: 0 when the law gives none, None when no verified rule gives one."""
        step = self.parts.get(name)
        return 0 if step is None else _whole(step)

    @property
    def total(self) -> int | None:
        """The sum of the parts; None when one of them is not verified."""
        return _whole(self.explanation)


def benefit(what: Text, parts: dict[str, Step], notes: tuple[Text, ...] = ()) -> Benefit:
    """Parts put together; their sum is unknown as soon as one of them is."""
    amounts = [_whole(step) for step in parts.values()]
    known = [amount for amount in amounts if amount is not None]
    total = sum(known) if len(known) == len(amounts) else None
    formula = ADDED if total is not None else NOT_VERIFIED
    whole = Step(what, total, "IDR", formula, parts=tuple(parts.values()), notes=notes)
    return Benefit(parts, whole)


def not_verified(what: Text, value: Value) -> Step:
    """A step without an amount: its rule has no source. The note says what would settle it."""
    note = Text(
        f"Belum terverifikasi, jadi tidak ada jumlah. Diperlukan: {value.needed}",
        f"Not verified, so there is no amount. Needed: {value.needed_en}",
    )
    return Step(what, None, "IDR", NOT_VERIFIED, parameters=(value,), notes=(note,))


def at_least(found: Step, least: Value) -> Step:
    """`found`, or the smallest sum the law names; no amount when that sum decides and has no source.

    A sum above a smallest one without source is marked so: the real smallest may be larger.
    """
    unverified = least.confidence is Confidence.UNVERIFIED
    if found.rupiah >= least.whole:
        marked = (*found.parameters, least), (*found.notes, _SMALLEST_UNVERIFIED)
        return replace(found, parameters=marked[0], notes=marked[1]) if unverified else found
    if unverified:
        return not_verified(found.what, least)
    formula = Text(f"paling sedikit {money(least.whole)}", f"at least {money(least.whole)}")
    return Step(found.what, least.whole, "IDR", formula, {}, (least,), (found,))


def _whole(step: Step) -> int | None:
    return None if step.amount is None else step.rupiah


ADDED = Text("jumlah bagian-bagiannya", "sum of its parts")
NOT_VERIFIED = Text("belum terverifikasi", "not verified")
_SMALLEST_UNVERIFIED = Text(
    "Jumlah ini dari rumus. Jumlah paling sedikit waktu itu belum terverifikasi; bila ternyata lebih "
    "besar, itulah yang dibayar.",
    "This sum comes from the formula. The smallest sum of that time is not verified; should it be "
    "larger, that one is paid.",
)
