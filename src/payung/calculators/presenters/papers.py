"""What a family has to do and to bring, in the order of the law."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access import wording
from payung.calculators.presenters.certainty import Mark, mark_of
from payung.calculators.presenters.steps import said
from payung.law.procedure import LARGE_BENEFIT, Situation, checklist, claim_ends
from payung.primitives.programme import Programme


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of one claim, and until when it can be handed in."""

    title: str
    papers: tuple[str, ...]
    until: str
    mark: Mark


def paper_lists(
    event_on: dt.date, accident: int | None, other_cause: int | None
) -> list[PaperList]:
    """The papers after a death by work accident, and after another death, of which so much is paid."""
    by_accident = (_("Karena kecelakaan kerja"), Programme.JKK, accident)
    otherwise = (_("Karena sebab lain"), Programme.JKM, other_cause)
    return [_list(*one, event_on) for one in (by_accident, otherwise)]


def _list(title: str, programme: Programme, rupiah: int | None, event_on: dt.date) -> PaperList:
    situations = [Situation.SPOUSE, Situation.AFTER_TREATMENT]
    if rupiah and rupiah > LARGE_BENEFIT:
        situations.append(Situation.OVER_50_MILLION)
    ends = claim_ends(programme, event_on)
    practice = _("menurut kebiasaan")
    papers = tuple(
        said(paper.name) if paper.sure else f"{said(paper.name)} ({practice})"
        for paper in checklist(programme.name or "", situations)
    )
    return PaperList(title, papers, wording.day_text(ends.on), mark_of(ends.because.confidence))
