"""What is counted against the limits, and the cache that all processes share."""

from __future__ import annotations

from django.db import models


class LimitCount(models.Model):
    """How often an account or a machine did one limited thing in window `number`, until `ends_at`.

    `who` is a keyed hash: no address of a machine is kept.
    """

    name = models.CharField(max_length=32)
    who = models.CharField(max_length=64)
    number = models.BigIntegerField()
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "who"], name="limit_count_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.count}"


class SharedCache(models.Model):
    """What Django's cache keeps for all processes together: the counts of allauth's own limits."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
