"""Targets with their legal source, their two readings, and their cascade down to villages."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.regions.models import Region


class Statement(models.Model):
    """A figure somebody published, kept as it was said beside what the register proves."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    about_month = models.IntegerField()
    basis_points = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    is_target = models.BooleanField(default=False)
    text = models.TextField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["said_on", "pk"]

    def __str__(self) -> str:
        return f"{self.region_id} {self.said_on}"


class Target(models.Model):
    """How far a region must get by a month. The method stays empty until an officer settles it.

    Until then the proposal may be withdrawn: the row stays, and counts for nothing.
    Shares are whole basis points (40 % is 4000); people are counted against `denominator`.
    """

    class Method(models.TextChoices):
        UNSETTLED = "", _("belum ditetapkan")
        RELATIVE = "relative", _("naik sekian persen dari nilai dasar")
        POINTS = "points", _("naik sekian poin persen")
        ABSOLUTE = "absolute", _("angka tetap")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="targets")
    base_month = models.IntegerField()
    base_basis_points = models.PositiveIntegerField()
    base_source = models.CharField(max_length=300, blank=True)
    deadline_month = models.IntegerField()
    increase_basis_points = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    denominator_source = models.CharField(max_length=300)
    method = models.CharField(max_length=10, choices=Method.choices, blank=True)
    legal_source = models.CharField(max_length=300)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    settled_because = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "deadline_month"],
                condition=models.Q(withdrawn_at=None),
                name="target_once",
            ),
            models.CheckConstraint(
                name="withdrawn_target_is_open_and_says_why",
                condition=models.Q(withdrawn_at=None)
                | (models.Q(method="") & ~models.Q(withdrawn_because="")),
            ),
            models.CheckConstraint(
                name="settled_target_says_why",
                condition=models.Q(method="") | ~models.Q(settled_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.deadline_month}"


class Cascade(models.Model):
    """One division of a target over districts and villages. A later one replaces, never erases it."""

    class Key(models.TextChoices):
        GAP = "gap", _("menurut kekurangan")
        WORKFORCE = "workforce", _("menurut jumlah pekerja")
        EQUAL = "equal", _("beban yang sama")

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="cascades")
    version = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=10, choices=Key.choices)
    as_of_month = models.IntegerField()
    people = models.PositiveIntegerField()
    floor = models.PositiveIntegerField(default=0)
    ceiling_basis_points = models.PositiveIntegerField(default=10000)
    because = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["target", "version"]
        constraints = [
            models.UniqueConstraint(fields=["target", "version"], name="cascade_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.target_id} v{self.version}"


class CascadeShare(models.Model):
    """How many more people one region must bring, by one cascade. Villages add up to districts."""

    cascade = models.ForeignKey(Cascade, on_delete=models.CASCADE, related_name="shares")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    covered_at_start = models.PositiveIntegerField()
    workers_at_start = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cascade", "region"], name="cascade_share_once")
        ]

    def __str__(self) -> str:
        return f"{self.region_id} +{self.people}"
