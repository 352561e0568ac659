"""Who may see and do what, where; what was done stands in `payung.access.trail.models`."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from payung.access.limits.models import LimitCount, SharedCache
from payung.access.roles import Role
from payung.access.trail.models import AuditEvent, ChainEntry, ChangedRows, FormerRow

__all__ = [
    "AuditEvent",
    "ChainEntry",
    "ChangedRows",
    "FormerRow",
    "Invitation",
    "LimitCount",
    "RoleAssignment",
    "SharedCache",
    "User",
]


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
