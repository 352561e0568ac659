"""From which machine a request comes: by it visitors without an account are counted."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_NOWHERE = "::"
_OWN_BITS = 64


def visitor_address(request: HttpRequest) -> str:
    """The machine's address. Behind `PROXIES` proxies of our own, what the outermost of them saw.

    What the visitor himself writes into X-Forwarded-For stands further left and is not believed. Of an
    address of IPv6 the network of 64 bits is meant, of which one machine has all the addresses it likes.
    """
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    told = seen[-settings.PROXIES] if 0 < settings.PROXIES <= len(seen) else ""
    return _address(told) or _address(request.META.get("REMOTE_ADDR") or "") or _NOWHERE


def _address(text: str) -> str:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return ""
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> _OWN_BITS << _OWN_BITS))
