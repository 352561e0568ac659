"""The record of processing that a regency adds to what Payung declares."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """The bases of UU 27/2022, article 20 paragraph 2."""

    CONSENT = "consent", _("persetujuan (huruf a)")
    CONTRACT = "contract", _("perjanjian (huruf b)")
    LEGAL_DUTY = "legal_duty", _("kewajiban hukum (huruf c)")
    VITAL = "vital", _("kepentingan vital (huruf d)")
    PUBLIC_TASK = "public_task", _("kepentingan umum, pelayanan publik, atau kewenangan (huruf e)")
    LEGITIMATE = "legitimate", _("kepentingan sah lainnya (huruf f)")


class Processing(models.Model):
    """A processing that this regency adds to those declared with Payung, from a day until a day.

    A change is a new row that replaces the old one, so that what was said on a day can be read again.
    """

    title = models.CharField(max_length=120)
    purpose = models.TextField(max_length=600)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    regulation = models.CharField(max_length=300)
    data = models.TextField(max_length=600)
    people = models.TextField(max_length=300)
    recipients = models.TextField(max_length=600)
    retention = models.TextField(max_length=600)
    safeguards = models.TextField(max_length=600)
    responsible = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["title", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="processing_ends_after_it_begins",
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.valid_from})"
