"""What people do for a living."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.register.models.persons import Person


class Work(models.Model):
    """What a person does for a living, and for which months that makes him or her a worker.

    `verdict` and the months come from the worker rule of `payung.law` (see `docs/reference`):
    a worker belongs to every month m with `from_month <= m < until_month` (None: no end known).
    """

    class Verdict(models.TextChoices):
        WORKER = "worker", _("pekerja")
        NOT_WORKER = "not_worker", _("bukan pekerja")
        UNDETERMINED = "undetermined", _("belum jelas")

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="work"
    )
    occupation = models.CharField(max_length=80, blank=True)
    village_role = models.CharField(max_length=40, blank=True)
    receives_incentive = models.BooleanField(null=True)
    is_vulnerable = models.BooleanField(null=True)
    monthly_income = models.BigIntegerField(null=True)
    segment = models.CharField(max_length=5)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reason = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=20)
    from_month = models.IntegerField(null=True)
    until_month = models.IntegerField(null=True)
    end_reason = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["verdict"], name="work_by_verdict")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.occupation}"
