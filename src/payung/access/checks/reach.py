"""Whether others than this machine can reach the site."""

from __future__ import annotations

from django.conf import settings

_LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}


def serves_others(host: str) -> bool:
    """Production: the site has a name beyond this machine, or listens beyond it."""
    return host not in ("127.0.0.1", "::1", "localhost") or bool(names_for_others())


def names_for_others() -> set[str]:
    """The hosts that the site answers to beside this machine's own names."""
    return set(settings.ALLOWED_HOSTS) - _LOCAL
