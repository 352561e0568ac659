"""The role that pages and imports work with: no policy may be passed by it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from payung.primitives.errors import SetupError

_RIGHTS = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
_OWNS = "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'access_user' AND tableowner = current_user)"


@dataclass(frozen=True, slots=True)
class UnsafeRights:
    """What the role may do that it must not, and the statements that take it away."""

    found: str
    way_out: str


def unsafe_rights() -> UnsafeRights | None:
    """None when the role of this connection obeys row-level security."""
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS)
        name, superuser, bypasses = cursor.fetchone()
    if not (superuser or bypasses):
        return None
    right = "superuser" if superuser else "BYPASSRLS"
    return UnsafeRights(
        f"Peran basis data {name} adalah {right}: ia membaca melewati semua kebijakan baris, jadi setiap "
        "akun akan melihat seluruh kabupaten.",
        f"Sebagai pengelola server: ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS; atau buat peran biasa "
        "(docs/how-to/database.md) dan tulis perannya di DATABASE_URL.",
    )


def refuse_unsafe_role() -> None:
    """SetupError when the role of this connection would read past the policies."""
    if rights := unsafe_rights():
        raise SetupError(f"{rights.found} {rights.way_out}")


def is_owner() -> bool:
    """Whether this connection's role owns the tables."""
    with connection.cursor() as cursor:
        cursor.execute(_OWNS)
        (owns,) = cursor.fetchone()
    return bool(owns)
