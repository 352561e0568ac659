"""One PostgreSQL of ours: where its files lie, how it is reached, and the secrets of its roles."""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from payung.primitives.errors import SetupError

RECORD = "database.json"
SUPERUSER = "postgres"
OWNER = "payung"
"""The role that owns the tables and migrates them; the database has its name."""

APPLICATION = "payung_app"
"""The role that pages, imports and commands work with: it reads and writes rows and owns nothing."""

_SOCKET_PORT = 5432
_LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103


@dataclass(frozen=True)
class Cluster:
    """`base` holds the files; `port` names the socket, or is the TCP port on the loopback.

    `prepared` says that the two roles and the database exist.
    """

    base: Path
    port: int
    superuser_password: str
    owner_password: str
    application_password: str
    prepared: bool = False

    @property
    def data(self) -> Path:
        return self.base / "postgres"

    @property
    def run(self) -> Path:
        """The server's own directory for its socket and its log."""
        return self.base / "run"

    @property
    def log(self) -> Path:
        return self.run / "server.log"

    @property
    def configuration(self) -> Path:
        return self.base / "postgresql.conf"

    @property
    def uses_socket(self) -> bool:
        """A Unix socket unless its path is longer than the system's limit."""
        path = self.run / f".s.PGSQL.{_SOCKET_PORT}.lock"
        return len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH

    @property
    def host(self) -> str:
        return str(self.run) if self.uses_socket else "127.0.0.1"

    @property
    def major(self) -> int | None:
        """The major version that made the data directory; None before it is made."""
        try:
            return int((self.data / "PG_VERSION").read_text().strip())
        except FileNotFoundError:
            return None

    def url(self, database: str = OWNER) -> str:
        """The libpq URL of the application role, password included."""
        return self._url(APPLICATION, self.application_password, database)

    def owner_url(self, database: str = OWNER) -> str:
        """The libpq URL of the role that owns the tables: for migrations, backup and restore."""
        return self._url(OWNER, self.owner_password, database)

    def superuser_url(self, database: str = "postgres") -> str:
        """The libpq URL of the superuser: for the launcher only."""
        return self._url(SUPERUSER, self.superuser_password, database)

    def _url(self, role: str, password: str, database: str) -> str:
        return f"postgresql://{role}:{password}@{quote(self.host, safe='')}:{self.port}/{database}"


def new_cluster(base: Path) -> Cluster:
    """A cluster that does not exist yet, with fresh random passwords."""
    superuser, owner, application = (secrets.token_hex(24) for _ in range(3))
    return Cluster(base, _SOCKET_PORT, superuser, owner, application)


def load(home: Path) -> Cluster | None:
    """The cluster recorded in `home`; None when there is none. SetupError when it is unreadable."""
    try:
        fields = _with_two_roles(json.loads((home / RECORD).read_text()))
        return Cluster(**{**fields, "base": home / fields["base"]})
    except FileNotFoundError:
        return None
    except PermissionError as problem:
        raise SetupError(
            f"{home / RECORD} milik akun lain dan tidak dapat dibaca. Jalankan sebagai akun yang "
            "membuatnya, atau pilih tempat lain dengan PAYUNG_HOME."
        ) from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise SetupError(
            f"{home / RECORD} rusak: isinya bukan catatan basis data Payung. Pulihkan berkas itu "
            "dari cadangan; di dalamnya ada kata sandi yang membuka data."
        ) from problem


def _with_two_roles(fields: dict[str, Any]) -> dict[str, Any]:
    """A record from when one role did everything: that role is the owner; the other is made next."""
    if "owner_password" in fields:
        return fields
    anew = {"application_password": secrets.token_hex(24), "prepared": False}
    return {**fields, "owner_password": fields["application_password"], **anew}


def save(home: Path, cluster: Cluster) -> None:
    """Replace the record at once; only the caller may read it (0600).

    The base is written relative to the home, so that a checkout may be moved.
    """
    base = "." if cluster.base == home else str(cluster.base)
    handle, name = tempfile.mkstemp(prefix=f"{RECORD}.", dir=home)
    with os.fdopen(handle, "w") as file:
        json.dump({**asdict(cluster), "base": base}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(home / RECORD)
