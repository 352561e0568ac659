"""A site for real people has none of the accounts whose password everybody can read."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from payung.access.models import User
from payung.commands.demo_accounts import PASSWORD, USERNAMES


@register(Tags.database, deploy=True)
def no_demo_accounts(**asked: Any) -> list[CheckMessage]:
    """Accounts of the demo whose password was never changed."""
    if not asked.get("databases"):
        return []
    known = User.objects.filter(username__in=USERNAMES, is_active=True).order_by("username")
    found = [user.username for user in known if user.check_password(PASSWORD)]
    if not found:
        return []
    return [
        Error(
            f"Akun contoh dengan kata sandi yang diketahui umum masih ada: {', '.join(found)}.",
            hint="Data nyata memerlukan pemasangan tersendiri (PAYUNG_HOME lain) tanpa payung demo.",
            id="payung.E401",
        )
    ]
