"""Deaths and moves recorded by hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.register.models.persons import Person


class LifeEvent(models.Model):
    """A death or a move that somebody recorded by hand, with what was known before it.

    While it stands no file changes the life status of the person.
    """

    class Kind(models.TextChoices):
        DEAD = "mati", _("meninggal")
        MOVED = "pindah", _("pindah")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="life_events")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    happened_on = models.DateField()
    because = models.CharField(max_length=300)
    former_status = models.CharField(max_length=8)
    former_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="life_event_one_stands",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.happened_on}"
