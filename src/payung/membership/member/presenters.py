"""One membership in words: the number covered, the paid months as spells, the links with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.access.scope import Scope
from payung.access.wording import day_text, number
from payung.coverage.window import spells
from payung.matching.words import words
from payung.membership.models import Link, Participant, Payment
from payung.membership.presenters.cards import stated_facts
from payung.membership.presenters.person import masked_nik
from payung.membership.presenters.words import (
    aspect_labels,
    funds_text,
    programmes_text,
    spell_text,
    written,
)
from payung.primitives.masking import mask_numbers
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class PaidFrom:
    """The months that one source paid for the same programmes."""

    funds: str
    programmes: str
    months: int
    spells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A person whose membership it is, may be or is not: who decided, and how far the rows agree.

    `objection` is what a reader who reviews there may say against it.
    """

    link: Link
    decided: str
    evidence: tuple[tuple[str, str], ...]
    objection: str


def facts(participant: Participant) -> list[tuple[str, str]]:
    """What the insurer's list says, no number whole."""
    cover = getattr(participant, "cover", None)
    return written(
        (_("NIK"), _nik_text(participant)),
        (_("Nomor kartu"), _card_text(participant)),
        (_("Lahir"), _born_text(participant)),
        (_("Desa"), str(participant.village) if participant.village else _("tidak disebut")),
        (_("Segmen"), participant.segment),
        (_("Program"), programmes_text(participant.programmes)),
        *stated_facts(participant),
        (_("Milik siapa"), str(cover.get_standing_display()) if cover else ""),
    )


def paid_from(payments: Iterable[Payment]) -> list[PaidFrom]:
    """The paid months of each source and its programmes, the newest first."""
    groups: dict[tuple[str, int], list[Payment]] = defaultdict(list)
    for each in sorted(payments, key=lambda p: -p.first_month):
        groups[each.source_of_funds, each.programmes].append(each)
    return [_paid(source, bits, found) for (source, bits), found in groups.items()]


def link_told(link: Link, reviewing: Scope) -> LinkTold:
    """Who decided and when, with the evidence that was kept; `reviewing` is where the reader reviews."""
    by = str(link.decided_by) if link.decided_by else _("pencocokan otomatis")
    decided = _("%(decision)s, kemiripan %(percent)s %%, oleh %(by)s pada %(day)s") % {
        "decision": str(link.get_decision_display()),
        "percent": number(min(99, round(link.probability * 100))),
        "by": by,
        "day": day_text(timezone.localdate(link.decided_at)),
    }
    objection = _objection(link) if reviewing.contains(link.person.village_id or "") else ""
    return LinkTold(link, decided, tuple(_evidence_told(link)), objection)


def _evidence_told(link: Link) -> Iterator[tuple[str, str]]:
    labels, language = aspect_labels(), get_language() or "id"
    one, other = link.person, link.participant
    written = {
        "name": (one.full_name, other.full_name),
        "mother": (one.mother_name, other.mother_name),
    }
    for aspect, level, _bits in link.evidence:
        yield labels[aspect], words(aspect, level, language, written.get(aspect))


def _objection(link: Link) -> str:
    return {
        Link.Decision.MATCH: _("Ini bukan orangnya"),
        Link.Decision.DIFFERENT: _("Ternyata ini orangnya"),
    }.get(Link.Decision(link.decision), "")


def _paid(source: str, programmes: int, payments: list[Payment]) -> PaidFrom:
    origin = Month(min(each.first_month for each in payments))
    paid = 0
    for each in payments:
        paid |= ((1 << each.months) - 1) << (each.first_month - int(origin))
    return PaidFrom(
        funds=funds_text(source) or _("tidak disebut"),
        programmes=programmes_text(programmes),
        months=paid.bit_count(),
        spells=tuple(spell_text(*each) for each in reversed(spells(paid, origin))),
    )


def _nik_text(participant: Participant) -> str:
    if not participant.nik_sealed and participant.nik_hash:
        return _("hanya sidik nomornya yang dikirim")
    return masked_nik(participant) or _("tidak ada")


def _card_text(participant: Participant) -> str:
    if not participant.card_sealed:
        return ""
    shown = sealer("card").open(bytes(participant.card_sealed))
    return mask_numbers(shown) if mask_numbers(shown) != shown else _("ada")


def _born_text(participant: Participant) -> str:
    if participant.birth_date:
        return day_text(participant.birth_date)
    return str(participant.birth_year or "")
