"""Form fields that say what was found, what was expected, and an example; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.calculators.typed import amount_typed, day_typed, month_typed
from payung.law import parameter
from payung.primitives.month import Month

LARGEST_AMOUNT = 10**12
LAST_YEAR = 2100


class Question(forms.Field):
    """A text that must be understood; `read` gives its value or None."""

    def to_python(self, value: Any) -> Any:
        text = " ".join(str(value or "").split())
        return self.understood(text) if text else None

    def understood(self, text: str) -> Any:
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        """What was understood, in words."""
        return str(value)

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(_("Bagian ini perlu diisi."))


class AmountField(Question):
    """Whole rupiah, however it is written."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})

    def understood(self, text: str) -> int:
        if text[0] in "-−":
            raise ValidationError(
                _("“%(found)s” di bawah nol. Tulis rupiah, nol atau lebih, contoh: 1.000.000.")
                % {"found": text}
            )
        amount = amount_typed(text)
        if amount is None:
            raise ValidationError(
                _("“%(found)s” bukan jumlah rupiah. Tulis dengan angka, contoh: 1.500.000.")
                % {"found": text}
            )
        if amount > LARGEST_AMOUNT:
            raise ValidationError(
                _("%(found)s terlalu besar. Periksa banyaknya angka nol.") % {"found": text}
            )
        return amount

    def shown(self, value: Any) -> str:
        return wording.rupiah(value)


class CountField(Question):
    """A whole number between two bounds."""

    def __init__(self, *, least: int = 0, most: int, **options: Any) -> None:
        self.least, self.most = least, most
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attributes), **options)

    def understood(self, text: str) -> int:
        plain = text.replace(".", "")
        if plain.isdecimal() and len(plain) <= 9 and self.least <= int(plain) <= self.most:
            return int(plain)
        raise ValidationError(
            _("“%(found)s” tidak dapat dipakai. Tulis angka bulat %(least)s sampai %(most)s.")
            % {"found": text, "least": self.least, "most": wording.number(self.most)}
        )


class _Picked(forms.DateInput):
    """A picker of the browser; what cannot be picked is shown as the text that was typed."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        picked = _picked(self.kind, str(value or ""))
        context = super().get_context(name, value if picked is None else picked, attrs)
        context["widget"]["type"] = self.kind if value and picked is not None else "text"
        return context


class DayField(Question):
    """A day since the law begins."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_Picked("date"), **options)

    def understood(self, text: str) -> dt.date:
        day = day_typed(text)
        if day is None:
            raise ValidationError(
                _("“%(found)s” bukan tanggal yang ada. Tulis seperti 15-03-2025.") % {"found": text}
            )
        _check_in_time(day)
        return day

    def shown(self, value: Any) -> str:
        return wording.day_text(value)


class MonthField(Question):
    """A month since the law begins."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_Picked("month"), **options)

    def understood(self, text: str) -> Month:
        month = month_typed(text)
        if month is None:
            raise ValidationError(
                _("“%(found)s” bukan bulan. Tulis tahun dan bulan seperti 2025-03.")
                % {"found": text}
            )
        _check_in_time(month.first_day)
        return month

    def shown(self, value: Any) -> str:
        return wording.month_text(value)


class ChoiceField(forms.ChoiceField):
    """One of some words; anything else in the address is refused with a sentence."""

    default_error_messages = {
        "invalid_choice": _lazy("“%(value)s” tidak ada di sini. Pilih salah satu."),
        "required": _lazy("Pilih salah satu."),
    }


def law_begins() -> dt.date:
    """The first day for which contributions are known."""
    return parameter("contributions.bpu.jkk_rate").values[0].since


def _check_in_time(day: dt.date) -> None:
    if not law_begins() <= day < dt.date(LAST_YEAR + 1, 1, 1):
        raise ValidationError(
            _("%(found)s di luar hukum yang tercatat: mulai %(begins)s, sampai tahun %(last)s.")
            % {
                "found": wording.day_text(day),
                "begins": wording.day_text(law_begins()),
                "last": LAST_YEAR,
            }
        )


def _picked(kind: str, text: str) -> str | None:
    found = day_typed(text) if kind == "date" else month_typed(text)
    return None if found is None else str(found)
