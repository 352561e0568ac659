"""What a person asks about his or her data, and what was erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.register.models import Person


class SubjectRequest(models.Model):
    """A request by a person, or for one, taken in by an officer who checked the identity.

    `village_code` is where the person lives now, and empty without a village: the database lets it follow.
    `due_at` is None where the law names no hour. `applicant` is who stood at the counter; it is emptied
    when the person was erased and the letter handed over. No constraint ties it to the person: what was
    asked and decided stays readable.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", _("akses dan salinan data")
        CORRECTION = "correction", _("perbaikan data")
        OBJECTION = "objection", _("keberatan, penundaan, atau penarikan persetujuan")
        ERASURE = "erasure", _("penghapusan data")

    class State(models.TextChoices):
        OPEN = "open", _("menunggu keputusan")
        GRANTED = "granted", _("dikabulkan, surat belum diserahkan")
        REFUSED = "refused", _("ditolak, surat belum diserahkan")
        ANSWERED = "answered", _("selesai, surat diserahkan")

    class Standing(models.TextChoices):
        SELF = "self", _("orang itu sendiri")
        PARENT = "parent", _("orang tua atau wali")
        HEIR = "heir", _("ahli waris")
        PROXY = "proxy", _("penerima kuasa")

    class Identity(models.TextChoices):
        ID_CARD = "id_card", _("KTP-el ditunjukkan dan cocok")
        FAMILY_CARD = "family_card", _("kartu keluarga ditunjukkan dan cocok")
        MANDATE = "mandate", _("surat kuasa dan KTP-el ditunjukkan dan cocok")
        CERTIFICATE = (
            "certificate",
            _("surat keterangan ahli waris atau wali ditunjukkan dan cocok"),
        )

    person = models.ForeignKey(
        Person, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    village_code = models.CharField(max_length=13, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    applicant = models.CharField(max_length=150, blank=True)
    standing = models.CharField(max_length=6, choices=Standing.choices)
    identity = models.CharField(max_length=11, choices=Identity.choices)
    wish = models.TextField(max_length=1000, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.TextField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(state="open"),
                name="one_open_request_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_kind_display()}"


class Erasure(models.Model):
    """A person was erased. The blind index tells when a file brings the same number in again."""

    request = models.OneToOneField(SubjectRequest, on_delete=models.PROTECT, related_name="erasure")
    at = models.DateTimeField()
    nik_index = models.BinaryField(null=True)
    counts = models.JSONField()

    def __str__(self) -> str:
        return f"{self.request_id} {self.at:%Y-%m-%d}"
