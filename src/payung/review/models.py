"""What each reviewer said of a pair. Nothing is erased: who changes his mind leaves a trace."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.membership.models import Participant
from payung.register.models import Person


class Verdict(models.TextChoices):
    """What may be said of two rows."""

    SAME = "same", _("orang yang sama")
    DIFFERENT = "different", _("orang yang berbeda")
    UNSURE = "unsure", _("belum tahu")


class Opinion(models.Model):
    """What one reviewer says of a pair. It stands until withdrawn."""

    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Judgement(Opinion):
    """One reviewer's answer to "is this membership this person's?"."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["by", "-at"], name="judgement_by_reviewer")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "person", "by"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="judgement_once_a_reviewer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.verdict} {self.person_id}"


class Sample(models.Model):
    """Pairs drawn by chance to measure the linkage. What is said of them decides no link.

    `sizes` counts all pairs it was drawn from: [stratum, village code, age group, pairs] each.
    """

    drawn_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    seed = models.BigIntegerField()
    sizes = models.JSONField()

    def __str__(self) -> str:
        return f"{self.drawn_at:%Y-%m-%d} ({self.seed})"


class SampledPair(models.Model):
    """One pair of a sample as it stood when it was drawn.

    No constraint ties it to its rows: undoing a file must not be stopped by a sample, and what was
    measured stays measured.
    """

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="pairs")
    position = models.PositiveIntegerField()
    participant = models.ForeignKey(
        Participant, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    stratum = models.CharField(max_length=20)
    probability = models.FloatField()
    village_code = models.CharField(max_length=13, blank=True)
    age_group = models.CharField(max_length=5, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sample", "position"], name="sampled_pair_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}/{self.position}"


class Label(Opinion):
    """What one reviewer says of a sampled pair, not knowing what was decided."""

    pair = models.ForeignKey(SampledPair, on_delete=models.CASCADE, related_name="labels")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "by"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="label_once_a_reviewer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.verdict}"


class DuplicateJudgement(Opinion):
    """One reviewer's answer to "are these two one person?".

    The pair is named by its key alone: it is gone while the two are merged, and comes back with it.
    `name` and `region_code` say of whom it was.
    """

    duplicate_id = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=150)
    region_code = models.CharField(max_length=13, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate_id", "by"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="duplicate_judgement_once_a_reviewer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.duplicate_id} {self.verdict}"
