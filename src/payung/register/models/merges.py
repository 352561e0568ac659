"""Persons who became one: the merge, its rows and the keys that still find them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from payung.register.models.persons import Person


class OtherKey(models.Model):
    """A key by which files know a person besides his or her own: that of a row merged into it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    natural_key = models.BinaryField(unique=True)

    def __str__(self) -> str:
        return str(self.person_id)


class Merge(models.Model):
    """Two persons became one, because somebody said so. It stands until it is taken back.

    Keys are plain numbers: the merged person is gone, and the survivor may be merged again.
    `region_code` is the smallest region that holds both. `changes` are those it made in the history;
    once it was taken back exactly they are past and stand in no file's way.
    """

    duplicate_id = models.BigIntegerField(db_index=True)
    survivor_id = models.BigIntegerField(db_index=True)
    merged_id = models.BigIntegerField()
    merged_name = models.CharField(max_length=150)
    merged_file_id = models.BigIntegerField(null=True)
    merged_row = models.PositiveIntegerField(null=True)
    region_code = models.CharField(max_length=13, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    changes = ArrayField(models.BigIntegerField(), default=list)
    past_changes = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate_id"],
                condition=models.Q(taken_back_at__isnull=True),
                name="merge_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} -> {self.survivor_id}"


class MergedRow(models.Model):
    """One row before and after a merge; null where it was not there. `content` holds both."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows")
    table_name = models.CharField(max_length=63)
    key = models.BigIntegerField()
    content = models.JSONField()

    def __str__(self) -> str:
        return f"{self.table_name} {self.key}"

    @property
    def before(self) -> dict[str, Any] | None:
        """The row as it stood before the merge."""
        row: dict[str, Any] | None = self.content["before"]
        return row

    @property
    def after(self) -> dict[str, Any] | None:
        """The row as the merge left it."""
        row: dict[str, Any] | None = self.content["after"]
        return row
