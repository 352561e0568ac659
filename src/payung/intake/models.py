"""One row per file that came in, and one per line that was sent back."""

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
