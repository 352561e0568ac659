"""What a family has to do and to bring, in the order of the law."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access import wording
from payung.calculators.presenters.certainty import Mark, mark_of
from payung.calculators.presenters.steps import said
from payung.law.procedure import Situation, checklist, claim_ends
from payung.primitives.programme import Programme


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of one claim, and until when it can be handed in."""

    title: str
    papers: tuple[str, ...]
    until: str
    mark: Mark


def paper_lists(event_on: dt.date) -> list[PaperList]:
    """The papers after a death by work accident, and after another death."""
    accident = (_("Karena kecelakaan kerja"), "JKK", Programme.JKK)
    other = (_("Karena sebab lain"), "JKM", Programme.JKM)
    return [_list(*one, event_on) for one in (accident, other)]


def _list(title: str, benefit: str, programme: Programme, event_on: dt.date) -> PaperList:
    situations = (Situation.SPOUSE, Situation.AFTER_TREATMENT)
    ends = claim_ends(programme, event_on)
    practice = _("menurut kebiasaan")
    papers = tuple(
        said(paper.name) if paper.sure else f"{said(paper.name)} ({practice})"
        for paper in checklist(benefit, situations)
    )
    return PaperList(title, papers, wording.day_text(ends.on), mark_of(ends.because.confidence))
