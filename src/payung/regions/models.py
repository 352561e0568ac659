"""Official regions, what else they are called, and how many workers they are said to have."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.primitives.region_code import Level


class Region(models.Model):
    """A region with its official code (Kepmendagri 300.2.2-2430/2025), dotted.

    `shown_name` is the name for readers: 'Pattongko (Tellu Limpoe)' where two villages of a regency bear
    one name, else the name (`sql/shown_names.sql`, written with the official list).
    """

    class Kind(models.TextChoices):
        PROVINCE = "provinsi", _("Provinsi")
        REGENCY = "kabupaten", _("Kabupaten")
        CITY = "kota", _("Kota")
        DISTRICT = "kecamatan", _("Kecamatan")
        PAPUAN_DISTRICT = "distrik", _("Distrik")
        DESA = "desa", _("Desa")
        KELURAHAN = "kelurahan", _("Kelurahan")
        CUSTOMARY_VILLAGE = "desa_adat", _("Desa adat")

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=100)
    shown_name = models.CharField(max_length=220)
    level = models.PositiveSmallIntegerField(choices=[(v.value, v.name) for v in Level])
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.shown_name}"


class RegionAlias(models.Model):
    """Another spelling seen in a document. It never makes two regions one."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="region_alias_once")]

    def __str__(self) -> str:
        return f"{self.name} = {self.region_id}"


class WithdrawnCode(models.Model):
    """A code that was official once. A NIK with it is old, not false."""

    code = models.CharField(max_length=13, primary_key=True)
    last_name = models.CharField(max_length=100)
    last_year = models.PositiveSmallIntegerField(null=True)
    successor_code = models.CharField(max_length=13, blank=True)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.code


class Boundary(models.Model):
    """The outline of a region as GeoJSON geometry (lon, lat; WGS84), with where it came from."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="boundary")
    geometry = models.JSONField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.region_id


class Denominator(models.Model):
    """How many workers a region is said to have, by whom and on which day. Never invented."""

    class Basis(models.TextChoices):
        POTENTIAL = "potensi_bpjs", _("potensi BPJS Ketenagakerjaan")
        EMPLOYED = "penduduk_bekerja", _("penduduk bekerja (survei)")

    ALL_SEGMENTS = "SEMUA"

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="denominators")
    segment = models.CharField(max_length=5)
    basis = models.CharField(max_length=20, choices=Basis.choices)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    as_of = models.DateField()
    source_file_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "segment", "basis", "as_of", "source"], name="denominator_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.people} ({self.as_of})"


class Jurisdiction(models.Model):
    """The one regency (or city) this installation works for; chosen at set-up."""

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    regency = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(singleton=True), name="one_jurisdiction")
        ]

    def __str__(self) -> str:
        return self.regency_id
