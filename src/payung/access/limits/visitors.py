"""From which machine a request comes: by it visitors without an account are counted."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

_NOWHERE = "::"


def visitor_address(request: HttpRequest) -> str:
    """The machine's address. Behind `PROXIES` proxies of our own, what the outermost of them saw.

    What the visitor himself writes into X-Forwarded-For stands further left and is not believed.
    """
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    told = seen[-settings.PROXIES] if 0 < settings.PROXIES <= len(seen) else ""
    return _address(told) or _address(request.META.get("REMOTE_ADDR") or "") or _NOWHERE


def _address(text: str) -> str:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return ""
