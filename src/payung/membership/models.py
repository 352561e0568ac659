"""The insurer's participants, their links to persons, what was paid, and the cover that follows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.coverage.bridge import Span
from payung.primitives.month import Month
from payung.primitives.nik import NikState
from payung.regions.models import Region
from payung.register.models import Person


class Participant(models.Model):
    """One membership at the insurer. A person may hold several (PU and BPU).

    Either `nik_sealed` (the list gave the number) or `nik_hash` (it gave only a keyed hash) or neither.
    The card number is kept when given and never required.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("aktif")
        INACTIVE = "inactive", _("tidak aktif")
        UNSTATED = "", _("tidak disebut")

    natural_key = models.BinaryField(unique=True)
    content_hash = models.BinaryField()
    card_sealed = models.BinaryField(null=True)
    card_index = models.BinaryField(null=True)
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True)
    nik_hash = models.BinaryField(null=True)
    nik_state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in NikState], default=NikState.MISSING
    )
    full_name = models.CharField(max_length=150)
    birth_date = models.DateField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    mother_name = models.CharField(max_length=150, blank=True)
    village = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    segment = models.CharField(max_length=5)
    programmes = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=Status.choices, blank=True)
    registered_on = models.DateField(null=True)
    paid_through = models.IntegerField(null=True)
    stated_on = models.DateField(null=True)
    employer = models.CharField(max_length=150, blank=True)
    source_of_funds = models.CharField(max_length=20, blank=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["nik_index"], name="participant_by_nik"),
            models.Index(fields=["nik_hash"], name="participant_by_hash"),
            models.Index(fields=["card_index"], name="participant_by_card"),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name} ({self.segment})"

    @property
    def shown_name(self) -> str:
        """The name; words in its place for a membership that was told by a hash only."""
        return self.full_name or str(_("peserta tanpa nama"))


class Link(models.Model):
    """A participant record that is, may be, or is not a person of the register.

    One participant has at most one `match`. A `review` decides nothing until somebody does.
    `evidence` says of a pair for review how far the rows agree: [aspect, level, bits] each, as in
    `payung.matching.evidence`.
    """

    class Decision(models.TextChoices):
        MATCH = "match", _("orang yang sama")
        REVIEW = "review", _("perlu diperiksa")
        DIFFERENT = "different", _("orang yang berbeda")

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    probability = models.FloatField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()
    method = models.CharField(max_length=20)
    evidence = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["-probability", "id"],
                condition=models.Q(decision="review"),
                name="link_open_by_likelihood",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(decision="review", decided_by__isnull=False),
                name="link_disputed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["participant", "person"], name="link_once"),
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(decision="match"),
                name="participant_is_one_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.decision} {self.person_id}"


class Payment(models.Model):
    """Contributions paid at once for one or more months from `first_month`; amount in whole rupiah."""

    natural_key = models.BinaryField(unique=True)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="payments")
    first_month = models.IntegerField()
    months = models.PositiveSmallIntegerField()
    programmes = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    source_of_funds = models.CharField(max_length=20, blank=True)
    paid_on = models.DateField(null=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=12), name="payment_of_1_to_12_months"
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="payment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.first_month}+{self.months}"


class CoverageRun(models.Model):
    """One computation of cover from the register, links and payments as they stood then.

    Months after `complete_month` were counted, but only what is paid ahead is known of them: they may be
    asked for, and are never the newest figure. `last_month_moved` is what moved the regency's figure from
    the month before `complete_month`: people by cell of the bridge, counted with the run since every
    dashboard shows it.
    """

    computed_at = models.DateTimeField()
    origin_month = models.IntegerField()
    through_month = models.IntegerField()
    complete_month = models.IntegerField()
    grace_months = models.PositiveSmallIntegerField()
    workers = models.PositiveIntegerField()
    participants_as_of = models.DateField(null=True)
    payments_through = models.IntegerField(null=True)
    last_month_moved = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.computed_at:%Y-%m-%d %H:%M}"

    @property
    def last_month(self) -> Span | None:
        """The newest complete month and the one before; None when that one was not counted."""
        before = self.complete_month - 1
        if before < self.origin_month + self.grace_months:
            return None
        return Span(Month(before), Month(self.complete_month))


class Protection(models.Model):
    """Paid months of one worker, one 64-bit word per programme: bit i is month `origin + i`.

    Written anew by each coverage run (see `payung.coverage`); never edited.
    """

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="protection"
    )
    village_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    from_month = models.IntegerField()
    until_month = models.IntegerField(null=True)
    end_reason = models.CharField(max_length=10, blank=True)
    identity = models.CharField(max_length=10)
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht = models.BigIntegerField()
    jp = models.BigIntegerField()
    basic = models.BigIntegerField()
    before = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["village_code"], name="protection_by_village")]

    def __str__(self) -> str:
        return str(self.person_id)


class CoverageCell(models.Model):
    """Workers of one village, segment, programme and month, by status. The statuses add up to workers."""

    month = models.IntegerField()
    village_code = models.CharField(max_length=13)
    segment = models.CharField(max_length=5)
    programme = models.CharField(max_length=5)
    workers = models.PositiveIntegerField()
    covered = models.PositiveIntegerField()
    grace = models.PositiveIntegerField()
    lapsed = models.PositiveIntegerField()
    never = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "month", "village_code", "segment"], name="coverage_cell_once"
            ),
            models.CheckConstraint(
                name="coverage_cell_adds_up",
                condition=models.Q(
                    workers=models.F("covered")
                    + models.F("grace")
                    + models.F("lapsed")
                    + models.F("never")
                    + models.F("unknown")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village_code} {self.month} {self.programme}"


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
