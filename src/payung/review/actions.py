"""Writes: a judgement is given or taken back, and the link follows the opinions that stand."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.access.trail.audit import record
from payung.membership.models import Link, Participant
from payung.primitives.errors import InputError, NotFoundError
from payung.review.answers import NotWaitingError, check_verdict, withdraw_own
from payung.review.models import Judgement, Verdict
from payung.review.opinions import last_heard, outcome
from payung.review.queries import open_links, settled_links

_DECISIONS = {Verdict.SAME: Link.Decision.MATCH, Verdict.DIFFERENT: Link.Decision.DIFFERENT}
_OPPOSITES = {Link.Decision.MATCH: Verdict.DIFFERENT, Link.Decision.DIFFERENT: Verdict.SAME}
BY_REVIEW, BY_ENGINE = "review", "engine"


@transaction.atomic
def judge(
    *, participant_id: int, person_id: int, verdict: str, by: User, at: dt.datetime
) -> Judgement:
    """Say of one open pair whether it is one person. A second answer of the same reviewer replaces the first.

    NotWaitingError when the pair is not open or not in the reviewer's regions; InputError for a verdict
    that does not exist.
    """
    check_verdict(verdict)
    scope = scope_of(by, Duty.REVIEW_LINKS, on=timezone.localdate(at))
    Participant.objects.select_for_update().filter(pk=participant_id).first()  # one at a time
    link = open_links(scope).filter(participant_id=participant_id, person_id=person_id).first()
    if link is None:
        raise NotWaitingError
    return _say(link, verdict, by, at)


@transaction.atomic
def contradict(*, participant_id: int, person_id: int, by: User, at: dt.datetime) -> Judgement:
    """Say the opposite of what the engine or a colleague decided; a tie waits for a third opinion.

    NotFoundError when nothing is decided of the pair in the reviewer's regions; InputError when the
    membership belongs to another person meanwhile.
    """
    scope = scope_of(by, Duty.REVIEW_LINKS, on=timezone.localdate(at))
    Participant.objects.select_for_update().filter(pk=participant_id).first()  # one at a time
    link = settled_links(scope).filter(participant_id=participant_id, person_id=person_id).first()
    if link is None:
        raise NotFoundError(_("Tidak ada keputusan tentang pasangan ini di wilayah Anda."))
    verdict = _OPPOSITES[Link.Decision(link.decision)]
    if verdict == Verdict.SAME:
        _check_is_free(participant_id)
    return _say(link, verdict, by, at)


def _check_is_free(participant_id: int) -> None:
    matches = Link.objects.filter(participant_id=participant_id, decision=Link.Decision.MATCH)
    if match := matches.select_related("person").first():
        raise InputError(
            _(
                "Kepesertaan ini sudah dicocokkan dengan %s. Nyatakan dulu bahwa itu bukan orangnya, "
                "lalu ulangi."
            )
            % match.person.full_name
        )


@transaction.atomic
def take_back(*, judgement_id: int, by: User, at: dt.datetime) -> Judgement:
    """Withdraw one's own judgement; the pair follows the opinions that are left."""
    missing = _("Keputusan ini bukan milik Anda, atau sudah dibatalkan.")
    said = Judgement.objects.filter(pk=judgement_id)
    found = withdraw_own(said, by=by, at=at, missing=missing)
    pair = {"participant_id": found.participant_id, "person_id": found.person_id}
    link = Link.objects.select_for_update().filter(**pair).first()
    if link is None:  # a later linking may drop a pair of which nobody was sure
        link = Link(**pair, decision=Link.Decision.REVIEW)
    else:
        _settle(link, at)
    _record("judgement_withdrawn", link, by, verdict=found.verdict)
    return found


def _say(link: Link, verdict: str, by: User, at: dt.datetime) -> Judgement:
    _standing(link).filter(by=by).update(withdrawn_at=at)
    given = Judgement.objects.create(
        participant_id=link.participant_id,
        person_id=link.person_id,
        verdict=verdict,
        by=by,
        at=at,
    )
    _settle(link, at)
    _record("link_judged", link, by, verdict=verdict)
    return given


def _settle(link: Link, at: dt.datetime) -> None:
    """Make the link say what the standing opinions say; without any it is the engine's again."""
    said = list(_standing(link).order_by("at", "pk"))
    verdict = outcome(each.verdict for each in said)
    heard = last_heard(said)
    link.decision = _DECISIONS[Verdict(verdict)] if verdict else Link.Decision.REVIEW
    link.decided_by_id = heard.by_id if heard else None
    link.method = BY_REVIEW if heard else BY_ENGINE
    link.decided_at = heard.at if heard else at
    link.save(update_fields=["decision", "decided_by", "method", "decided_at"])


def _standing(link: Link) -> QuerySet[Judgement]:
    return Judgement.objects.filter(
        participant_id=link.participant_id, person_id=link.person_id, withdrawn_at__isnull=True
    )


def _record(verb: str, link: Link, by: User, verdict: str) -> None:
    record(
        by=by,
        verb=verb,
        object_type="membership.link",
        object_id=f"{link.participant_id}-{link.person_id}",
        region_code=link.person.village_id or "",
        verdict=verdict,
        decision=link.decision,
    )
