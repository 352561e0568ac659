"""Reads: which sampled pairs wait for whom, and what was said of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from payung.access.models import User
from payung.access.scope import Scope
from payung.review.models import Label, Sample, SampledPair, Verdict
from payung.review.opinions import outcome


def latest_sample() -> Sample | None:
    """The sample that is being labelled, or was last."""
    return Sample.objects.order_by("-pk").first()


def waiting_for(scope: Scope, reviewer: User) -> QuerySet[SampledPair]:
    """Pairs of the latest sample in a scope that nobody knew yet and this reviewer has not seen."""
    newest = Sample.objects.order_by("-pk").values("pk")[:1]
    standing = Label.objects.filter(pair=OuterRef("pk"), withdrawn_at__isnull=True)
    return SampledPair.objects.filter(
        ~Exists(standing.exclude(verdict=Verdict.UNSURE)),
        ~Exists(standing.filter(by=reviewer)),
        scope.filter("person__village__code"),
        sample=newest,
        participant__full_name__isnull=False,  # the row may have gone with its file
    ).order_by("position")


def next_pair(scope: Scope, reviewer: User) -> SampledPair | None:
    """The first pair that waits, with its two rows."""
    rows = ("person__village", "participant__village")
    return waiting_for(scope, reviewer).select_related(*rows).first()


def last_label(reviewer: User) -> Label | None:
    """The reviewer's newest standing label."""
    rows = Label.objects.filter(by=reviewer, withdrawn_at__isnull=True)
    return rows.select_related("pair").order_by("-at", "-pk").first()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of a sample with what its labels come to: same, different, 'unsure' or '' (not asked yet)."""

    stratum: str
    village_code: str
    age_group: str
    verdict: str


def labelled_pairs(sample: Sample) -> list[Labelled]:
    """All pairs of a sample in their order."""
    said: dict[int, list[str]] = {}
    standing = Label.objects.filter(pair__sample=sample, withdrawn_at__isnull=True)
    for pair_id, verdict in standing.values_list("pair_id", "verdict"):
        said.setdefault(pair_id, []).append(verdict)
    fields = ("pk", "stratum", "village_code", "age_group")
    rows = sample.pairs.order_by("position").values_list(*fields)
    return [Labelled(s, v, a, _verdict(said.get(pk, ()))) for pk, s, v, a in rows]


def _verdict(verdicts: Iterable[str]) -> str:
    heard = list(verdicts)
    return str(outcome(heard) or Verdict.UNSURE.value) if heard else ""
