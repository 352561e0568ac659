"""Signing in by the regency's own accounts (OpenID Connect): a second door to an account that exists.

Whoever was invited connects it himself at `/akun/`, after his password; nobody gets an account or a role
by what the other server says. A second factor is asked for after this door too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from payung.access.models import User
from payung.access.trail.audit import record


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """No sign-up, and our sentences."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "connected_other": _(
            "Akun itu sudah dihubungkan ke akun Payung lain. Masuklah ke sana, atau lepaskan dahulu."
        ),
        "no_password": _(
            "Buat kata sandi dahulu, agar akun ini masih bisa dibuka sesudah dilepas."
        ),
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Nothing is kept of what the other server says of a person but its identifier."""
        sociallogin.account.extra_data = {}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        raise ImmediateHttpResponse(render(request, "socialaccount/not_connected.html", status=403))


@dataclass(frozen=True, slots=True)
class Door:
    """The other server, for a button: what it is called and where signing in and connecting begin."""

    name: str
    sign_in: str
    connect: str


def door() -> Door | None:
    """None when the installation has no single sign-on."""
    apps: Any = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    if not apps:
        return None
    address = reverse("openid_connect_login", kwargs={"provider_id": apps[0]["provider_id"]})
    return Door(apps[0]["name"], address, f"{address}?process=connect")


def record_connected(*, sociallogin: Any, **_signal: object) -> None:
    """A door was added."""
    _record(sociallogin.user, "single_sign_on_connected")


def record_disconnected(*, socialaccount: Any, **_signal: object) -> None:
    """A door was closed."""
    _record(socialaccount.user, "single_sign_on_disconnected")


def _record(user: User, verb: str) -> None:
    record(by=user, verb=verb, object_type="access.user", object_id=user.pk)
