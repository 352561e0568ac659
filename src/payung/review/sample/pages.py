"""The sample, one pair after the other; and the page that publishes what it says."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, scope_of
from payung.matching.quality.published import published
from payung.membership.nameless import NamelessCounts, nameless_counts
from payung.primitives.errors import NotPermittedError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.queries import names_of
from payung.review.models import Label, Sample
from payung.review.pages import number_in, reviewer_of
from payung.review.sample import actions, queries
from payung.review.sample.effect import effect_on_cover
from payung.review.sample.figures import LEAST_LABELS, Figures, figures_of
from payung.review.sample.presenters.figures import age_text, bounds_text, groups, measures, strata
from payung.review.sample.presenters.known_truth import known_truth
from payung.review.sample.presenters.pair import blind
from payung.review.sample.presenters.shares import points


@require_safe
def pair(request: HttpRequest) -> HttpResponse:
    """The next sampled pair, told without what was decided of it."""
    user, scope = reviewer_of(request)
    found = queries.next_pair(scope, user)
    context = {
        "sample": queries.latest_sample(),
        "pair": blind(found) if found else None,
        "waiting": queries.waiting_for(scope, user).count(),
        "last": queries.last_label(user),
    }
    return render(request, "review/sample.html", context)


@require_POST
def label(request: HttpRequest) -> HttpResponse:
    """Take the answer and show the next pair."""
    user, _scope = reviewer_of(request)
    actions.label(
        pair_id=number_in(request, "pair"),
        verdict=request.POST.get("verdict", ""),
        by=user,
        at=timezone.now(),
    )
    return redirect("review:sample")


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Withdraw one's own answer; the pair stands in the sample again."""
    user, _scope = reviewer_of(request)
    actions.take_back(label_id=number_in(request, "label"), by=user, at=timezone.now())
    messages.success(request, _("Jawaban contoh dibatalkan."))
    return redirect("review:sample")


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """How good the matching is, measured, with its sample and its day."""
    user = cast(User, request.user)
    scope = scope_of(user, Duty.SEE_FIGURES, on=timezone.localdate())
    if not scope.codes:
        raise NotPermittedError(
            _("Akun Anda belum diberi wilayah. Mintalah kepada penanggung jawab data kabupaten.")
        )
    sample = queries.latest_sample()
    context: dict[str, Any] = {
        "sample": sample,
        "may_label": _may_label(user),
        "known_truth": known_truth(published()),
        "published": published(),
        "nameless": _nameless(scope),
    }
    if sample is not None:
        context |= _figures_context(sample, _cached_figures(sample), scope)
    return render(request, "review/quality.html", context)


def _nameless(scope: Scope) -> NamelessCounts | None:
    """Memberships without a name or village are seen by the whole regency only."""
    sees_all = any(RegionCode(code).level <= Level.REGENCY for code in scope.codes)
    counts = nameless_counts() if sees_all else None
    return counts if counts and counts.told else None


def _may_label(user: User) -> bool:
    return bool(scope_of(user, Duty.REVIEW_LINKS, on=timezone.localdate()).codes)


def _cached_figures(sample: Sample) -> Figures:
    """Anew after each label; simulating the intervals of many villages takes a moment."""
    labels = Label.objects.filter(pair__sample=sample)
    standing = labels.filter(withdrawn_at__isnull=True).count()
    key = f"quality:{sample.pk}:{labels.count()}:{standing}"
    found: Figures | None = caches["process"].get(key)
    if found is None:
        found = figures_of(sample)
        caches["process"].set(key, found)
    return found


def _figures_context(sample: Sample, figures: Figures, scope: Scope) -> dict[str, Any]:
    villages = tuple(each for each in figures.villages if scope.contains(each.group))
    names = names_of([each.group for each in villages])
    effect = effect_on_cover(figures.whole)
    return {
        "drawn": figures.drawn,
        "labelled": figures.labelled,
        "unsure": figures.unsure,
        "is_measured": figures.whole.precision.value is not None,
        "measures": measures(figures),
        "most_unseen": points(published().most_unseen),
        "strata": strata(figures),
        "villages": groups(villages, names),
        "ages": groups(figures.ages, _ages(figures)),
        "least_labels": LEAST_LABELS,
        "bounds": bounds_text(effect.bounds) if effect else None,
        "month": effect.month if effect else None,
    }


def _ages(figures: Figures) -> dict[str, str]:
    return {each.group: age_text(each.group) for each in figures.ages}
