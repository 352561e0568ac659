"""The cover that follows from register, links and payments: written anew by each coverage run."""

from __future__ import annotations

from django.db import models

from payung.coverage.bridge import Span
from payung.primitives.month import Month
from payung.register.models import Person


class CoverageRun(models.Model):
    """One computation of cover from the register, links and payments as they stood then.

    Months after `complete_month` were counted, but only what is paid ahead is known of them: they may be
    asked for, and are never the newest figure. `last_month_moved` is what moved the regency's figure from
    the month before `complete_month`: people by cell of the bridge, counted with the run since every
    dashboard shows it.
    """

    computed_at = models.DateTimeField()
    origin_month = models.IntegerField()
    through_month = models.IntegerField()
    complete_month = models.IntegerField()
    grace_months = models.PositiveSmallIntegerField()
    workers = models.PositiveIntegerField()
    participants_as_of = models.DateField(null=True)
    payments_through = models.IntegerField(null=True)
    last_month_moved = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.computed_at:%Y-%m-%d %H:%M}"

    @property
    def last_month(self) -> Span | None:
        """The newest complete month and the one before; None when that one was not counted."""
        before = self.complete_month - 1
        if before < self.origin_month + self.grace_months:
            return None
        return Span(Month(before), Month(self.complete_month))


class Protection(models.Model):
    """Paid months of one worker, one 64-bit word per programme: bit i is month `origin + i`.

    Written anew by each coverage run (see `payung.coverage`); never edited.
    """

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="protection"
    )
    village_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    from_month = models.IntegerField()
    until_month = models.IntegerField(null=True)
    end_reason = models.CharField(max_length=10, blank=True)
    identity = models.CharField(max_length=10)
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht = models.BigIntegerField()
    jp = models.BigIntegerField()
    basic = models.BigIntegerField()
    before = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["village_code"], name="protection_by_village")]

    def __str__(self) -> str:
        return str(self.person_id)


class CoverageCell(models.Model):
    """Workers of one village, segment, programme and month, by status. The statuses add up to workers."""

    month = models.IntegerField()
    village_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    programme = models.CharField(max_length=5)
    workers = models.PositiveIntegerField()
    covered = models.PositiveIntegerField()
    grace = models.PositiveIntegerField()
    lapsed = models.PositiveIntegerField()
    never = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "month", "village_code", "segment"], name="coverage_cell_once"
            ),
            models.CheckConstraint(
                name="coverage_cell_adds_up",
                condition=models.Q(
                    workers=models.F("covered")
                    + models.F("grace")
                    + models.F("lapsed")
                    + models.F("never")
                    + models.F("unknown")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village_code} {self.month} {self.programme}"
