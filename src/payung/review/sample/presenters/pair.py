"""A sampled pair side by side, without a word of what was decided."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.membership.merging.identity import hash_of_nik
from payung.membership.models import Participant
from payung.membership.presenters.words import aspect_labels
from payung.register.models import Person
from payung.review.models import SampledPair
from payung.review.presenters import ASPECTS, membership_text, told


@dataclass(frozen=True, slots=True)
class Side:
    """One aspect as the two sources write it."""

    label: str
    register: str
    insurer: str


@dataclass(frozen=True, slots=True)
class BlindPair:
    """What a reviewer sees of a sampled pair: the two rows, and whether their numbers are one."""

    pk: int
    name: str
    membership: str
    sides: tuple[Side, ...]
    numbers: str


def blind(pair: SampledPair) -> BlindPair:
    """Both rows of a pair; numbers are masked, so the page says whether they are the same."""
    labels, left, right = aspect_labels(), told(pair.person), told(pair.participant)
    sides = tuple(Side(labels[a], left[a], right[a]) for a in ASPECTS if left[a] or right[a])
    return BlindPair(
        pair.pk,
        pair.person.full_name,
        membership_text(pair.participant),
        sides,
        _numbers(pair.person, pair.participant),
    )


def _numbers(person: Person, participant: Participant) -> str:
    theirs = participant.nik_index or participant.nik_hash
    if not (person.nik_index and person.nik_sealed and theirs):
        return _("NIK tidak dapat dibandingkan: salah satu tidak punya.")
    ours = bytes(person.nik_index) if participant.nik_index else _hash(bytes(person.nik_sealed))
    if hmac.compare_digest(ours, bytes(theirs)):
        return _("NIK keduanya sama.")
    return _("NIK keduanya berbeda.")


def _hash(sealed: bytes) -> bytes:
    return hash_of_nik(sealer("nik").open(sealed))
