"""Rows of files: those that were sent back, those with a doubt, and what programs said of their records."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from payung.intake.models.files import SourceFile


class RejectedRow(models.Model):
    """A line that went back to its sender, with the reason and the cells as they stood.

    `row_number` is the one on its sheet; the order of the file is the order of the keys.
    """

    source_file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="rejected")
    sheet = models.CharField(max_length=100, blank=True)
    row_number = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    check_id = models.CharField(max_length=40)
    reason = models.TextField()
    cells = models.JSONField()
    mended_by = models.ForeignKey(
        SourceFile, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["source_file_id", "pk"]

    def __str__(self) -> str:
        return f"{self.source_file_id}:{self.row_number} {self.check_id}"


class NotedRows(models.Model):
    """The rows of a file that were taken with one doubt, in the order of the file.

    `rows` are their numbers in the file, `texts` what stood in the field `column` with numbers of people
    covered, `keys` those of the person or membership that each tells of, where it is known.
    """

    source_file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="noted")
    check_id = models.CharField(max_length=40)
    column = models.CharField(max_length=40)
    sentence = models.TextField(blank=True)
    rows = ArrayField(models.PositiveIntegerField())
    texts = ArrayField(models.TextField())
    keys = ArrayField(models.BigIntegerField(null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="noted_once", fields=["source_file", "check_id"])
        ]

    def __str__(self) -> str:
        return f"{self.source_file_id} {self.check_id}"


class RecordVersion(models.Model):
    """What another program last said of one of its records: older statements change nothing.

    `source_id` is the record's number within one village's program, `changed_at` the moment as that
    program wrote it (its clock, kept as UTC). Deleting the file forgets what it said.
    """

    program = models.CharField(max_length=40)
    village_code = models.CharField(max_length=13)
    source_id = models.CharField(max_length=40)
    changed_at = models.DateTimeField()
    source_file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_version_per_record", fields=["program", "village_code", "source_id"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.program} {self.village_code}:{self.source_id}"
