"""Answers of the law as results of a page, and two situations beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.calculators.forms.base import Asked
from payung.calculators.presenters.certainty import Mark, mark_of
from payung.calculators.presenters.steps import StepView, amount_text, notes_in, step_view
from payung.law.cases import Answer, answer_case


@dataclass(frozen=True, slots=True)
class Result:
    """The headline, the amounts it is made of, and what a reader must know. `rupiah` None: no amount."""

    title: str
    headline: str
    rupiah: int | None
    lines: tuple[tuple[str, str], ...]
    step: StepView
    notes: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Difference:
    """The same question in two situations."""

    title: str
    first: str
    second: str
    change: str


_LINES = {
    "employer": _lazy("Bagian pemberi kerja"),
    "worker": _lazy("Bagian pekerja"),
    "per_person_month": _lazy("Tiap orang pada bulan pertama"),
    "return": _lazy("Hasil pengembangan"),
}


def results_of(cases: Sequence[Asked]) -> list[Result]:
    """Each case answered; InputError with the sentence of the law when one cannot be."""
    told: set[str] = set()
    return [_result(one.title, answer_case(one.case), told) for one in cases]


def differences(first: Sequence[Result], second: Sequence[Result]) -> list[Difference]:
    """What changes from the first situation to the second, question by question."""
    return [
        Difference(one.title, one.headline, other.headline, _change(one.rupiah, other.rupiah))
        for one, other in zip(first, second, strict=False)
    ]


def _result(title: str, answer: Answer, told: set[str]) -> Result:
    """`told` are the notes that a result before this one has given already."""
    step = answer.explanation
    notes = tuple(note for note in notes_in([step]) if note not in told)
    told.update(notes)
    rupiah = None if step.amount is None else int(step.amount)
    return Result(
        title,
        amount_text(step),
        rupiah,
        _lines(answer),
        step_view(step),
        notes,
        mark_of(step.confidence),
    )


def _lines(answer: Answer) -> tuple[tuple[str, str], ...]:
    found = ((word, answer.figures.get(name)) for name, word in _LINES.items())
    return tuple((str(word), wording.rupiah(amount)) for word, amount in found if amount)


def _change(first: int | None, second: int | None) -> str:
    if first is None or second is None:
        return _("tidak dapat dibandingkan")
    if first == second:
        return _("sama")
    gap = {"gap": wording.rupiah(abs(second - first))}
    return _("%(gap)s lebih banyak") % gap if second > first else _("%(gap)s lebih sedikit") % gap
