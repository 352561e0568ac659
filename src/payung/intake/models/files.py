"""One row per file that came in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceFile(models.Model):
    """A file as it came, with what became of its rows: read = created + updated + unchanged + rejected.

    States follow one another along `payung.intake.states.FOLLOWING`. `preview` says what a file that
    waits for a person would do. `followed_at` is when the figures were counted anew after it. `mends`
    is the returned row that this small file repeats, mended on the page. `sheets` and
    `sheets_left_out`: see `payung.intake.places`. `strange_words` gives by field the words that nobody had
    explained when the file was read, each with the number of its rows. `is_part` is known while a file is
    merged: it repeats rows that went back, so what it does not name is not gone.
    """

    is_part = False

    class Kind(models.TextChoices):
        ROSTER = "roster", _("data warga dan pekerja")
        PARTICIPANTS = "participants", _("daftar peserta BPJS Ketenagakerjaan")
        PAYMENTS = "payments", _("pembayaran iuran")
        DENOMINATORS = "denominators", _("jumlah pekerja (penyebut)")
        BUDGETS = "budgets", _("anggaran desa (Siskeudes)")

    VILLAGES_OWN = (Kind.ROSTER, Kind.BUDGETS)

    class State(models.TextChoices):
        RECEIVED = "received", _("menunggu giliran")
        READING = "reading", _("sedang dibaca")
        READ = "read", _("sudah dibaca, sedang diperiksa")
        CHECKED = "checked", _("sudah diperiksa, sedang dimasukkan")
        IN_REVIEW = "in_review", _("menunggu persetujuan Anda")
        MERGED = "merged", _("sudah masuk")
        UNDONE = "undone", _("sudah diambil kembali")
        FAILED = "failed", _("gagal")
        CANCELLED = "cancelled", _("dibatalkan")

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
    ask_first = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    preview = models.JSONField(default=dict, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_because = models.CharField(max_length=300, blank=True)
    followed_at = models.DateTimeField(null=True)
    mends = models.ForeignKey("RejectedRow", null=True, on_delete=models.SET_NULL, related_name="+")
    rows_total = models.PositiveIntegerField(null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    rows_created = models.PositiveIntegerField(default=0)
    rows_updated = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_rejected = models.PositiveIntegerField(default=0)
    doubts = models.JSONField(default=dict, blank=True)
    strange_words = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)
    sheets = models.JSONField(default=list, blank=True)
    sheets_left_out = models.JSONField(default=list, blank=True)

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
