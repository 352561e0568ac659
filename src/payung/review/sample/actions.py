"""Writes: a sample is drawn, a pair is labelled, a label is taken back. No link changes."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.access.trail.audit import record
from payung.matching.quality.sampling import draw
from payung.primitives.errors import InputError, NotFoundError
from payung.review.answers import check_verdict, withdraw_own
from payung.review.models import Label, Sample, SampledPair
from payung.review.sample.population import population
from payung.review.sample.queries import waiting_for

_SIZE = ("stratum", "village_code", "age_group")


def draw_sample(*, size: int, seed: int, by: User | None, at: dt.datetime) -> Sample:
    """Draw pairs to be labelled; the sample before is asked no further.

    InputError when there is nothing to draw from.
    """
    pairs = population(timezone.localdate(at))
    if pairs.is_empty():
        raise InputError(
            "Belum ada pasangan untuk diambil contohnya. Masukkan data warga dan peserta, lalu "
            "jalankan: payung link."
        )
    named = pairs.rename({"person_id": "left_id", "participant_id": "right_id"})
    return _write(named, draw(named, size, seed), seed, by, at)


@transaction.atomic
def _write(
    pairs: pl.DataFrame, drawn: pl.DataFrame, seed: int, by: User | None, at: dt.datetime
) -> Sample:
    sizes = pairs.group_by(*_SIZE).len().sort(*_SIZE).rows()
    sample = Sample.objects.create(drawn_at=at, by=by, seed=seed, sizes=sizes)
    SampledPair.objects.bulk_create(
        SampledPair(
            sample=sample,
            position=position,
            person_id=row["left_id"],
            participant_id=row["right_id"],
            probability=row["probability"],
            **{name: row[name] for name in _SIZE},
        )
        for position, row in enumerate(drawn.iter_rows(named=True), 1)
    )
    record(
        by=by,
        verb="sample_drawn",
        object_type="review.sample",
        object_id=str(sample.pk),
        pairs=drawn.height,
        of=pairs.height,
    )
    return sample


@transaction.atomic
def label(*, pair_id: int, verdict: str, by: User, at: dt.datetime) -> Label:
    """Say of a sampled pair whether it is one person.

    NotFoundError when it is not waiting for this reviewer; InputError for a verdict that does not exist.
    """
    check_verdict(verdict)
    scope = scope_of(by, Duty.REVIEW_LINKS, on=timezone.localdate(at))
    SampledPair.objects.select_for_update().filter(pk=pair_id).first()  # one at a time
    pair = waiting_for(scope, by).filter(pk=pair_id).first()
    if pair is None:
        raise NotFoundError(
            _("Pasangan contoh ini sudah dijawab, atau di luar wilayah Anda. Buka contoh lagi.")
        )
    given = Label.objects.create(pair=pair, verdict=verdict, by=by, at=at)
    _record("pair_labelled", pair, by, verdict)
    return given


@transaction.atomic
def take_back(*, label_id: int, by: User, at: dt.datetime) -> Label:
    """Withdraw one's own label; the pair waits again."""
    missing = _("Jawaban ini bukan milik Anda, atau sudah dibatalkan.")
    found = withdraw_own(Label.objects.filter(pk=label_id), by=by, at=at, missing=missing)
    _record("label_withdrawn", found.pair, by, found.verdict)
    return found


def _record(verb: str, pair: SampledPair, by: User, verdict: str) -> None:
    record(
        by=by,
        verb=verb,
        object_type="review.sampledpair",
        object_id=str(pair.pk),
        region_code=pair.village_code,
        verdict=verdict,
    )
