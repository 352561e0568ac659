"""Where the key ring comes from: the environment, a command (a KMS client), or a file with mode 0600."""

from __future__ import annotations

import os
import secrets
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from payung.access.numbers.ring import Ring, new_ring, parse
from payung.primitives.errors import SetupError

ENVIRONMENT_NAME = "PAYUNG_SEALING_KEY"
COMMAND_NAME = "PAYUNG_SEALING_COMMAND"
FILE_NAME = "PAYUNG_SEALING_FILE"
COMMAND_SECONDS = 30
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Source:
    """One place of the ring. `file` is None where Payung cannot write it."""

    name: str
    file: Path | None = None

    def stamp(self) -> tuple[object, ...]:
        """Changes when the place or its file does; what is no file is read once."""
        if self.file is None or not self.file.exists():
            return (self.name,)
        status = self.file.stat()
        return self.name, status.st_mtime_ns, status.st_ino

    def read(self) -> Ring:
        """SetupError when the ring is missing, unsafe or no ring."""
        if self.file:
            return parse(_secret_in(self.file, new_ring().text), source=self.name)
        if command := os.environ.get(COMMAND_NAME):
            return parse(_answer_of(command), source=self.name)
        return parse(os.environ[ENVIRONMENT_NAME], source=self.name)


def source() -> Source:
    """The place that the environment names; without one `sealing.key` in the home."""
    given = [
        name for name in (ENVIRONMENT_NAME, COMMAND_NAME, FILE_NAME) if os.environ.get(name, "")
    ]
    if len(given) > 1:
        raise SetupError(
            f"{' dan '.join(given)} diisi bersama, padahal kunci penyegel datang dari satu tempat. "
            "Kosongkan semuanya kecuali satu."
        )
    if given and given[0] != FILE_NAME:
        return Source(given[0])
    path = Path(os.environ.get(FILE_NAME) or Path(settings.PAYUNG_HOME) / "sealing.key")
    return Source(str(path), path)


def insurer_hash_file() -> Path:
    """Where the key of the insurer's hashes stands when the environment does not give it."""
    return Path(settings.PAYUNG_HOME) / "insurer-hash.key"


def own_secret(path: Path) -> str:
    """The one line of a file that is made when it is missing."""
    return _secret_in(path, lambda: secrets.token_hex(32)).strip()


def write_secret(path: Path, text: str) -> None:
    """Put a new file with mode 0600 in place of the old, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _secret_in(path: Path, make: Callable[[], str]) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_once(path, make)
    refuse_open_file(path)
    return path.read_text()


def _make_once(path: Path, make: Callable[[], str]) -> None:
    """Two processes may begin together: the first file stands, and both read it."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    write_secret(unfinished, make())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def refuse_open_file(path: Path) -> None:
    """SetupError when another account of this machine may read the file."""
    mode = path.stat().st_mode & 0o777
    if mode & _OTHERS:
        raise SetupError(
            f"Berkas kunci {path} dapat dibaca akun lain di mesin ini (mode {mode:04o}). Tutup dahulu: "
            f"chmod 600 {path}. Bila akun lain mungkin sudah membacanya, ganti kuncinya: payung keys new, "
            "lalu payung keys rotate."
        )


def _answer_of(command: str) -> str:
    """What the command prints. Neither that nor its complaints are repeated: they may hold the key."""
    try:
        done = subprocess.run(  # noqa: S603 - the administrator's own command, without a shell
            shlex.split(command),
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise _no_key(f"tidak menjawab dalam {COMMAND_SECONDS} detik") from None
    except subprocess.CalledProcessError as error:
        raise _no_key(f"berhenti dengan kode {error.returncode}") from None
    except (OSError, ValueError) as error:
        raise _no_key(f"tidak dapat dijalankan ({type(error).__name__})") from None
    return done.stdout


def _no_key(what: str) -> SetupError:
    return SetupError(
        f"Perintah di {COMMAND_NAME} {what}, jadi kunci penyegel tidak diperoleh. Jalankan perintah itu "
        "sendiri sebagai akun Payung sampai ia mencetak kuncinya; keluarannya tidak disimpan di sini."
    )
