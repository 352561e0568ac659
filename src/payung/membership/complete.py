"""Why a month that was counted is no headline yet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.access.wording import month_text
from payung.membership.models import CoverageRun


def incomplete_text(run: CoverageRun, month: int) -> str:
    """A sentence with the reason and the newest complete month; empty when the month is complete."""
    if month <= run.complete_month:
        return ""
    return _(
        "%(month)s belum lengkap: iuran bulan itu belum masuk, yang terhitung hanya yang dibayar di muka "
        "atau disebut daftar peserta. Angkanya masih akan berubah; bulan lengkap terbaru %(newest)s."
    ) % {"month": month_text(month), "newest": month_text(run.complete_month)}
