"""Failures to protect personal data, and who was told when."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NOTICE_WITHIN = dt.timedelta(hours=72)  # UU 27/2022 article 46 paragraph 1


class Breach(models.Model):
    """One failure in a region: what article 46 asks to tell of it, and the moments of telling."""

    class State(models.TextChoices):
        OPEN = "open", _("sedang ditangani")
        CLOSED = "closed", _("ditutup")

    title = models.CharField(max_length=120)
    region_code = models.CharField(max_length=13)
    noticed_at = models.DateTimeField()
    data = models.TextField(max_length=1000, blank=True)
    how = models.TextField(max_length=2000, blank=True)
    handling = models.TextField(max_length=2000, blank=True)
    whom = models.TextField(max_length=500, blank=True)
    people = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    people_told_at = models.DateTimeField(null=True)
    authority_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-noticed_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def due_at(self) -> dt.datetime:
        """The last moment to tell the people and the authority."""
        return self.noticed_at + NOTICE_WITHIN
