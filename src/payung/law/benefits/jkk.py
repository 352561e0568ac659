"""Work accident: death, total and partial disability (PP 44/2015; PP 82/2019 from 2 Dec 2019)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from payung.law.benefits.model import Benefit, Child, at_least, benefit, not_verified
from payung.law.benefits.scholarship import scholarship, scholarship_once
from payung.law.benefits.sums import funeral, periodic
from payung.law.dated import Confidence, Value, all_parameters, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

MOST_STEPS = 10
"""Ten steps of 10 % are the whole."""

LUMP = Text("Santunan sekaligus", "Lump sum")


def accident_death(wage: int, event_on: dt.date, children: Sequence[Child] | int = ()) -> Benefit:
    """What the family gets after a death by work accident; no minimum of contribution years.

    `wage` as `benefit_wage` gives it. `children` at school, or their number before 2 Dec 2019.
    """
    parts = {
        "lump": _death_lump(wage, event_on),
        "periodic": periodic("jkk", event_on),
        "funeral": funeral("jkk", event_on),
        "scholarship": jkk_scholarship(event_on, children),
    }
    what = Text("Meninggal karena kecelakaan kerja", "Death by work accident")
    return benefit(what, {name: step for name, step in parts.items() if step.amount != 0})


def total_disability(wage: int, event_on: dt.date, children: Sequence[Child] | int = ()) -> Benefit:
    """Total permanent disability: lump sum, periodic sum on top (as paid cases show), scholarship."""
    share = parameter("benefits.jkk.total_share").at(event_on)
    parts = {
        "lump": _of_80_wages(wage, event_on, share.share, (share,)),
        "periodic": periodic("jkk", event_on),
        "scholarship": jkk_scholarship(event_on, children),
    }
    what = Text("Cacat total tetap karena kecelakaan kerja", "Total permanent disability")
    return benefit(what, {name: step for name, step in parts.items() if step.amount != 0})


def partial_disability(
    wage: int,
    event_on: dt.date,
    table: Value | Decimal,
    lost_function: Decimal | None = None,
    steps: int = 1,
) -> Benefit:
    """Loss of a part of the body (anatomical), or of `lost_function` percent of its use (functional).

    `table` is a row of the disability table or a percentage stated by the adviser doctor. A row that
    is not verified yields no amount. A row "per 10 dB" or "per 10 %" counts `steps` times.
    """
    lump = _partial_lump(wage, event_on, table, lost_function, steps)
    return benefit(Text("Cacat sebagian tetap", "Partial permanent disability"), {"lump": lump})


def _partial_lump(
    wage: int, event_on: dt.date, table: Value | Decimal, lost_function: Decimal | None, steps: int
) -> Step:
    kept = _fraction(Decimal(100) if lost_function is None else lost_function)
    if not isinstance(table, Value):
        return _of_80_wages(wage, event_on, _fraction(table) * kept, ())
    if table.confidence is Confidence.UNVERIFIED:
        return not_verified(LUMP, table)
    return _of_80_wages(wage, event_on, _fraction(table.share * steps) * kept, (table,))


def is_stepped(part: str) -> bool:
    """Does the row of the disability table hold for every 10 dB, or every 10 %?"""
    return "_per_10_" in part


def check_steps(part: str, steps: int) -> None:
    """InputError for steps of a row that has none, no step at all, or more than 10 steps of 10 %."""
    if not is_stepped(part):
        raise InputError(
            say(
                "'steps' hanya untuk baris setiap 10 dB atau setiap 10 %; kosongkan untuk baris lain."
            )
        )
    if steps < 1 or (part.endswith("_percent") and steps > MOST_STEPS):
        raise InputError(
            say(
                "'steps' berisi %(steps)s; harus 1 atau lebih, dan paling banyak %(most)s untuk baris "
                "setiap 10 %%. Contoh: 3 untuk 30 dB.",
                steps=steps,
                most=MOST_STEPS,
            )
        )


def disability_row(part: str, event_on: dt.date, left_handed: bool = False) -> Value:
    """A row of the disability table; for the left-handed, right and left arm change places."""
    row = _swapped(part) if left_handed else part
    name = f"benefits.disability.{row}"
    if name not in all_parameters():
        rows = [
            one.split(".")[2] for one in all_parameters() if one.startswith("benefits.disability")
        ]
        raise InputError(
            say(
                "Bagian tubuh '%(part)s' tidak ada dalam tabel. Ada: %(known)s.",
                part=part,
                known=", ".join(rows),
            )
        )
    return parameter(name).at(event_on)


def jkk_scholarship(event_on: dt.date, children: Sequence[Child] | int) -> Step:
    """By school level since 2 Dec 2019; before that one sum for one child."""
    if parameter("benefits.jkk.scholarship_once").find(event_on):
        number = children if isinstance(children, int) else len(children)
        return scholarship_once("benefits.jkk.scholarship_once", event_on, number)
    if isinstance(children, int):
        if children:
            raise InputError(
                say(
                    "Beasiswa sejak 2019-12-02 dihitung menurut jenjang. Isi 'children', "
                    'contoh: [{"level": "SD", "years_left": 3}].'
                )
            )
        children = ()
    return scholarship(event_on, children)


def _death_lump(wage: int, event_on: dt.date) -> Step:
    share = parameter("benefits.jkk.death_share").at(event_on)
    least = parameter("benefits.jkk.death_minimum").at(event_on)
    lump = _of_80_wages(wage, event_on, share.share, (share,))
    return at_least(lump, least)


def _of_80_wages(
    wage: int, event_on: dt.date, share: Decimal, parameters: tuple[Value, ...]
) -> Step:
    months = parameter("benefits.jkk.wage_months").at(event_on)
    due = part_of(months.whole * wage, share)
    line = f"{percent(share)} x {months.whole} x {money(wage)}"
    return Step(LUMP, due, "IDR", Text(line, line), {"wage": wage}, (*parameters, months))


def _fraction(points: Decimal) -> Decimal:
    if not 0 <= points <= 100:
        raise InputError(
            say("Persentase %(points)s tidak mungkin; harus 0 sampai 100.", points=points)
        )
    return points / 100


def _swapped(part: str) -> str:
    other = {"right": "left", "left": "right"}
    return "_".join(other.get(word, word) for word in part.split("_"))
