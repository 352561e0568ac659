"""The parts that work accident and death share: monthly sums paid at once, and the funeral."""

from __future__ import annotations

import datetime as dt

from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money


def periodic(programme: str, event_on: dt.date) -> Step:
    """24 monthly sums paid at once, of `jkk` or `jkm`."""
    months = parameter(f"benefits.{programme}.periodic_months").at(event_on)
    amount = parameter(f"benefits.{programme}.periodic_amount").at(event_on)
    due = months.whole * amount.whole
    return Step(
        Text("Santunan berkala dibayar sekaligus", "Periodic sum paid at once"),
        due,
        "IDR",
        _line(f"{months.whole} x {money(amount.whole)}"),
        parameters=(months, amount),
    )


def fixed(what: Text, value: Value) -> Step:
    """A sum that the law names as it is."""
    return Step(what, value.whole, "IDR", parameters=(value,))


def funeral(programme: str, event_on: dt.date) -> Step:
    """The funeral grant of `jkk` or `jkm`."""
    value = parameter(f"benefits.{programme}.funeral").at(event_on)
    return fixed(Text("Biaya pemakaman", "Funeral grant"), value)


def _line(text: str) -> Text:
    return Text(text, text)
