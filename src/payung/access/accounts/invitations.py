"""A superior invites: who gets which role where, until when, by an address that opens once."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from hashlib import sha256

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.accounts.actions import assign_role, create_user
from payung.access.accounts.holding import can_give, check_giver, check_length, check_level
from payung.access.accounts.queries import may_withdraw
from payung.access.models import Invitation, User
from payung.access.roles import Role
from payung.access.scope import held_between, held_by
from payung.access.trail.audit import record
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.primitives.region_code import RegionCode

VALID_FOR = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with the secret of its address, which is shown once and kept nowhere."""

    invitation: Invitation
    secret: str


@transaction.atomic
def invite(
    *,
    username: str,
    full_name: str,
    role: str,
    region_code: str,
    role_until: dt.date | None,
    by: User,
    at: dt.datetime,
    today: dt.date,
) -> Invited:
    """Invite a new person. InputError or NotPermittedError in a sentence when that is not to be."""
    code = _check_role(role, region_code, role_until, by, today)
    _check_name_is_free(username)
    invitation = Invitation(
        username=username,
        full_name=full_name,
        role=role,
        region_code=code,
        role_until=role_until,
    )
    return _written(invitation, by, at)


@transaction.atomic
def invite_again(*, user: User, by: User, at: dt.datetime, today: dt.date) -> Invited:
    """A way in for somebody who forgot the password; only for who could give all of his roles."""
    held_now = held_by(user, on=today)
    if not held_now:
        raise NotPermittedError(
            _("Akun ini tidak memegang peran. Undang orangnya dengan peran, seperti orang baru.")
        )
    for held in held_now:
        check_giver(held.role, RegionCode(held.region_code), held_by(by, on=today))
    return _written(Invitation(username=user.username, full_name=user.full_name), by, at)


@transaction.atomic
def withdraw(
    *, invitation_id: int, because: str, by: User, at: dt.datetime, today: dt.date
) -> Invitation:
    """Its address opens nothing from now on. NotFoundError for one that waits no more, or is not his."""
    found = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if found is None or found.withdrawn_at or not may_withdraw(found, by, held_by(by, on=today)):
        raise NotFoundError(
            _("Undangan itu tidak ada dalam daftar Anda. Buka daftarnya sekali lagi.")
        )
    if found.used_at:
        raise InputError(
            _("Undangan untuk %(name)s sudah dipakai. Akhiri perannya di halaman Akun.")
            % {"name": found.username}
        )
    reason = say_why(because, ask=_("Tulis alasannya, contoh: nama akun keliru."))
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    record(
        by=by,
        verb="invitation_withdrawn",
        object_type="invitation",
        object_id=found.pk,
        region_code=found.region_code,
        username=found.username,
        because=reason,
    )
    return found


def open_invitation(secret: str, *, at: dt.datetime) -> Invitation:
    """The invitation behind an address. NotFoundError, one sentence for every way of not opening."""
    rows = Invitation.objects.filter(
        secret_hash=_hash(secret), used_at=None, withdrawn_at=None, expires_at__gt=at
    )
    found = rows.exclude(invited_by__is_active=False).first()
    if found is None:
        raise NotFoundError(
            _(
                "Undangan ini tidak berlaku: sudah dipakai, sudah lewat waktunya, atau alamatnya tidak "
                "lengkap. Mintalah undangan baru kepada yang mengundang Anda."
            )
        )
    return found


@transaction.atomic
def accept(*, secret: str, password: str, at: dt.datetime, today: dt.date) -> User:
    """Use the invitation: the account with its password and its role. InputError for a weak password."""
    invitation = open_invitation(secret, at=at)
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    user = User.objects.filter(username=locked.username).first()
    if locked.used_at or locked.withdrawn_at or (user and not _opens(locked, user, today)):
        raise NotFoundError(_("Undangan ini sudah dipakai atau dicabut. Mintalah undangan baru."))
    _check_password(password, user or User(username=locked.username, full_name=locked.full_name))
    if user is None:
        user = _new_user(locked, password, today)
    else:
        user.set_password(password)
        user.save(update_fields=["password"])
    locked.used_at = at
    locked.save(update_fields=["used_at"])
    record(by=user, verb="invitation_used", object_type="invitation", object_id=locked.pk)
    return user


def _opens(invitation: Invitation, user: User, today: dt.date) -> bool:
    """May the sender still open this account, with every role it has now or later?

    A name that was invited twice, with a role each time, is no way into the first account.
    """
    by = invitation.invited_by
    given = held_by(by, on=today) if by else []
    roles = held_between(user, today, None)
    return (
        not invitation.role
        and user.is_active
        and bool(roles)
        and all(can_give(each.role, RegionCode(each.region_code), given) for each in roles)
    )


def _new_user(invitation: Invitation, password: str, today: dt.date) -> User:
    user = create_user(
        username=invitation.username,
        full_name=invitation.full_name,
        password=password,
        by=invitation.invited_by,
    )
    assign_role(
        user=user,
        role=invitation.role,
        region_code=invitation.region_code,
        valid_from=today,
        valid_until=invitation.role_until,
        by=invitation.invited_by,
    )
    return user


def _check_role(
    role: str, region_code: str, until: dt.date | None, by: User, today: dt.date
) -> RegionCode:
    """The region of the role, when its superior may give it there for so long."""
    if role not in Role.values:
        raise InputError(_("Pilih peran dari daftar."))
    code = RegionCode.parse(region_code)
    check_level(role, code)
    check_giver(role, code, held_by(by, on=today))
    check_length(role, today, until)
    return code


def _check_name_is_free(username: str) -> None:
    if User.objects.filter(username__iexact=username).exists():
        raise InputError(
            _("Nama akun '%(name)s' sudah dipakai. Pilih nama lain, misalnya desa-melati-budi.")
            % {"name": username}
        )


def _written(invitation: Invitation, by: User, at: dt.datetime) -> Invited:
    secret = secrets.token_urlsafe(32)
    invitation.secret_hash = _hash(secret)
    invitation.invited_by, invitation.invited_at = by, at
    invitation.expires_at = at + VALID_FOR
    invitation.save()
    record(
        by=by,
        verb="invited",
        object_type="invitation",
        object_id=invitation.pk,
        region_code=invitation.region_code,
        username=invitation.username,
        role=invitation.role,
    )
    return Invited(invitation, secret)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from error


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
