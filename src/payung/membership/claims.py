"""What surveys were told of a person's insurance, in words: a claim with its date, never cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text
from payung.primitives.programme import Programme
from payung.register.models import SurveyClaim

_BASIC = Programme.JKK | Programme.JKM


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims in sentences, newest first; `is_hint` where one speaks of JKK or JKM nobody found here."""

    sentences: tuple[str, ...]
    is_hint: bool


def claims_told(claims: Sequence[SurveyClaim], *, has_membership: bool) -> Claims:
    """The claims of one person, and whether they are a reason to ask for the card."""
    newest_first = sorted(claims, key=lambda claim: claim.surveyed_on, reverse=True)
    said = any(claim.programmes & _BASIC for claim in claims)
    return Claims(tuple(map(_sentence, newest_first)), said and not has_membership)


def _sentence(claim: SurveyClaim) -> str:
    survey = {"survey": claim.survey, "day": day_text(claim.surveyed_on)}
    named = [p.name or "" for p in Programme if claim.programmes & p]
    if not named:
        return _("Survei %(survey)s (%(day)s) menyebut: tidak punya jaminan kerja.") % survey
    return _("Survei %(survey)s (%(day)s) menyebut: punya %(programmes)s.") % {
        **survey,
        "programmes": ", ".join(named),
    }
