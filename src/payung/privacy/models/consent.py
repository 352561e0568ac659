"""What a person agreed to, in which words, and until when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.register.models import Person


class ConsentText(models.Model):
    """One version of the words that people agree to. It is never changed: another version follows it."""

    class Language(models.TextChoices):
        INDONESIAN = "id", _("Bahasa Indonesia")
        BUGIS = "bug", _("Bahasa Bugis")
        MAKASSAR = "mak", _("Bahasa Makassar")

    purpose = models.CharField(max_length=120)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=3, choices=Language.choices)
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["purpose", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "language", "version"], name="consent_text_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version} ({self.language})"


class Consent(models.Model):
    """A person agreed to a text, until it is withdrawn. `evidence` says where the proof is kept."""

    class Channel(models.TextChoices):
        PAPER = "paper", _("tertulis di kertas")
        RECORDED = "recorded", _("terekam suara atau video")
        ELECTRONIC = "electronic", _("secara elektronik")

    person = models.ForeignKey(
        Person, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="given")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    given_on = models.DateField()
    evidence = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.text_id} {self.given_on}"
