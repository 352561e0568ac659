"""Rules and runs in words and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text, number
from payung.privacy.models import RetentionRun
from payung.privacy.retention.kinds import BY_KEY
from payung.privacy.retention.queries import Due


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One kind: what, how long after which event, why, since when it is so, and what goes now."""

    what: str
    kept: str
    because: str
    goes: str
    held: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run: who ran it, and the counts in a sentence."""

    run: RetentionRun
    text: str


def rule_lines(found: Iterable[Due]) -> list[RuleLine]:
    return [_line(due) for due in found]


def run_lines(runs: Iterable[RetentionRun]) -> list[RunLine]:
    return [RunLine(run, run_text(run)) for run in runs]


def run_text(run: RetentionRun) -> str:
    """'Baris yang dikembalikan: 12 dihapus; Undangan: 1 dihapus, 2 ditahan'."""
    parts = [_part(*line) for line in run.lines if line[2] or line[3]]
    return "; ".join(parts) or _("Tidak ada yang lewat masa simpannya.")


def _part(key: str, _days: int, erased: int, held: int) -> str:
    text = _("%(what)s: %(erased)s dihapus") % {
        "what": BY_KEY[key].what if key in BY_KEY else key,
        "erased": number(erased),
    }
    return text + (", " + _("%s ditahan") % number(held) if held else "")


def _line(due: Due) -> RuleLine:
    rule = due.rule
    kept = _("%(days)s hari sesudah %(event)s") % {
        "days": number(rule.days),
        "event": rule.kind.event,
    }
    since = " " + _("Sejak %s.") % day_text(rule.since) if rule.since else ""
    return RuleLine(
        str(rule.kind.what),
        kept,
        rule.because + since,
        number(due.goes),
        number(due.held) if due.held else "",
    )
