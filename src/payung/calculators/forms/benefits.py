"""What is paid: one form for each thing that may happen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from payung.calculators.forms.base import Asked, CalculatorForm
from payung.calculators.forms.fields import AmountField, ChoiceField, CountField
from payung.calculators.forms.questions import (
    ChildrenForm,
    EarningForm,
    EventForm,
    PaidForm,
    SavingsForm,
    SegmentForm,
)
from payung.law import Confidence, all_parameters
from payung.law.benefits.jkk import is_stepped
from payung.law.benefits.jkk_care import LIMITED_COSTS

_TABLE = "benefits.disability."


class AccidentDeathForm(SavingsForm, ChildrenForm, EventForm, EarningForm):
    """Death by work accident."""

    def cases(self) -> tuple[Asked, ...]:
        paid = {**self.event(), **self.children(), **self.savings()}
        return _one({"kind": "benefit_jkk_death", **self.earnings(), **paid})


class DeathForm(SavingsForm, ChildrenForm, PaidForm, EventForm, SegmentForm):
    """Death otherwise."""

    def cases(self) -> tuple[Asked, ...]:
        segment = {"segment": self.cleaned_data["segment"]}
        paid = {**self.event(), **self.paid(), **self.children(), **self.savings()}
        return _one({"kind": "benefit_jkm", **segment, **paid})


class TotalDisabilityForm(SavingsForm, ChildrenForm, EventForm, EarningForm):
    """Never able to work again."""

    def cases(self) -> tuple[Asked, ...]:
        lost = {"kind": "benefit_jkk_disability", "kind_of_loss": "total_permanent"}
        return _one(
            {**lost, **self.earnings(), **self.event(), **self.children(), **self.savings()}
        )


class LostPartForm(EventForm, EarningForm):
    """A part of the body is lost."""

    part = ChoiceField(label=_("Bagian tubuh"), initial="one_eye")
    steps = CountField(
        label=_("Berapa kali 10 dB atau 10 %?"),
        help_text=_("Hanya untuk baris “setiap 10 dB” dan “setiap 10 %”, contoh: 3 untuk 30 dB"),
        least=1,
        most=20,
        initial="1",
        required=False,
    )
    left_handed = ChoiceField(
        label=_("Apakah ia kidal?"),
        choices=[("tidak", _("tidak")), ("ya", _("ya"))],
        initial="tidak",
    )

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        field = self.fields["part"]
        assert isinstance(field, ChoiceField)
        field.choices = _parts_of_the_body()

    def cases(self) -> tuple[Asked, ...]:
        return _one(self._loss("partial_anatomical"))

    def _loss(self, kind: str) -> dict[str, Any]:
        given = self.cleaned_data
        lost = {"part": given["part"], "left_handed": given["left_handed"] == "ya"}
        steps = given["steps"] or 1
        if steps > 1 or is_stepped(given["part"]):
            lost["steps"] = steps
        return {
            "kind": "benefit_jkk_disability",
            "kind_of_loss": kind,
            **lost,
            **self.earnings(),
            **self.event(),
        }


class LostFunctionForm(LostPartForm):
    """A part of the body can be used less than before."""

    loss_percent = CountField(
        label=_("Berapa persen fungsinya hilang?"),
        help_text=_("Menurut dokter penasihat, contoh: 50"),
        least=1,
        most=100,
        initial="50",
    )

    def cases(self) -> tuple[Asked, ...]:
        lost = {"loss_percent": self.cleaned_data["loss_percent"]}
        return _one({**self._loss("partial_functional"), **lost})


class UnableToWorkForm(EventForm, EarningForm):
    """Some months without work after an accident."""

    months = CountField(
        label=_("Berapa bulan tidak mampu bekerja?"), least=1, most=120, initial="4"
    )

    def cases(self) -> tuple[Asked, ...]:
        months = {"months": self.cleaned_data["months"]}
        return _one({"kind": "benefit_jkk_incapacity", **self.earnings(), **self.event(), **months})


class CostsForm(EventForm):
    """Costs that are refunded up to a limit."""

    land = AmountField(label=_("Angkutan darat"), required=False, initial="700.000")
    sea = AmountField(label=_("Angkutan laut"), required=False)
    air = AmountField(label=_("Angkutan udara"), required=False)
    home_care = AmountField(label=_("Perawatan di rumah"), required=False)
    denture = AmountField(label=_("Gigi tiruan"), required=False)
    hearing_aid = AmountField(label=_("Alat bantu dengar"), required=False)
    glasses = AmountField(label=_("Kacamata"), required=False)

    def cases(self) -> tuple[Asked, ...]:
        spent = {name: self.cleaned_data[name] for name in LIMITED_COSTS if self.cleaned_data[name]}
        return _one({"kind": "benefit_jkk_costs", **self.event(), **spent})


class ScholarshipForm(ChildrenForm, EventForm):
    """School money for the children."""

    cause = ChoiceField(
        label=_("Karena apa?"),
        choices=[
            ("JKK", _("meninggal atau cacat total karena kecelakaan kerja")),
            ("JKM", _("meninggal karena sebab lain")),
        ],
        initial="JKK",
    )
    contribution_years = CountField(
        label=_("Sudah berapa tahun menjadi peserta?"), most=60, initial="3"
    )
    field_order = ("cause",)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if not (given.get("child_1_level") or given.get("child_2_level")):
            self.add_error("child_1_level", gettext("Pilih jenjang sekolah anak, contoh: SD."))

    def cases(self) -> tuple[Asked, ...]:
        given = self.cleaned_data
        paid = {"programme": given["cause"], "contribution_years": given["contribution_years"]}
        return _one({"kind": "scholarship", **self.event(), **self.children(), **paid})


class SavingsGrowForm(CalculatorForm):
    """Old-age savings after some months of paying in."""

    jht_balance = AmountField(label=_("Saldo JHT sekarang"), initial="0")
    monthly_contribution = AmountField(label=_("Setoran JHT sebulan"), initial="20.000")
    months = CountField(label=_("Berapa bulan lagi?"), least=1, most=600, initial="120")
    return_percent = CountField(
        label=_("Hasil pengembangan setahun, persen"),
        help_text=_("Tidak tetap dan tidak dijamin di sini; contoh: 5"),
        most=30,
        initial="5",
    )

    def cases(self) -> tuple[Asked, ...]:
        given = self.cleaned_data
        grown = {"balance": given["jht_balance"], "return_pct": given["return_percent"]}
        paid = {"months": given["months"], "monthly_contribution": given["monthly_contribution"]}
        return _one({"kind": "jht", **grown, **paid})


def _one(case: dict[str, Any]) -> tuple[Asked, ...]:
    return (Asked(gettext("Yang dibayar"), case),)


def _parts_of_the_body() -> list[tuple[str, str]]:
    rows = {
        name.removeprefix(_TABLE): found.values[-1]
        for name, found in all_parameters().items()
        if name.startswith(_TABLE)
    }
    unverified = gettext("belum diverifikasi")
    return [
        (name, f"{_part_name(name, row.description)}{_mark(row.confidence, unverified)}")
        for name, row in rows.items()
    ]


def _part_name(name: str, description: str) -> str:
    english = (get_language() or "id").startswith("en")
    return name.replace("_", " ") if english else description.removeprefix("Cacat ")


def _mark(confidence: Confidence, unverified: str) -> str:
    return f" ({unverified})" if confidence is Confidence.UNVERIFIED else ""
