"""The cover of a person in words: the status of a month and the paid spells."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import month_text
from payung.coverage import Status
from payung.coverage.window import spells
from payung.membership.models import CoverageRun, Protection
from payung.membership.presenters.words import spell_text
from payung.primitives.month import Month
from payung.primitives.programme import Programme


@dataclass(frozen=True, slots=True)
class StatusWord:
    """The shape and the sentence of a status."""

    status: str
    word: str


@dataclass(frozen=True, slots=True)
class ProgrammeSpells:
    """The months of one programme that are paid, as people read them."""

    programme: str
    spells: tuple[str, ...]


def status_word(status: Status | None, month: Month) -> StatusWord:
    """The status of a month as a chip."""
    words = {
        Status.COVERED: _("terlindungi pada %(month)s"),
        Status.GRACE: _("masa tenggang pada %(month)s: belum dibayar, masih dapat dibayar"),
        Status.LAPSED: _("berhenti: iuran %(month)s tidak dibayar"),
        Status.NEVER: _("belum pernah jadi peserta sampai %(month)s"),
        Status.UNKNOWN: _("belum jelas pada %(month)s"),
    }
    if status is None:
        return StatusWord(
            "unknown", _("tidak dihitung sebagai pekerja pada %(month)s") % _in(month)
        )
    return StatusWord(status.value, words[status] % _in(month))


def programme_spells(protection: Protection, run: CoverageRun) -> list[ProgrammeSpells]:
    """The paid spells of each programme; a programme never paid has none."""
    origin = Month(run.origin_month)
    words = {p: getattr(protection, p.name.lower()) for p in Programme if p.name}
    return [
        ProgrammeSpells(
            programme.name or "",
            tuple(spell_text(first, last) for first, last in reversed(spells(word, origin))),
        )
        for programme, word in words.items()
    ]


def _in(month: Month) -> dict[str, str]:
    return {"month": month_text(month)}
