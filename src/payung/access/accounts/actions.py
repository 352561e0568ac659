"""Writes about accounts and roles."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.accounts.holding import (
    HOLDINGS,
    check_giver,
    check_length,
    check_level,
    check_together,
)
from payung.access.models import RoleAssignment, User
from payung.access.roles import Role
from payung.access.scope import forget_roles_read, held_between, held_by
from payung.access.trail.audit import record
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError
from payung.primitives.region_code import RegionCode


@transaction.atomic
def create_user(*, username: str, full_name: str, password: str, by: User | None) -> User:
    """An account without any role: it sees nothing until a role is given."""
    if User.objects.filter(username__iexact=username).exists():  # signing in ignores case
        raise InputError(f"Nama akun '{username}' sudah dipakai. Pilih nama lain.")
    user = User.objects.create_user(username=username, full_name=full_name, password=password)
    record(by=by, verb="user_created", object_type="user", object_id=user.pk)
    return user


@transaction.atomic
def assign_role(
    *,
    user: User,
    role: str,
    region_code: str,
    valid_from: dt.date,
    valid_until: dt.date | None = None,
    by: User | None,
) -> RoleAssignment:
    """Give a role over a region from a day on, under the rules of `payung.access.accounts.holding`.

    The command line of the installation (`by=None`) may give any role; it is bound by all other rules.
    """
    if role not in Role.values:
        raise InputError(f"Peran '{role}' tidak ada. Yang ada: {', '.join(Role.values)}.")
    code = RegionCode.parse(region_code)
    until = valid_until or _last_day(role, valid_from)
    _check_may_hold(user, role, code, valid_from, until)
    if by is not None:
        check_giver(role, code, held_by(by, on=valid_from))
    assignment, _created = RoleAssignment.objects.update_or_create(
        user=user, role=role, region_code=code, valid_from=valid_from,
        defaults={"valid_until": until},
    )  # fmt: skip
    forget_roles_read(user)
    record(
        by=by,
        verb="role_assigned",
        object_type="user",
        object_id=user.pk,
        region_code=code,
        role=role,
    )
    return assignment


@transaction.atomic
def end_role(*, assignment: RoleAssignment, because: str, by: User, today: dt.date) -> None:
    """The role opens nothing from today on.

    NotPermittedError for who could not give it, InputError without a reason.
    """
    code = RegionCode(assignment.region_code)
    check_giver(assignment.role, code, held_by(by, on=today))
    reason = say_why(because, ask=_("Tulis alasannya, contoh: pindah tugas."))
    assignment.valid_until = today - dt.timedelta(days=1)  # a role of today was never held
    assignment.save(update_fields=["valid_until"])
    forget_roles_read(assignment.user)
    record(
        by=by,
        verb="role_ended",
        object_type="user",
        object_id=assignment.user_id,
        region_code=code,
        role=assignment.role,
        because=reason,
    )


@transaction.atomic
def end_sessions(*, user: User, by: User) -> None:
    """Every browser in which the account is open has to sign in again: a phone was lost."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    record(by=by, verb="sessions_ended", object_type="user", object_id=user.pk)


def _check_may_hold(
    user: User, role: str, code: RegionCode, valid_from: dt.date, until: dt.date | None
) -> None:
    check_level(role, code)
    check_length(role, valid_from, until)
    check_together(role, held_between(user, valid_from, until))


def _last_day(role: str, valid_from: dt.date) -> dt.date | None:
    longest = HOLDINGS[role].longest
    return valid_from + longest if longest else None
