"""Family cards."""

from __future__ import annotations

from django.db import models

from payung.regions.models import Region


class Household(models.Model):
    """A family card (KK). `kk_index` is the blind index of its number."""

    village = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kk_sealed = models.BinaryField()
    kk_index = models.BinaryField(unique=True)

    def __str__(self) -> str:
        return f"KK {self.pk}"
