"""What senders said of their files, remembered for the next one."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from payung.intake.models.files import SourceFile


class SavedMapping(models.Model):
    """What the columns of one sender's sheet mean, found again by the names in its header.

    `fingerprint` is `payung.intake.formats.layout.fingerprint` of those names, `mapping` a layout as
    `payung.intake.formats.layout_file.as_document` writes it. A sheet without a header is found again by
    the `looks` of its columns (`payung.intake.formats.looks`). No sender: the command line.
    """

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=SourceFile.Kind.choices)
    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField()
    looks = models.JSONField(default=list)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_mapping_per_header",
                fields=["sender", "kind", "fingerprint"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.sender_id or '-'} {self.kind} {self.fingerprint[:8]}"


class SavedWords(models.Model):
    """What the words of one sender's files of a kind mean, whatever their layout.

    `words` gives by field the meaning of each word, as `payung.intake.formats.labels.label_key` writes it;
    an empty meaning leaves the word as it is. No sender: the command line.
    """

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=SourceFile.Kind.choices)
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_list_of_words", fields=["sender", "kind"], nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.sender_id or '-'} {self.kind}"
