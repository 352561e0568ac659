"""Reads about accounts and invitations for pages."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from payung.access.accounts.holding import HOLDINGS
from payung.access.models import Invitation, User
from payung.access.roles import Role
from payung.access.scope import held_by


def roles_to_give(user: User, *, on: dt.date) -> list[tuple[str, str]]:
    """The roles a person may give somewhere, with their words."""
    held = {each.role for each in held_by(user, on=on)}
    return [(role.value, str(role.label)) for role in Role if HOLDINGS[role].given_by & held]


def waiting_invitations(user: User, *, at: dt.datetime) -> QuerySet[Invitation]:
    """Those a person sent that are neither used nor over, newest first."""
    rows = Invitation.objects.filter(invited_by=user, used_at=None, withdrawn_at=None)
    return rows.filter(expires_at__gt=at).order_by("-invited_at")
