"""The answers about two persons of the register; the queue itself is that of `review.pages`."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from payung.membership.cover.soon import count_soon
from payung.register.models import Duplicate, Merge
from payung.review.duplicates import actions
from payung.review.models import DuplicateJudgement, Verdict
from payung.review.pages import number_in, on_with, reviewer_of


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Take the answer for one pair; whoever is left of the two is shown next."""
    user, _scope = reviewer_of(request)
    given = actions.judge_duplicate(
        duplicate_id=number_in(request, "duplicate"),
        verdict=request.POST.get("verdict", ""),
        by=user,
        at=timezone.now(),
    )
    left = _left_of(given)
    messages.success(request, _said_text(given, is_merged=left is not None))
    return on_with(request, left or number_in(request, "person"))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Withdraw one's own answer; who was merged by it is two again."""
    user, _scope = reviewer_of(request)
    now = timezone.now()
    found = actions.take_back_duplicate(
        judgement_id=number_in(request, "judgement"), by=user, at=now
    )
    if Merge.objects.filter(duplicate_id=found.duplicate_id, taken_back_at=now).exists():
        count_soon()
    messages.success(request, _("Keputusan tentang %s dibatalkan.") % found.name)
    pair = Duplicate.objects.filter(pk=found.duplicate_id).first()
    return on_with(request, pair.first_id) if pair else redirect("review:queue")


@require_POST
def separate(request: HttpRequest) -> HttpResponse:
    """From the page of a person: this was not one person."""
    user, _scope = reviewer_of(request)
    merge = actions.separate(merge_id=number_in(request, "merge"), by=user, at=timezone.now())
    if merge.taken_back_at is None:
        messages.warning(
            request,
            _(
                "Pendapat Anda tercatat, tetapi lebih banyak pemeriksa menyatakan %s orang yang sama."
            )
            % merge.merged_name,
        )
    else:
        count_soon()
        messages.success(
            request, _("%s berdiri sendiri lagi. Angka dihitung ulang.") % merge.merged_name
        )
    return redirect("membership:person", merge.survivor_id)


def _said_text(given: DuplicateJudgement, *, is_merged: bool) -> str:
    said = {"name": given.name, "verdict": given.get_verdict_display()}
    if given.verdict == Verdict.SAME and not is_merged:
        return _("%(name)s: %(verdict)s. Digabung setelah pemeriksa lain berpendapat sama.") % said
    return _("%(name)s: %(verdict)s.") % said


def _left_of(given: DuplicateJudgement) -> int | None:
    """The one person that the two became, if they did; the figures follow."""
    merge = Merge.objects.filter(duplicate_id=given.duplicate_id, taken_back_at=None).first()
    if merge is None:
        return None
    count_soon()
    return merge.survivor_id
