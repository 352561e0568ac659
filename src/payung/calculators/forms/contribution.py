"""What does it cost: one person a month, and all of them for as long as is paid."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from payung.access import wording
from payung.calculators.forms.base import Asked
from payung.calculators.forms.fields import ChoiceField, CountField, MonthField
from payung.calculators.forms.questions import EarningForm
from payung.primitives.programme import Segment


class ContributionForm(EarningForm):
    """Contribution of a BPU by income, of a PU by wage."""

    programmes = ChoiceField(
        label=_("Program"),
        choices=[
            ("JKK,JKM", _("JKK dan JKM: kecelakaan, kematian")),
            ("JKK,JKM,JHT", _("JKK, JKM, dan tabungan JHT")),
            ("JKK,JKM,JHT,JP", _("JKK, JKM, JHT, dan pensiun JP")),
        ],
        initial="JKK,JKM",
    )
    month = MonthField(label=_("Mulai bulan"), help_text=_("Contoh: 2026-05"))
    months = CountField(label=_("Dibayar untuk berapa bulan?"), least=1, most=36, initial="1")
    people = CountField(label=_("Untuk berapa orang?"), least=1, most=1_000_000, initial="1")
    payer = ChoiceField(
        label=_("Siapa yang membayar?"),
        choices=[
            ("self", _("pekerja sendiri")),
            ("employer", _("pemberi kerja")),
            ("apbdes", _("APBDes, ADD, atau Dana Desa")),
            ("apbd", _("APBD, juga DBH sawit dan DBH CHT")),
            ("apbn", _("APBN")),
            ("csr", _("perusahaan atau donatur")),
        ],
        initial="self",
    )
    sector = ChoiceField(
        label=_("Bidang kerja (hanya BPU)"),
        choices=[("other", _("selain angkutan")), ("transport", _("angkutan: sopir, ojek"))],
        initial="other",
    )
    risk_class = ChoiceField(
        label=_("Risiko kerja (hanya PU)"),
        choices=[
            ("very_low", _("sangat rendah: kantor, juga kantor desa")),
            ("low", _("rendah")),
            ("medium", _("sedang")),
            ("high", _("tinggi")),
            ("very_high", _("sangat tinggi")),
        ],
        initial="very_low",
    )
    rare = ("sector", "risk_class")

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("segment") == Segment.BPU and "JP" in given.get("programmes", ""):
            self.add_error(
                "programmes",
                gettext(
                    "Pensiun (JP) hanya untuk yang digaji. Pilih JKK dan JKM, atau dengan JHT."
                ),
            )

    def cases(self) -> tuple[Asked, ...]:
        given = self.cleaned_data
        one = Asked(gettext("Satu orang, satu bulan"), {"kind": "contribution", **self._terms()})
        people, months = given["people"], given["months"]
        if people == months == 1:
            return (one,)
        counted = {"people": people, "months": months}
        title = gettext("Seluruhnya: %(people)s, %(months)d bulan") % {
            "people": wording.people(people),
            "months": months,
        }
        return (one, Asked(title, {"kind": "subsidy_budget", **self._terms(), **counted}))

    def _terms(self) -> dict[str, Any]:
        given = self.cleaned_data
        same = {name: given[name] for name in ("payer", "sector", "risk_class")}
        programmes = given["programmes"].split(",")
        return {
            **self.earnings(),
            **same,
            "month": str(given["month"]),
            "programmes": programmes,
        }
