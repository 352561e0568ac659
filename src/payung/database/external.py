"""A PostgreSQL that somebody else runs, named by the environment variable `DATABASE_URL`."""

from __future__ import annotations

import os

from payung.primitives.errors import SetupError

_SCHEMES = ("postgresql://", "postgres://")


def external_url() -> str | None:
    """`DATABASE_URL`, or None when it is not set; SetupError when it is not PostgreSQL's."""
    return _url("DATABASE_URL")


def external_owner_url() -> str | None:
    """`PAYUNG_OWNER_URL`: the role that owns the tables. Without it one role does both."""
    return external_url() and (_url("PAYUNG_OWNER_URL") or external_url())


def _url(name: str) -> str | None:
    url = os.environ.get(name, "").strip()
    if not url:
        return None
    if not url.startswith(_SCHEMES):
        scheme = url.partition(":")[0]
        raise SetupError(
            f"{name} dimulai dengan '{scheme}:', padahal Payung hanya memakai PostgreSQL. "
            "Contoh: postgresql://payung:rahasia@localhost:5432/payung. Perbaiki, atau kosongkan "
            "DATABASE_URL supaya Payung menjalankan PostgreSQL sendiri."
        )
    return url
