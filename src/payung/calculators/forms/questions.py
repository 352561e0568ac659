"""Questions that several calculators ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payung.calculators.forms.base import CalculatorForm
from payung.calculators.forms.fields import AmountField, ChoiceField, CountField, DayField
from payung.primitives.programme import Segment

LEVELS = (
    ("", _("tidak ada")),
    ("TK", _("TK")),
    ("SD", _("SD")),
    ("SMP", _("SMP")),
    ("SMA", _("SMA atau SMK")),
    ("PT", _("kuliah atau pelatihan")),
)


def segment_field() -> ChoiceField:
    return ChoiceField(
        label=_("Bagaimana ia bekerja?"),
        choices=[
            ("BPU", _("bekerja sendiri: petani, nelayan, pedagang, pekerja rentan (BPU)")),
            ("PU", _("digaji pemberi kerja, juga perangkat desa (PU)")),
        ],
        initial="BPU",
        widget=forms.RadioSelect,
    )


class SegmentForm(CalculatorForm):
    segment = segment_field()


class EarningForm(SegmentForm):
    earned = AmountField(
        label=_("Penghasilan atau upah sebulan"),
        help_text=_("Rupiah, contoh: 1.000.000"),
        initial="1.000.000",
    )

    def earnings(self) -> dict[str, Any]:
        """The earnings under the name that the law gives them in the segment."""
        given = self.cleaned_data
        name = "wage" if given["segment"] == Segment.PU else "monthly_income"
        return {"segment": given["segment"], name: given["earned"]}


class EventForm(CalculatorForm):
    event_date = DayField(label=_("Kapan terjadi?"), help_text=_("Contoh: 15-03-2025"))

    def event(self) -> dict[str, Any]:
        return {"event_date": self.cleaned_data["event_date"].isoformat()}


class SavingsForm(CalculatorForm):
    jht_balance = AmountField(
        label=_("Saldo tabungan JHT, bila ada"),
        help_text=_("Rupiah; kosong bila tidak ikut JHT"),
        required=False,
    )

    def savings(self) -> dict[str, Any]:
        return {"jht_balance": self.cleaned_data["jht_balance"] or 0}


def _level(label: Any) -> ChoiceField:
    return ChoiceField(label=label, choices=LEVELS, required=False)


def _years(label: Any) -> CountField:
    return CountField(
        label=label,
        help_text=_("Tahun ini ikut dihitung, contoh: 3"),
        most=8,
        required=False,
    )


class ChildrenForm(CalculatorForm):
    child_1_level = _level(_("Anak pertama yang bersekolah"))
    child_1_years = _years(_("Anak pertama: berapa tahun lagi di jenjang itu?"))
    child_2_level = _level(_("Anak kedua yang bersekolah"))
    child_2_years = _years(_("Anak kedua: berapa tahun lagi di jenjang itu?"))

    def clean(self) -> None:
        for place in (1, 2):
            level, years = self._child(place)
            if level and years is None and f"child_{place}_years" not in self.errors:
                self.add_error(f"child_{place}_years", _("Tulis berapa tahun lagi, contoh: 3."))

    def children(self) -> dict[str, Any]:
        """The children at school, empty when there are none."""
        found = [self._child(place) for place in (1, 2)]
        rows = [{"level": level, "years_left": years} for level, years in found if level]
        return {"children": rows} if rows else {}

    def _child(self, place: int) -> tuple[str, int | None]:
        given = self.cleaned_data
        return given.get(f"child_{place}_level") or "", given.get(f"child_{place}_years")


class PaidForm(CalculatorForm):
    paid_months = CountField(
        label=_("Sudah berapa bulan iuran dibayar tanpa putus?"),
        help_text=_(
            "Paling sedikit 1. Tanpa iuran yang dibayar, tidak ada yang dibayarkan kepada keluarga."
        ),
        least=1,
        most=720,
        initial="12",
    )
    contribution_years = CountField(
        label=_("Sudah berapa tahun menjadi peserta?"),
        help_text=_("Kosong: dihitung dari bulan di atas"),
        most=60,
        required=False,
    )

    def paid(self) -> dict[str, Any]:
        given = self.cleaned_data
        years = given["contribution_years"]
        return {
            "consecutive_paid_months": given["paid_months"],
            "contribution_years": given["paid_months"] // 12 if years is None else years,
        }
