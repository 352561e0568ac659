"""One process at a time may create, start or stop the server of one home."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from payung.primitives.errors import SetupError

_WAIT_SECONDS = 180


@contextmanager
def exclusive(home: Path, wait_seconds: float = _WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of `home`; the system gives it back when the holder dies."""
    path = home / "database.lock"
    with path.open("w") as file:
        deadline = time.monotonic() + wait_seconds
        while not _taken(file):
            if time.monotonic() > deadline:
                raise SetupError(
                    f"Proses lain sudah lebih dari {wait_seconds:.0f} detik memegang {path}. "
                    "Tunggu sampai selesai (misalnya pemulihan cadangan), lalu coba lagi."
                )
            time.sleep(0.05)
        yield


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
