"""What the lists behind a figure are called, and which list each name in an address means."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.access.wording import day_text
from payung.coverage.status import Status
from payung.law.worker import reason_text
from payung.membership.models import Standing
from payung.register.models import Work

SOON = "segera-berhenti"
UNDETERMINED = "belum-pasti"
STATUS_OF: dict[str, Status | None] = {
    "pekerja": None,
    "terlindungi": Status.COVERED,
    "masa-tenggang": Status.GRACE,
    "berhenti": Status.LAPSED,
    "belum-pernah": Status.NEVER,
    "belum-jelas": Status.UNKNOWN,
}


STANDING_OF = {
    "semua": "",
    "pekerja": Standing.WORKER,
    "warga-lain": Standing.OTHER,
    "diperiksa": Standing.REVIEW,
    "tidak-ditemukan": Standing.NOBODY,
}
"""Which memberships each name in an address means."""


def memberships_title(kind: str, segment: str = "") -> str:
    """The heading of a list of memberships."""
    text = (
        _("Kepesertaan aktif segmen %(segment)s: %(whose)s")
        if segment
        else _("Kepesertaan aktif: %(whose)s")
    )
    return text % {"segment": segment, "whose": label_of(kind)}


def label_of(kind: str) -> str:
    """Whose memberships a list has: 'semua', 'tidak ditemukan dalam data warga'..."""
    standing = STANDING_OF[kind]
    return str(Standing(standing).label) if standing else _("semua")


def list_title(kind: str) -> str:
    """The heading of a list; KeyError for a kind that does not exist."""
    return {
        UNDETERMINED: _("Belum pasti pekerja"),
        SOON: _("Iuran di muka habis bulan ini"),
        "pekerja": _("Semua pekerja"),
        "terlindungi": _("Pekerja terlindungi"),
        "masa-tenggang": _("Pekerja dalam masa tenggang"),
        "berhenti": _("Pekerja yang berhenti"),
        "belum-pernah": _("Pekerja yang belum pernah jadi peserta"),
        "belum-jelas": _("Pekerja yang belum jelas"),
    }[kind]


@dataclass(frozen=True, slots=True)
class UndeterminedRow:
    """Somebody who is not counted, and what is missing; the age is what often is."""

    person_id: int
    full_name: str
    village: str
    hamlet: str
    rw: str
    rt: str
    born: str
    occupation: str
    reason: str


def undetermined_row(work: Work) -> UndeterminedRow:
    """The row of one person, the reason in the language of the reader."""
    person = work.person
    return UndeterminedRow(
        person.pk,
        person.full_name,
        person.village.shown_name if person.village else "",
        person.hamlet,
        person.rw,
        person.rt,
        day_text(person.birth_date) if person.birth_date else "",
        work.occupation,
        reason_text(work.reason, get_language() or "id"),
    )
