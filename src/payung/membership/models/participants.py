"""The memberships at the insurer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.primitives.nik import NikState
from payung.regions.models import Region


class Participant(models.Model):
    """One membership at the insurer. A person may hold several (PU and BPU).

    Either `nik_sealed` (the list gave the number) or `nik_hash` (it gave only a keyed hash) or neither.
    The card number is kept when given and never required.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("aktif")
        INACTIVE = "inactive", _("tidak aktif")
        UNSTATED = "", _("tidak disebut")

    natural_key = models.BinaryField(unique=True)
    content_hash = models.BinaryField()
    card_sealed = models.BinaryField(null=True)
    card_index = models.BinaryField(null=True)
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True)
    nik_hash = models.BinaryField(null=True)
    nik_state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in NikState], default=NikState.MISSING
    )
    full_name = models.CharField(max_length=150)
    birth_date = models.DateField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    mother_name = models.CharField(max_length=150, blank=True)
    village = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    segment = models.CharField(max_length=5)
    programmes = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=Status.choices, blank=True)
    registered_on = models.DateField(null=True)
    paid_through = models.IntegerField(null=True)
    stated_on = models.DateField(null=True)
    employer = models.CharField(max_length=150, blank=True)
    source_of_funds = models.CharField(max_length=20, blank=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["nik_index"], name="participant_by_nik"),
            models.Index(fields=["nik_hash"], name="participant_by_hash"),
            models.Index(fields=["card_index"], name="participant_by_card"),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name} ({self.segment})"

    @property
    def shown_name(self) -> str:
        """The name; words in its place for a membership that was told by a hash only."""
        return self.full_name or str(_("peserta tanpa nama"))
