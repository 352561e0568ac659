"""The tree of steps behind an amount, as nested folds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.calculators.presenters.certainty import Mark, mark_of
from payung.calculators.presenters.parameter import ParameterView, is_english, parameter_view
from payung.law.explain import Step, Text


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: what, how much, how it was computed, from what, and the steps below it."""

    name: str
    amount: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    parameters: tuple[ParameterView, ...]
    notes: tuple[str, ...]
    mark: Mark
    parts: tuple[StepView, ...]


INPUT_WORDS = {
    "balance": _lazy("Saldo awal"),
    "base": _lazy("Dasar upah"),
    "children": _lazy("Banyaknya anak"),
    "counted": _lazy("Upah yang dihitung"),
    "first_month": _lazy("Bulan pertama"),
    "level": _lazy("Jenjang"),
    "memberships": _lazy("Kepesertaan"),
    "month": _lazy("Bulan"),
    "months": _lazy("Banyaknya bulan"),
    "people": _lazy("Orang"),
    "return_pct": _lazy("Hasil setahun, persen"),
    "spent": _lazy("Biaya yang dikeluarkan"),
    "wage": _lazy("Upah atau dasar upah"),
}
_MONEY = frozenset({"balance", "base", "counted", "spent", "wage"})


def step_view(step: Step) -> StepView:
    """A step with all steps below it."""
    return StepView(
        said(step.what),
        amount_text(step),
        said(step.formula),
        tuple(_input(name, value) for name, value in step.inputs.items() if value is not None),
        tuple(parameter_view(value) for value in step.parameters),
        tuple(said(note) for note in step.notes),
        mark_of(step.confidence),
        tuple(step_view(part) for part in step.parts),
    )


def said(text: Text) -> str:
    """A sentence of the law engine in the reader's language."""
    return text.en if is_english() else text.id


def amount_text(step: Step) -> str:
    """'Rp42.000.000'; a step without a verified amount says so."""
    if step.amount is None:
        return _("belum ada jumlah")
    if step.unit == "IDR":
        return wording.rupiah(int(step.amount))
    return wording.localised(f"{step.amount}".replace(".", ","))


def notes_in(steps: Iterable[Step]) -> tuple[str, ...]:
    """Every note of the steps and of all below them, each once."""
    found: dict[str, None] = {}
    for step in steps:
        found.update(dict.fromkeys(said(note) for note in step.notes))
        found.update(dict.fromkeys(notes_in(step.parts)))
    return tuple(found)


def _input(name: str, value: object) -> tuple[str, str]:
    is_money = name in _MONEY and isinstance(value, int)
    shown = wording.rupiah(int(str(value))) if is_money else str(value)
    return str(INPUT_WORDS.get(name, name)), shown
