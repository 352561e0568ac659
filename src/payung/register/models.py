"""Persons, their households and their work. Numbers are sealed; blind indexes find them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.primitives.nik import NikState
from payung.regions.models import Region


class Household(models.Model):
    """A family card (KK). `kk_index` is the blind index of its number."""

    village = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kk_sealed = models.BinaryField()
    kk_index = models.BinaryField(unique=True)

    def __str__(self) -> str:
        return f"KK {self.pk}"


class Person(models.Model):
    """One person as the villages know him or her. Without a village only the data steward sees it."""

    class LifeStatus(models.TextChoices):
        ALIVE = "hidup", _("hidup")
        DEAD = "mati", _("meninggal")
        MOVED = "pindah", _("pindah")
        MISSING = "hilang", _("hilang")
        AWAY = "pergi", _("pergi")

    natural_key = models.BinaryField(unique=True)
    village = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    household = models.ForeignKey(
        Household, null=True, on_delete=models.SET_NULL, related_name="members"
    )
    full_name = models.CharField(max_length=150)
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    mother_name = models.CharField(max_length=150, blank=True)
    relationship = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    hamlet = models.CharField(max_length=80, blank=True)
    rw = models.CharField(max_length=8, blank=True)
    rt = models.CharField(max_length=8, blank=True)
    phone_sealed = models.BinaryField(null=True)
    nik_sealed = models.BinaryField(null=True)
    nik_index = models.BinaryField(null=True)
    nik_state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in NikState], default=NikState.MISSING
    )
    life_status = models.CharField(
        max_length=8, choices=LifeStatus.choices, default=LifeStatus.ALIVE
    )
    status_on = models.DateField(null=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)
    content_hash = models.BinaryField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            # Serves one village, and with its operators also a prefix such as '73.07.02'.
            models.Index(
                fields=["village", "hamlet", "rt"],
                name="person_by_place",
                opclasses=["varchar_pattern_ops", "varchar_ops", "varchar_ops"],
            ),
            models.Index(fields=["nik_index"], name="person_by_nik"),
            models.Index(fields=["full_name", "id"], name="person_by_name"),
            models.Index(fields=["birth_date", "id"], name="person_by_birth"),
            GinIndex(fields=["full_name"], name="person_name_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.full_name


class FormerNumber(models.Model):
    """A valid NIK that a person had until a file told another one. It still finds him or her."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_numbers")
    nik_sealed = models.BinaryField()
    nik_index = models.BinaryField()
    until = models.DateField()
    source_file_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["nik_index"], name="former_number_by_nik")]
        constraints = [
            models.UniqueConstraint(fields=["person", "nik_index"], name="former_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until}"


class LifeEvent(models.Model):
    """A death or a move that somebody recorded by hand, with what was known before it.

    While it stands no file changes the life status of the person.
    """

    class Kind(models.TextChoices):
        DEAD = "mati", _("meninggal")
        MOVED = "pindah", _("pindah")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="life_events")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    happened_on = models.DateField()
    because = models.CharField(max_length=300)
    former_status = models.CharField(max_length=8)
    former_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="life_event_one_stands",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.happened_on}"


class SurveyClaim(models.Model):
    """What was said of a person's insurance when a survey came by: a claim of that day, never cover.

    `programmes` are bits of `Programme`: set where the person was said to have it, not set where not.
    `surveyed_on` is the last day of the survey's field work where the day of the visit is not known.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="survey_claims")
    survey = models.CharField(max_length=60)
    surveyed_on = models.DateField()
    programmes = models.SmallIntegerField()
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "survey", "surveyed_on"], name="survey_claim_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.survey}: {self.programmes}"


class Work(models.Model):
    """What a person does for a living, and for which months that makes him or her a worker.

    `verdict` and the months come from the worker rule of `payung.law` (see `docs/reference`):
    a worker belongs to every month m with `from_month <= m < until_month` (None: no end known).
    """

    class Verdict(models.TextChoices):
        WORKER = "worker", _("pekerja")
        NOT_WORKER = "not_worker", _("bukan pekerja")
        UNDETERMINED = "undetermined", _("belum jelas")

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="work"
    )
    occupation = models.CharField(max_length=80, blank=True)
    village_role = models.CharField(max_length=40, blank=True)
    receives_incentive = models.BooleanField(null=True)
    is_vulnerable = models.BooleanField(null=True)
    monthly_income = models.BigIntegerField(null=True)
    segment = models.CharField(max_length=5)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reason = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=20)
    from_month = models.IntegerField(null=True)
    until_month = models.IntegerField(null=True)
    end_reason = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["verdict"], name="work_by_verdict")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.occupation}"


class Duplicate(models.Model):
    """Two persons of the register who may be one, or of whom somebody said that they are not.

    `cluster` is the lowest key among all who hang together by such pairs. Once somebody says that two
    are one they are merged (`Merge`) and the pair is gone with the second person.
    """

    class Decision(models.TextChoices):
        REVIEW = "review", _("perlu diperiksa")
        DIFFERENT = "different", _("orang yang berbeda")

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    probability = models.FloatField()
    evidence = models.JSONField(default=list)
    cluster = models.BigIntegerField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["-probability", "id"],
                condition=models.Q(decision="review"),
                name="duplicate_open_by_likelihood",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(decision="review", decided_by__isnull=False),
                name="duplicate_disputed",
            ),
            models.Index(fields=["cluster"], name="duplicate_by_cluster"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="duplicate_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.decision} {self.second_id}"


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
