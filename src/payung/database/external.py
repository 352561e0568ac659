"""A PostgreSQL that somebody else runs, named by the environment variable `DATABASE_URL`."""

from __future__ import annotations

import os

from payung.primitives.errors import SetupError

_SCHEMES = ("postgresql://", "postgres://")


def external_url() -> str | None:
    """`DATABASE_URL`, or None when it is not set; SetupError when it is not PostgreSQL's."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return None
    if not url.startswith(_SCHEMES):
        scheme = url.partition(":")[0]
        raise SetupError(
            f"DATABASE_URL dimulai dengan '{scheme}:', padahal Payung hanya memakai PostgreSQL. "
            "Contoh: postgresql://payung:rahasia@localhost:5432/payung. Perbaiki, atau kosongkan "
            "DATABASE_URL supaya Payung menjalankan PostgreSQL sendiri."
        )
    return url
