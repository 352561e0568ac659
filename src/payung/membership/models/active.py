"""The active memberships as the insurer counts them, and whose they are."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.membership.models.participants import Participant


class Standing(models.TextChoices):
    """Whom the register knows an active membership to belong to."""

    WORKER = "worker", _("pekerja dalam data warga")
    OTHER = "other", _("warga yang tidak tercatat sebagai pekerja")
    REVIEW = "review", _("masih perlu diperiksa")
    NOBODY = "nobody", _("tidak ditemukan dalam data warga")


class MembershipCover(models.Model):
    """Paid months of one membership, one word per programme as in `Protection`, and whose it is.

    Written anew by each coverage run: the names behind `ActiveParticipants`.
    """

    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, primary_key=True, related_name="cover"
    )
    region_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    standing = models.CharField(max_length=6, choices=Standing.choices)
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht = models.BigIntegerField()
    jp = models.BigIntegerField()
    basic = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["region_code"], name="membership_cover_by_region")]

    def __str__(self) -> str:
        return str(self.participant_id)


class ActiveParticipants(models.Model):
    """Memberships with a paid month, as the insurer counts them: by month, segment and cover.

    This is the numerator against the insurer's potential; `standing` says whom the register knows it
    to belong to, so that the two numerators can be explained by each other. A membership whose village
    nobody stated stands under the code of the regency.
    """

    month = models.IntegerField()
    region_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    programme = models.CharField(max_length=5)
    standing = models.CharField(max_length=6, choices=Standing.choices)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "month", "region_code", "segment", "standing"],
                name="active_participants_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_code} {self.month} {self.segment}"
