"""What was done and looked at, what each statement changed, and the chain that holds both."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Func, Value
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce


class AuditEvent(models.Model):
    """One thing that was done or looked at, written in the transaction that did it.

    The database refuses UPDATE, DELETE and TRUNCATE on this table, and chains every row at commit.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=64)
    object_type = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    region_code = models.CharField(max_length=13, blank=True)
    details = models.JSONField(default=dict)
    request = models.CharField(
        max_length=64,
        db_default=Coalesce(
            Func(Value("payung.request"), Value(True), function="current_setting"), Value("")
        ),
    )

    class Meta:
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
            models.Index(fields=["-at"], name="audit_by_time"),
            models.Index(fields=["verb", "-id"], name="audit_by_verb"),
            models.Index(
                fields=["region_code"], name="audit_by_region", opclasses=["varchar_pattern_ops"]
            ),
            GinIndex(
                OpClass(KeyTransform("people", "details"), name="jsonb_path_ops"),
                name="audit_by_person_found",
                condition=models.Q(verb="people_searched"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"


class ChangedRows(models.Model):
    """What one statement did to the rows of one table, in whatever SQL: the database writes it (ADR 16).

    `request` is the page's request or the command, as in `AuditEvent`; `login` the role of the database.
    `source_file_id` is the file that was merged, or, with `takes_back`, the one that was taken back.
    `keys` are those of rows without a former state: added ones. `digest` covers the keys and former rows.
    """

    at = models.DateTimeField()
    table_name = models.CharField(max_length=63)
    operation = models.CharField(max_length=6)
    rows = models.PositiveIntegerField()
    keys = ArrayField(models.BigIntegerField())
    low_key = models.BigIntegerField()
    high_key = models.BigIntegerField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    login = models.CharField(max_length=63)
    request = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    source_file_id = models.BigIntegerField(null=True)
    takes_back = models.BooleanField()
    digest = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["table_name", "high_key", "low_key"], name="changed_rows_by_key"),
            models.Index(fields=["source_file_id"], name="changed_rows_by_file"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.rows} {self.table_name}"


class FormerRow(models.Model):
    """A row as it stood before a statement changed it; `key` is its primary key in `table_name`.

    A lower `id` is an earlier change of the same row. The database refuses UPDATE, DELETE and TRUNCATE,
    with one exception: `content` may become null when it was kept long enough. Its `digest` stays.
    """

    change = models.ForeignKey(
        ChangedRows, on_delete=models.DO_NOTHING, db_constraint=False, related_name="former_rows"
    )
    table_name = models.CharField(max_length=63)
    key = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    content = models.JSONField(null=True)
    digest = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["table_name", "key"], name="former_row_of_key"),
            models.Index(
                fields=["person_id"],
                name="former_row_of_person",
                condition=models.Q(person_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.key}"


class ChainEntry(models.Model):
    """The place of one audit event, or of one change of rows, in the chain.

    Its hash covers the event or the change, its place and the hash before. The database writes it at
    commit, so that raw SQL is chained too and the order is that of the commits; `day` is the UTC day of
    the commit and `number` counts within it.
    """

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        AuditEvent,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="chain_entry",
    )
    change = models.OneToOneField(
        ChangedRows,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="chain_entry",
    )
    day = models.DateField()
    number = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.day} {self.number}"
