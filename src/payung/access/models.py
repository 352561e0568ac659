"""Who may see and do what, where; and what was done."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from payung.access.roles import Role


class User(AbstractUser):
    """A person with an account. Rights come from role assignments, never from the account itself."""

    full_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_name_once_in_any_case")
        ]

    def __str__(self) -> str:
        return self.full_name or self.username


class RoleAssignment(models.Model):
    """A role over a region and everything inside it, from a date until a date.

    `region_code` is a dotted code; there is no empty value that would mean "everywhere".
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=32, choices=Role.choices)
    region_code = models.CharField(max_length=13)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(region_code=""), name="role_assignment_has_region"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "region_code", "valid_from"], name="role_assignment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.region_code}"


class Invitation(models.Model):
    """A way in for one person, handed over as an address: makes the account, or sets its password anew.

    Only a hash of the address's secret is kept. It opens once, and not after `expires_at`.
    """

    secret_hash = models.BinaryField(unique=True)
    username = models.CharField(max_length=150)
    full_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=32, choices=Role.choices, blank=True)
    region_code = models.CharField(max_length=13, blank=True)
    role_until = models.DateField(null=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.username} {self.role} {self.region_code}"


class AuditEvent(models.Model):
    """One thing that was done or looked at, written in the transaction that did it.

    The database refuses UPDATE, DELETE and TRUNCATE on this table, and chains every row at commit.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=64)
    object_type = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    region_code = models.CharField(max_length=13, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
            models.Index(fields=["-at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"


class ChainEntry(models.Model):
    """The place of one audit event in the chain: its hash covers the event, its place and the hash before.

    The database writes it at commit (migration `0004`), so that raw SQL is chained too and the order is
    that of the commits; `day` is the UTC day of the commit and `number` counts within it.
    """

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        AuditEvent, on_delete=models.DO_NOTHING, db_constraint=False, related_name="chain_entry"
    )
    day = models.DateField()
    number = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.day} {self.number}"
