"""Writes: an answer about two persons is given or taken back; they are one or two as the opinions say."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.scope import Scope, scope_of
from payung.access.trail.audit import record
from payung.primitives.errors import NotFoundError
from payung.primitives.region_code import common_region
from payung.register.duplicates import merging, taking_back
from payung.register.duplicates.merged import evidence_of
from payung.register.models import Duplicate, Merge
from payung.review.answers import NotWaitingError, check_verdict, withdraw, withdraw_own
from payung.review.duplicates.queries import least_for_same, open_duplicates
from payung.review.models import DuplicateJudgement, Verdict
from payung.review.opinions import last_heard, outcome


@transaction.atomic
def judge_duplicate(
    *, duplicate_id: int, verdict: str, by: User, at: dt.datetime
) -> DuplicateJudgement:
    """Say of one open pair whether it is one person; if so they are merged, twins by two reviewers.

    NotWaitingError when the pair is not open, or one of the two is outside the reviewer's regions.
    """
    check_verdict(verdict)
    pair = open_duplicates(_scope(by, at)).select_for_update(of=("self",)).filter(pk=duplicate_id)
    found = pair.select_related("first", "second").first()
    if found is None:
        raise NotWaitingError
    region = common_region(found.first.village_id or "", found.second.village_id or "")
    given = _say(found.pk, found.first.full_name, region, verdict, by, at)
    _settle(given, by, at)
    return given


@transaction.atomic
def take_back_duplicate(*, judgement_id: int, by: User, at: dt.datetime) -> DuplicateJudgement:
    """Withdraw one's own answer; who was merged by it is two again unless other opinions hold."""
    missing = _("Keputusan ini bukan milik Anda, atau sudah dibatalkan.")
    said = DuplicateJudgement.objects.filter(pk=judgement_id)
    found = withdraw_own(said, by=by, at=at, missing=missing)
    _settle(found, by, at)
    return found


@transaction.atomic
def separate(*, merge_id: int, by: User, at: dt.datetime) -> Merge:
    """Take a merge back: one's own answer is withdrawn, that of somebody else is contradicted.

    It stands still (no `taken_back_at`) where more reviewers say that they are one person.
    """
    scope = _scope(by, at)
    merge = Merge.objects.select_for_update().filter(pk=merge_id, taken_back_at=None).first()
    if merge is None or not in_scope(scope, merge.region_code):
        raise NotFoundError(_("Penggabungan ini tidak ada, atau di luar wilayah Anda."))
    said = _standing(merge.duplicate_id)
    own = said.filter(by=by).first()
    if own and own.verdict == Verdict.SAME:
        withdraw(own, at)
    else:
        own = _say(
            merge.duplicate_id, merge.merged_name, merge.region_code, Verdict.DIFFERENT, by, at
        )
    _settle(own, by, at)
    merge.refresh_from_db()
    return merge


def in_scope(scope: Scope, region_code: str) -> bool:
    """Both people of a merge lie in the reviewer's regions; without a common one, the steward's."""
    return scope.contains(region_code) if region_code else scope.unplaced


def _say(
    duplicate_id: int, name: str, region: str, verdict: str, by: User, at: dt.datetime
) -> DuplicateJudgement:
    _standing(duplicate_id).filter(by=by).update(withdrawn_at=at)
    return DuplicateJudgement.objects.create(
        duplicate_id=duplicate_id, name=name, region_code=region, verdict=verdict, by=by, at=at
    )


def _settle(judgement: DuplicateJudgement, by: User, at: dt.datetime) -> None:
    """Make one or two of them, as the standing opinions say; without any the pair is open again."""
    said = list(_standing(judgement.duplicate_id).order_by("at", "pk"))
    with seeing(EVERYTHING):  # a membership or an answer may lie in another village
        verdict = outcome(
            (each.verdict for each in said), least_for_same(evidence_of(judgement.duplicate_id))
        )
        merge = Merge.objects.filter(duplicate_id=judgement.duplicate_id, taken_back_at=None)
        standing = merge.first()
        if standing and verdict != Verdict.SAME:
            taking_back.take_back(standing, by=by, at=at)
        pair = Duplicate.objects.filter(pk=judgement.duplicate_id).first()
        if pair and verdict == Verdict.SAME:
            merging.merge_pair(pair, by=by, at=at)
        elif pair:
            _decide(pair, verdict, last_heard(said), at)
    _record(judgement, by)


def _decide(
    pair: Duplicate, verdict: str | None, heard: DuplicateJudgement | None, at: dt.datetime
) -> None:
    if heard is None and pair.decided_by_id is None:
        return  # as the engine left it
    is_different = verdict == Verdict.DIFFERENT
    pair.decision = Duplicate.Decision.DIFFERENT if is_different else Duplicate.Decision.REVIEW
    pair.decided_by_id, pair.decided_at = (heard.by_id, heard.at) if heard else (None, at)
    pair.save(update_fields=["decision", "decided_by", "decided_at"])


def _standing(duplicate_id: int) -> QuerySet[DuplicateJudgement]:
    return DuplicateJudgement.objects.filter(duplicate_id=duplicate_id, withdrawn_at__isnull=True)


def _scope(by: User, at: dt.datetime) -> Scope:
    return scope_of(by, Duty.REVIEW_LINKS, on=timezone.localdate(at))


def _record(judgement: DuplicateJudgement, by: User) -> None:
    record(
        by=by,
        verb="judgement_withdrawn" if judgement.withdrawn_at else "duplicate_judged",
        object_type="register.duplicate",
        object_id=judgement.duplicate_id,
        region_code=judgement.region_code,
        verdict=judgement.verdict,
    )
