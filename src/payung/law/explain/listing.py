"""All parameters as a list for legal review: what is least sure comes first."""

from __future__ import annotations

import datetime as dt

from payung.law.dated import Value, all_parameters
from payung.law.explain.render import value_text


def values_by_doubt(on: dt.date | None = None) -> list[Value]:
    """The values in force on a day (or all), least sure first, then by name and start."""
    values = [
        value
        for parameter in all_parameters().values()
        for value in parameter.values
        if on is None or parameter.find(on) is value
    ]
    return sorted(values, key=lambda value: (-value.confidence.rank, value.name, value.since))


def parameter_lines(on: dt.date | None = None) -> list[str]:
    """One line per value, and what is in conflict or needed below it."""
    lines = []
    for value in values_by_doubt(on):
        until = f" sampai sebelum {value.until}" if value.until else ""
        sources = "; ".join(str(one) for one in value.reference)
        lines.append(
            f"{value.confidence:<10} {value.name} = {value_text(value)}, "
            f"sejak {value.since}{until} ({sources})"
        )
        doubts = (("sisi lain", value.conflict), ("diperlukan", value.needed))
        lines += [f"           {label}: {text}" for label, text in doubts if text]
    return lines
