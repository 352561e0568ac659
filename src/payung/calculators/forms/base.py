"""A calculator asks by address alone: what is missing is the usual, what is typed comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from payung.calculators.forms.fields import Question
from payung.primitives.month import Month

BOTH = "banding"
"""In an address: two situations are asked about."""
SECOND = "lain"
"""Before every word of the second situation in an address."""
WORDS = {
    "segment": "segmen",
    "earned": "penghasilan",
    "programmes": "program",
    "month": "bulan",
    "months": "lama",
    "people": "orang",
    "payer": "pembayar",
    "sector": "sektor",
    "risk_class": "risiko",
    "event_date": "tanggal",
    "paid_months": "bulan-iuran",
    "contribution_years": "tahun-iuran",
    "jht_balance": "saldo",
    "monthly_contribution": "setoran",
    "return_percent": "hasil",
    "child_1_level": "anak-1",
    "child_1_years": "anak-1-tahun",
    "child_2_level": "anak-2",
    "child_2_years": "anak-2-tahun",
    "part": "bagian",
    "steps": "kali",
    "left_handed": "kidal",
    "loss_percent": "hilang",
    "cause": "sebab",
    "land": "darat",
    "sea": "laut",
    "air": "udara",
    "home_care": "perawatan-rumah",
    "denture": "gigi",
    "hearing_aid": "alat-dengar",
    "glasses": "kacamata",
}
"""The word of each field in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One case for the law, under the words it has on the page."""

    title: str
    case: dict[str, Any]


class CalculatorForm(forms.Form):
    """`rare` fields are folded away; `cases` are the questions to the law."""

    use_required_attribute = False
    rare: tuple[str, ...] = ()

    def __init__(self, address: Mapping[str, str], *, today: dt.date, second: bool = False) -> None:
        self.prefix = SECOND if second else None
        names = [self.add_prefix(name) for name in self.base_fields]
        initial = {"event_date": today.isoformat(), "month": str(Month.from_date(today))}
        self.address, self.usual = address, initial
        is_asked = BOTH in address or any(name in address for name in names)
        super().__init__(
            {self.add_prefix(name): self._typed(name) for name in self.base_fields}
            if is_asked
            else None,
            initial=initial,
            prefix=self.prefix,
            auto_id="id-%s",
        )

    def add_prefix(self, field_name: str) -> str:
        word = WORDS.get(field_name, field_name)
        return f"{self.prefix}-{word}" if self.prefix else word

    def cases(self) -> tuple[Asked, ...]:
        """What the filled-in questions ask of the law."""
        raise NotImplementedError

    def common(self) -> Iterator[BoundField]:
        """The fields that everybody answers."""
        return (field for field in self if field.name not in self.rare)

    def uncommon(self) -> list[BoundField]:
        """The fields that are folded away."""
        return [self[name] for name in self.rare]

    def is_fold_open(self) -> bool:
        """Something in the fold is wrong or differs from the usual."""
        return any(self[name].errors or self._differs(name) for name in self.rare)

    def answered(self) -> list[tuple[str, str]]:
        """Each question with its answer as it was understood."""
        shown = ((str(field.label), self._shown(field)) for field in self)
        return [(label, text) for label, text in shown if text]

    def _typed(self, name: str) -> str:
        first, usual = WORDS[name], self._usual(name)
        return self.address.get(self.add_prefix(name), self.address.get(first, usual))

    def _usual(self, name: str) -> str:
        initial = self.usual.get(name, self.base_fields[name].initial)
        return "" if initial is None else str(initial)

    def _differs(self, name: str) -> bool:
        return self.is_bound and self._typed(name) != self._usual(name)

    def _shown(self, field: BoundField) -> str:
        value = self.cleaned_data[field.name]
        if value in (None, ""):
            return ""
        return (
            field.field.shown(value) if isinstance(field.field, Question) else _chosen(field, value)
        )


def _chosen(field: BoundField, value: str) -> str:
    words = {str(option.data["value"]): str(option.choice_label) for option in field.subwidgets}
    return words[value]
