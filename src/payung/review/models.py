"""What each reviewer said of a pair. Nothing is erased: who changes his mind leaves a trace."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.membership.models import Participant
from payung.register.models import Person


class Judgement(models.Model):
    """One reviewer's answer to "is this membership this person's?". It stands until withdrawn."""

    class Verdict(models.TextChoices):
        SAME = "same", _("orang yang sama")
        DIFFERENT = "different", _("orang yang berbeda")
        UNSURE = "unsure", _("belum tahu")

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

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
