"""What a village does this week, as tasks with numbers that open their list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.access.wording import month_text, number
from payung.membership.counts import Counts
from payung.primitives.month import Month
from payung.targets.queries import Reason


@dataclass(frozen=True, slots=True)
class Task:
    """`status` names the shape; `hint` says why it matters."""

    status: str
    text: str
    hint: str
    url: str


@dataclass(frozen=True, slots=True)
class VillageLinks:
    """The addresses a village page leads to; empty texts for who may not see names."""

    gaps: str
    soon: str
    undetermined: str
    files: str

    def gaps_with(self, reason: Reason) -> str:
        if not self.gaps:
            return ""
        return f"{self.gaps}{'&' if '?' in self.gaps else '?'}alasan={reason.value}"


def tasks(
    reasons: Mapping[Reason, int],
    soon: int,
    undetermined: int,
    files: int,
    month: Month,
    links: VillageLinks,
) -> list[Task]:
    """Only what there is to do, the most urgent first."""
    lines = [
        (soon, _soon(soon, month), "grace", links.soon),
        *(
            (reasons[reason], words(reasons[reason]), status, links.gaps_with(reason))
            for reason, status, words in _OF_A_REASON
        ),
        (undetermined, _undetermined(undetermined), "unknown", links.undetermined),
        (files, _files(files), "lapsed", links.files),
    ]
    return [Task(status, *words, url) for people, words, status, url in lines if people]


def village_sentence(counts: Counts, month: Month) -> str:
    """The one sentence of a village page."""
    return _("Pada %(month)s, %(covered)s dari %(workers)s pekerja terlindungi.") % {
        "month": month_text(month),
        "covered": number(counts.covered),
        "workers": number(counts.workers),
    }


def _soon(people: int, month: Month) -> tuple[str, str]:
    text = ngettext("%(n)s orang perlu memperpanjang", "%(n)s orang perlu memperpanjang", people)
    hint = _("Iuran yang dibayar di muka habis %(month)s. Ingatkan untuk membayar lagi.")
    return text % {"n": number(people)}, hint % {"month": month_text(month)}


def _grace(people: int) -> tuple[str, str]:
    text = ngettext("%(n)s orang menunggak", "%(n)s orang menunggak", people)
    return text % {"n": number(people)}, _("Masih dapat dibayar tanpa mendaftar ulang.")


def _lapsed(people: int) -> tuple[str, str]:
    text = ngettext("%(n)s orang sudah berhenti", "%(n)s orang sudah berhenti", people)
    return text % {"n": number(people)}, _("Kunjungi dan tawarkan untuk ikut lagi.")


def _never(people: int) -> tuple[str, str]:
    text = ngettext("%(n)s orang belum pernah ikut", "%(n)s orang belum pernah ikut", people)
    return text % {"n": number(people)}, _("Kunjungi, jelaskan manfaatnya, dan daftarkan.")


def _nik(people: int) -> tuple[str, str]:
    text = ngettext("%(n)s NIK perlu diperbaiki", "%(n)s NIK perlu diperbaiki", people)
    return text % {"n": number(people)}, _(
        "Cocokkan dengan KTP atau KK, lalu kirim ulang data warga."
    )


def _match(people: int) -> tuple[str, str]:
    text = ngettext(
        "%(n)s orang mungkin sudah peserta", "%(n)s orang mungkin sudah peserta", people
    )
    return text % {"n": number(people)}, _(
        "Tanyakan kartu pesertanya; keputusan menunggu pemeriksaan."
    )


def _undetermined(people: int) -> tuple[str, str]:
    text = ngettext("%(n)s orang belum pasti pekerja", "%(n)s orang belum pasti pekerja", people)
    return text % {"n": number(people)}, _(
        "Mereka belum dihitung. Lengkapi data warganya menurut sebab di daftar ini."
    )


def _files(count: int) -> tuple[str, str]:
    text = ngettext("%(n)s berkas perlu dibetulkan", "%(n)s berkas perlu dibetulkan", count)
    return text % {"n": number(count)}, _("Ada baris yang dikembalikan beserta alasannya.")


_OF_A_REASON = (
    (Reason.GRACE, "grace", _grace),
    (Reason.LAPSED, "lapsed", _lapsed),
    (Reason.NEVER, "never", _never),
    (Reason.NIK, "unknown", _nik),
    (Reason.MATCH, "unknown", _match),
)
