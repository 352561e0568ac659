"""Scholarship for the children of who died or is totally disabled (PP 82/2019, Permenaker 5/2021).

Before 2 Dec 2019 it was one sum for one child. The path through school is inferred from paid cases:
the years left in the present level, then every higher level in full.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from payung.law.benefits.model import Child, Level
from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

WHAT = Text("Beasiswa", "Scholarship")


def scholarship(event_on: dt.date, children: Sequence[Child]) -> Step:
    """The whole scholarship of a family from the day of the event; one part per child.

    InputError when a child has more years left than its level lasts, or before the rules of 2019.
    """
    most = parameter("benefits.scholarship.children").at(event_on)
    ceiling = parameter("benefits.scholarship.together").at(event_on)
    steps = [_child(child, event_on) for child in children]
    steps = _largest(steps, most)
    total = min(sum(step.rupiah for step in steps), ceiling.whole)
    notes = (_TWO_ONLY,) if len(steps) > most.whole else ()
    return Step(
        WHAT,
        total,
        "IDR",
        Text(
            f"paling banyak {most.whole} anak dan {money(ceiling.whole)} bersama",
            f"at most {most.whole} children and {money(ceiling.whole)} together",
        ),
        {"children": len(steps)},
        (most, ceiling),
        tuple(steps),
        Confidence.INFERRED if steps else Confidence.SEEN,
        notes,
    )


def scholarship_once(name: str, event_on: dt.date, children: int) -> Step:
    """The single sum of the rules before 2 Dec 2019, for one child whatever their number."""
    once = parameter(name).at(event_on)
    due = once.whole if children else 0
    formula = Text("sekali, untuk satu anak", "once, for one child")
    return Step(WHAT, due, "IDR", formula, {"children": children}, (once,))


def no_scholarship(reason: Text, parameters: tuple[Value, ...] = ()) -> Step:
    """Zero, with the reason."""
    return Step(WHAT, 0, "IDR", reason, parameters=parameters)


def _largest(steps: list[Step], most: Value) -> list[Step]:
    """The steps in their order; all but the largest `most` are paid nothing and say so."""
    by_size = sorted(range(len(steps)), key=lambda place: steps[place].rupiah, reverse=True)
    beyond = by_size[most.whole :]
    return [
        replace(step, amount=0, formula=_BEYOND_TWO, parameters=(most,))
        if place in beyond
        else step
        for place, step in enumerate(steps)
    ]


def _child(child: Child, event_on: dt.date) -> Step:
    until = parameter("benefits.scholarship.until_age").at(event_on)
    path = _path(child, event_on)
    if child.married or child.working:
        return _ended(child, Text("menikah atau sudah bekerja", "married or working"), (until,))
    if child.age is not None:
        path = _first_years(path, max(until.whole - child.age, 0))
    walked = [(level, years, value) for level, years, value in path if years]
    due = sum(years * value.whole for _, years, value in walked)
    line = " + ".join(f"{level} {years} x {money(value.whole)}" for level, years, value in walked)
    formula = Text(line or "tidak ada tahun sekolah lagi", line or "no school year left")
    values = (*(value for _, _, value in walked), until)
    return Step(_of(child), due, "IDR", formula, {"level": child.level.value}, values)


def _path(child: Child, event_on: dt.date) -> list[tuple[Level, int, Value]]:
    levels = list(Level)[list(Level).index(child.level) :]
    longest = {one: parameter(f"benefits.scholarship.years.{one}").at(event_on) for one in levels}
    if child.years_left > longest[child.level].whole:
        raise InputError(
            say(
                "Sisa tahun %(level)s berisi %(years_left)s; paling lama %(whole)s tahun.",
                level=child.level,
                years_left=child.years_left,
                whole=longest[child.level].whole,
            )
        )
    years = {one: longest[one].whole for one in levels} | {child.level: child.years_left}
    return [
        (one, years[one], parameter(f"benefits.scholarship.yearly.{one}").at(event_on))
        for one in levels
    ]


def _first_years(path: list[tuple[Level, int, Value]], left: int) -> list[tuple[Level, int, Value]]:
    kept = []
    for level, years, value in path:
        kept.append((level, min(years, left), value))
        left -= min(years, left)
    return kept


def _ended(child: Child, reason: Text, parameters: tuple[Value, ...]) -> Step:
    return Step(_of(child), 0, "IDR", reason, {"level": child.level.value}, parameters)


def _of(child: Child) -> Text:
    return Text(f"Beasiswa anak {child.level}", f"Scholarship of a child in {child.level}")


_BEYOND_TWO = Text(
    "tidak dibayar: dua anak lain beasiswanya lebih besar atau sama",
    "not paid: two other children have a larger or equal scholarship",
)
_TWO_ONLY = Text(
    "Hanya dua anak dengan beasiswa terbesar yang dihitung.",
    "Only the two children with the largest scholarship count.",
)
