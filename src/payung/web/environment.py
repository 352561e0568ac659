"""What differs between places, read from the environment and from PAYUNG_HOME; `settings` lists it all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from payung.database import application_url, default_home

PAYUNG_HOME: Path = default_home()


def flag(name: str) -> bool:
    """Whether a variable is `1`."""
    return os.environ.get(name, "0") == "1"


def secret_key() -> str:
    """The key that signs sessions: given, or made once and kept in a file for its owner alone."""
    if text := os.environ.get("PAYUNG_SECRET_KEY"):
        return text
    path = PAYUNG_HOME / "session.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def database() -> dict[str, Any]:
    """The one database, in Django's words."""
    known = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    parts = conninfo_to_dict(application_url())
    options = {key: value for key, value in parts.items() if key not in known}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{setting: str(parts.get(key, "")) for key, setting in known.items()},
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }


def second_factor() -> str:
    """The invented people of the demo need no second factor; the mark is written by `payung demo`."""
    return "free" if (PAYUNG_HOME / "demo" / "demo.txt").exists() else "forced"


def single_sign_on(server: str) -> list[dict[str, Any]]:
    """The one server of OpenID Connect, in allauth's words; none without an address."""
    if not server:
        return []
    missing = [n for n in ("PAYUNG_OIDC_CLIENT", "PAYUNG_OIDC_SECRET") if not os.environ.get(n)]
    if missing:
        raise ImproperlyConfigured(
            f"PAYUNG_OIDC_SERVER diisi, tetapi {' dan '.join(missing)} belum. Isilah dengan yang "
            "diberikan pengelola server itu, atau kosongkan PAYUNG_OIDC_SERVER."
        )
    app = {
        "provider_id": "kabupaten",
        "name": os.environ.get("PAYUNG_OIDC_NAME", "akun kabupaten"),
        "client_id": os.environ["PAYUNG_OIDC_CLIENT"],
        "secret": os.environ["PAYUNG_OIDC_SECRET"],
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return [app]
