"""Pairs of persons who may be one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.register.models.persons import Person


class Duplicate(models.Model):
    """Two persons of the register who may be one, or of whom somebody said that they are not.

    `cluster` is the lowest key among all who hang together by such pairs. Once somebody says that two
    are one they are merged (`Merge`) and the pair is gone with the second person.
    """

    class Decision(models.TextChoices):
        REVIEW = "review", _("perlu diperiksa")
        DIFFERENT = "different", _("orang yang berbeda")

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    probability = models.FloatField()
    evidence = models.JSONField(default=list)
    cluster = models.BigIntegerField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["-probability", "id"],
                condition=models.Q(decision="review"),
                name="duplicate_open_by_likelihood",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(decision="review", decided_by__isnull=False),
                name="duplicate_disputed",
            ),
            models.Index(fields=["cluster"], name="duplicate_by_cluster"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="duplicate_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.decision} {self.second_id}"
