"""How long things are kept from when to when, what is held, and what each run erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from payung.intake.models import SourceFile
from payung.privacy.retention.kinds import BY_KEY
from payung.register.models import Person


class RetentionRule(models.Model):
    """From a day on, things of one kind (`payung.privacy.retention.kinds`) are kept so many days."""

    kind = models.CharField(max_length=20)
    days = models.PositiveIntegerField()
    because = models.CharField(max_length=300)
    valid_from = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "-valid_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.days} ({self.valid_from})"

    @property
    def what(self) -> str:
        """The kind in words."""
        return str(BY_KEY[self.kind].what) if self.kind in BY_KEY else self.kind


class LegalHold(models.Model):
    """While it stands nothing of a person or a file is erased; with neither, nothing at all.

    It stays readable after it was lifted, also when the person's file was taken back: no constraint.
    """

    person = models.ForeignKey(
        Person, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    source_file = models.ForeignKey(
        SourceFile, null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="hold_on_one_thing",
                condition=models.Q(person__isnull=True) | models.Q(source_file__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.because


class RetentionRun(models.Model):
    """One run of the rules: [kind, days kept, erased, held] each, no names."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    lines = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
