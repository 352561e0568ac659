"""What may happen, each under its own address with its own questions."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.calculators.forms import benefits
from payung.calculators.forms.base import CalculatorForm


@dataclass(frozen=True, slots=True)
class Situation:
    """One thing that may happen to a worker."""

    slug: str
    title: str | Promise
    hint: str | Promise
    form: type[CalculatorForm]


SITUATIONS = (
    Situation(
        "meninggal-kecelakaan",
        _("Meninggal karena kecelakaan kerja"),
        _("di tempat kerja, atau di jalan pergi dan pulang kerja"),
        benefits.AccidentDeathForm,
    ),
    Situation(
        "meninggal-sebab-lain",
        _("Meninggal karena sebab lain"),
        _("sakit, tua, atau kecelakaan di luar pekerjaan"),
        benefits.DeathForm,
    ),
    Situation(
        "tidak-mampu-bekerja",
        _("Sementara tidak mampu bekerja"),
        _("masa berobat setelah kecelakaan kerja"),
        benefits.UnableToWorkForm,
    ),
    Situation(
        "cacat-total",
        _("Cacat total tetap"),
        _("tidak dapat bekerja lagi sama sekali"),
        benefits.TotalDisabilityForm,
    ),
    Situation(
        "kehilangan-bagian-tubuh",
        _("Kehilangan bagian tubuh"),
        _("menurut tabel persentase dalam peraturan"),
        benefits.LostPartForm,
    ),
    Situation(
        "fungsi-berkurang",
        _("Fungsi bagian tubuh berkurang"),
        _("menurut dokter penasihat"),
        benefits.LostFunctionForm,
    ),
    Situation(
        "biaya",
        _("Angkutan dan alat bantu"),
        _("diganti sampai batasnya; pengobatan sendiri tanpa batas biaya"),
        benefits.CostsForm,
    ),
    Situation(
        "beasiswa",
        _("Beasiswa anak"),
        _("dari TK sampai kuliah, paling banyak dua anak"),
        benefits.ScholarshipForm,
    ),
    Situation(
        "tabungan",
        _("Tabungan hari tua (JHT)"),
        _("saldo setelah beberapa tahun menabung"),
        benefits.SavingsGrowForm,
    ),
)
BY_SLUG = {one.slug: one for one in SITUATIONS}
