"""Persons, and the numbers they had before."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.primitives.nik import NikState
from payung.regions.models import Region
from payung.register.models.households import Household


class Person(models.Model):
    """One person as the villages know him or her. Without a village only the data steward sees it."""

    class LifeStatus(models.TextChoices):
        ALIVE = "hidup", _("hidup")
        DEAD = "mati", _("meninggal")
        MOVED = "pindah", _("pindah")
        MISSING = "hilang", _("hilang")
        AWAY = "pergi", _("pergi")

    natural_key = models.BinaryField(unique=True)
    village = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    household = models.ForeignKey(
        Household, null=True, on_delete=models.SET_NULL, related_name="members"
    )
    full_name = models.CharField(max_length=150)
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    mother_name = models.CharField(max_length=150, blank=True)
    relationship = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    hamlet = models.CharField(max_length=80, blank=True)
    rw = models.CharField(max_length=8, blank=True)
    rt = models.CharField(max_length=8, blank=True)
    phone_sealed = models.BinaryField(null=True)
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True)
    nik_state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in NikState], default=NikState.MISSING
    )
    life_status = models.CharField(
        max_length=8, choices=LifeStatus.choices, default=LifeStatus.ALIVE
    )
    status_on = models.DateField(null=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)
    content_hash = models.BinaryField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            # Serves one village, and with its operators also a prefix such as '73.07.02'.
            models.Index(
                fields=["village", "hamlet", "rt"],
                name="person_by_place",
                opclasses=["varchar_pattern_ops", "varchar_ops", "varchar_ops"],
            ),
            models.Index(fields=["nik_index"], name="person_by_nik"),
            models.Index(fields=["full_name", "id"], name="person_by_name"),
            models.Index(fields=["birth_date", "id"], name="person_by_birth"),
            GinIndex(fields=["full_name"], name="person_name_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.full_name


class FormerNumber(models.Model):
    """A valid NIK that a person had until a file told another one. It still finds him or her."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_numbers")
    nik_sealed = models.BinaryField()
    nik_index = models.BinaryField()
    until = models.DateField()
    source_file_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["nik_index"], name="former_number_by_nik")]
        constraints = [
            models.UniqueConstraint(fields=["person", "nik_index"], name="former_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until}"
