"""Which membership is which person of the register."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.membership.models.participants import Participant
from payung.register.models import Person


class Link(models.Model):
    """A participant record that is, may be, or is not a person of the register.

    One participant has at most one `match`. A `review` decides nothing until somebody does.
    `evidence` says of a pair for review how far the rows agree: [aspect, level, bits] each, as in
    `payung.matching.evidence`.
    """

    class Decision(models.TextChoices):
        MATCH = "match", _("orang yang sama")
        REVIEW = "review", _("perlu diperiksa")
        DIFFERENT = "different", _("orang yang berbeda")

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    probability = models.FloatField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()
    method = models.CharField(max_length=20)
    evidence = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["-probability", "id"],
                condition=models.Q(decision="review"),
                name="link_open_by_likelihood",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(decision="review", decided_by__isnull=False),
                name="link_disputed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["participant", "person"], name="link_once"),
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(decision="match"),
                name="participant_is_one_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.decision} {self.person_id}"
