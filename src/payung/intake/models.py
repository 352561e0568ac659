"""One row per file that came in, and one per line that was sent back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceFile(models.Model):
    """A file as it came, with what became of its rows: read = created + updated + unchanged + rejected."""

    class Kind(models.TextChoices):
        ROSTER = "roster", _("data warga dan pekerja")
        PARTICIPANTS = "participants", _("daftar peserta BPJS Ketenagakerjaan")
        PAYMENTS = "payments", _("pembayaran iuran")
        DENOMINATORS = "denominators", _("jumlah pekerja (penyebut)")

    class State(models.TextChoices):
        RECEIVED = "received", _("diterima")
        READING = "reading", _("sedang dibaca")
        MERGED = "merged", _("selesai")
        FAILED = "failed", _("gagal")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    layout = models.CharField(max_length=40, blank=True)
    layout_note = models.CharField(max_length=200, blank=True)
    village_code = models.CharField(max_length=13, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    rows_total = models.PositiveIntegerField(null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    rows_created = models.PositiveIntegerField(default=0)
    rows_updated = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_rejected = models.PositiveIntegerField(default=0)
    doubts = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rows_reconcile",
                condition=~models.Q(state="merged")
                | models.Q(
                    rows_read=models.F("rows_created")
                    + models.F("rows_updated")
                    + models.F("rows_unchanged")
                    + models.F("rows_rejected")
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class RejectedRow(models.Model):
    """A line that went back to its sender, with the reason and the cells as they stood."""

    source_file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="rejected")
    sheet = models.CharField(max_length=100, blank=True)
    row_number = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    check_id = models.CharField(max_length=40)
    reason = models.TextField()
    cells = models.JSONField()

    class Meta:
        ordering = ["source_file_id", "row_number"]

    def __str__(self) -> str:
        return f"{self.source_file_id}:{self.row_number} {self.check_id}"
