"""A pair side by side: what each source says, where they differ, and how much that weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.access.wording import day_text, number
from payung.matching.words import words
from payung.membership.models import Participant
from payung.membership.presenters.person import masked_nik
from payung.membership.presenters.words import aspect_labels
from payung.register.models import Person
from payung.review.models import Opinion
from payung.review.queries import Group

ASPECTS = ("nik", "name", "born", "sex", "mother", "village", "address")


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect: what both rows say.

    `kind` is agrees, near, differs or unknown; `weight` how much it says for or against, in words.
    """

    label: str
    left: str
    right: str
    kind: str
    words: str
    weight: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One possible membership, or one possible second row, of the person on the page.

    `heads` name the two sides; `address` takes the answer with the fields of `hidden`; `caution` says what
    an answer needs besides.
    """

    key: str
    title: str
    percent: str
    heads: tuple[str, str]
    rows: tuple[Row, ...]
    rivals: int
    opinions: tuple[str, ...]
    address: str
    hidden: tuple[tuple[str, int], ...]
    caution: str = ""


def pairs_of(group: Group) -> list[Pair]:
    """The possible memberships of a group, in its order."""
    return [
        Pair(
            key=f"peserta-{link.participant_id}",
            title=membership_text(link.participant),
            percent=likeness(link.probability),
            heads=(_("Data warga"), _("Data BPJS")),
            rows=tuple(compared(group.person, link.participant, link.evidence)),
            rivals=group.rivals.get(link.participant_id, 0),
            opinions=tuple(opinion_text(j) for j in group.opinions.get(link.participant_id, [])),
            address=reverse("review:judge"),
            hidden=(("participant", link.participant_id), ("person", group.person.pk)),
        )
        for link in group.links
    ]


def likeness(probability: float) -> str:
    """Whole per cent, never a hundred: else nobody would be asked."""
    return number(min(99, round(probability * 100)))


def opinion_text(opinion: Opinion) -> str:
    """'Petugas A: orang yang sama'."""
    return f"{opinion.by}: {opinion.get_verdict_display()}"


def membership_text(participant: Participant) -> str:
    since = participant.registered_on
    return " · ".join(
        part
        for part in (
            participant.segment,
            participant.employer,
            _("terdaftar %s") % day_text(since) if since else "",
        )
        if part
    )


def compared(
    one: Person | Participant, other: Person | Participant, evidence: list[list[Any]]
) -> Iterable[Row]:
    """Every aspect that either row tells, side by side."""
    levels = {aspect: (level, bits) for aspect, level, bits in evidence}
    left, right = told(one), told(other)
    labels = aspect_labels()
    for aspect in ASPECTS:
        if left[aspect] or right[aspect]:
            level, bits = levels.get(aspect, ("", 0.0))
            yield Row(
                labels[aspect],
                left[aspect],
                right[aspect],
                _kind(level, bits),
                words(aspect, level, get_language() or "id", (left[aspect], right[aspect]))
                if level
                else _("tidak dapat dibandingkan"),
                _weight(bits),
            )


def _kind(level: str, bits: float) -> str:
    if level in ("", "unknown"):
        return "unknown"
    if level in ("same", "joined"):
        return "agrees"
    return "near" if bits > 0 else "differs"


def _weight(bits: float) -> str:
    """Each bit doubles the odds: ten say a thousand to one."""
    if bits >= 8:
        return _("bukti kuat")
    if bits >= 3:
        return _("mendukung")
    if bits <= -5:
        return _("sangat melawan")
    return _("melawan") if bits <= -2 else ""


def told(row: Person | Participant) -> dict[str, str]:
    return {
        "nik": masked_nik(row),
        "name": row.full_name,
        "born": day_text(row.birth_date) if row.birth_date else "",
        "sex": {"L": _("laki-laki"), "P": _("perempuan")}.get(row.sex, ""),
        "mother": row.mother_name,
        "village": str(row.village) if row.village else "",
        "address": getattr(row, "address", ""),
    }
