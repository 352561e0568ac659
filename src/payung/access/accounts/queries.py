"""Reads about accounts and invitations for pages."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from payung.access.accounts.holding import HOLDINGS, Held, can_give
from payung.access.models import Invitation, RoleAssignment, User
from payung.access.roles import Role
from payung.access.scope import held_by
from payung.primitives.region_code import RegionCode


def roles_to_give(user: User, *, on: dt.date) -> list[tuple[str, str]]:
    """The roles a person may give somewhere, with their words."""
    held = {each.role for each in held_by(user, on=on)}
    return [(role.value, str(role.label)) for role in Role if HOLDINGS[role].given_by & held]


def waiting_invitations(user: User, *, at: dt.datetime, on: dt.date) -> list[Invitation]:
    """Neither used nor over, newest first: those a person sent, and those to roles he could give."""
    rows = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=at)
    given = held_by(user, on=on)
    return [each for each in rows.order_by("-invited_at") if may_withdraw(each, user, given)]


def may_withdraw(invitation: Invitation, user: User, given: list[Held]) -> bool:
    """Who sent it, and who could give its role: the sender may be away. `given` are the user's roles."""
    if invitation.invited_by_id == user.pk:
        return True
    role, code = invitation.role, invitation.region_code
    return bool(role) and can_give(role, RegionCode(code), given)


def accounts_below(user: User, *, on: dt.date) -> dict[User, list[RoleAssignment]]:
    """Accounts whose present roles the person could all give, each with those roles; by region and name."""
    given = held_by(user, on=on)
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rows = RoleAssignment.objects.filter(running, user__is_active=True).exclude(user=user)
    found: dict[User, list[RoleAssignment]] = {}
    for row in rows.select_related("user").order_by("region_code", "user__username"):
        found.setdefault(row.user, []).append(row)
    return {
        account: roles
        for account, roles in found.items()
        if all(can_give(row.role, RegionCode(row.region_code), given) for row in roles)
    }
