"""The choices of the form that proposes a target, each with its source in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number
from payung.membership.counts import Counts
from payung.planning.readings import WHOLE, Method
from payung.primitives.month import Month
from payung.targets.models import Statement
from payung.targets.presenters.target import ReadingRow, points, sentence, target_block
from payung.targets.proposed_target import ProposedTarget
from payung.targets.queries import target_progress
from payung.targets.queries.offered_values import OfferedValues

OWN = "lain"
"""The choice "another value": the proposer writes it himself, with its source."""


@dataclass(frozen=True, slots=True)
class BaseChoice:
    key: str
    label: str
    month: Month
    basis_points: int
    source: str


@dataclass(frozen=True, slots=True)
class WorkforceChoice:
    key: str
    label: str
    people: int
    source: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Both readings of an increase, or the fixed share; `chosen` tells which of them is chosen."""

    sentence: str
    chosen: str
    counted_on: str
    rows: tuple[ReadingRow, ...]


def base_choices(offered: OfferedValues) -> list[BaseChoice]:
    """What the register proves, then what was published."""
    proven = [_proven(month, counts) for month, counts in offered.proven.items()]
    return proven + [_stated(statement) for statement in offered.stated]


def workforce_choices(offered: OfferedValues) -> list[WorkforceChoice]:
    """The insurer's potential, then the workers the register names."""
    found = [_workforce(f"data-{month}", c.workers, month) for month, c in offered.proven.items()]
    if offered.potential is None:
        return found
    source = f"{offered.potential.source}, {day_text(offered.potential.as_of)}"
    people = offered.potential.people
    label = _("%(people)s, potensi (%(source)s)")
    words = label % {"people": number(people), "source": source}
    return [WorkforceChoice("potensi", words, people, source), *found]


def method_choices(chosen: str) -> list[tuple[str, str, str, bool]]:
    """Value, label, example and whether it is chosen, of each way to say a target."""
    known = (
        (
            "",
            _("Naik sekian persen, cara bacanya ditetapkan kemudian"),
            _("dua cara baca dihitung"),
        ),
        (Method.RELATIVE.value, _("Naik dari nilai dasar"), _("40 % naik 20 menjadi 48 %")),
        (Method.POINTS.value, _("Naik dalam poin persen"), _("40 % naik 20 menjadi 60 %")),
        (Method.ABSOLUTE.value, _("Angka tetap"), _("45 berarti 45 %, berapa pun nilai dasarnya")),
    )
    return [(value, label, example, value == chosen) for value, label, example in known]


def preview(proposed: ProposedTarget, month: Month) -> Preview | None:
    """What the proposal comes to in the month; None when cover was not computed for it."""
    shown = Method.ABSOLUTE.value if proposed.method == Method.ABSOLUTE else ""
    progress = target_progress(proposed.unsaved(shown), month)
    if progress is None:
        return None
    block = target_block(progress)
    said = sentence(proposed.unsaved(proposed.method))
    return Preview(said, _chosen(proposed.method), block.counted_on, block.rows)


def _chosen(method: str) -> str:
    label = next(label for value, label, _example, _is in method_choices("") if value == method)
    return _("Yang diusulkan: %(method)s.") % {"method": label}


def _proven(month: Month, counts: Counts) -> BaseChoice:
    share = (2 * counts.covered * WHOLE + counts.workers) // (2 * counts.workers)
    source = _("Data warga, %(month)s: %(covered)s dari %(workers)s pekerja terlindungi") % {
        "month": month_text(month),
        "covered": number(counts.covered),
        "workers": number(counts.workers),
    }
    return BaseChoice(f"data-{month}", f"{points(share)}: {source}", month, share, source)


def _stated(statement: Statement) -> BaseChoice:
    assert statement.basis_points is not None
    month, share = Month(statement.about_month), statement.basis_points
    values = {
        "day": day_text(statement.said_on),
        "month": month_text(month),
        "source": statement.source,
    }
    label = _("%(share)s: diumumkan %(day)s untuk %(month)s (%(source)s)")
    return BaseChoice(
        key=f"pernyataan-{statement.pk}",
        label=label % {**values, "share": points(share)},
        month=month,
        basis_points=share,
        source=_("Diumumkan %(day)s: %(source)s") % values,
    )


def _workforce(key: str, workers: int, month: Month) -> WorkforceChoice:
    source = _("Data warga, %(month)s") % {"month": month_text(month)}
    label = _("%(people)s, pekerja dalam data warga (%(month)s)")
    words = label % {"people": number(workers), "month": month_text(month)}
    return WorkforceChoice(key, words, workers, source)
