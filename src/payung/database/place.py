"""Where the files of a server lie: under its home, or under /var/lib when root's home is closed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from payung.database.account import Account
from payung.primitives.errors import SetupError

OPEN_ROOT = Path("/var/lib/payung")
"""Root's choice when the server's account cannot enter the home. Not /var/tmp: that is swept."""


def make_home(home: Path) -> None:
    """Make the home when it does not exist: closed, but root lets the server's account through."""
    _make(home, 0o711 if os.geteuid() == 0 else 0o700)


def base_directory(home: Path, account: Account | None) -> Path:
    """The directory that holds the server's data and socket."""
    if account is None or account.can_enter(home):
        return home
    base = open_root() / hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    _make(base, 0o711)
    return base


def open_root() -> Path:
    """The directory of root that every account may pass through."""
    _make(OPEN_ROOT, 0o755)
    return OPEN_ROOT


def hand_over(path: Path, account: Account | None) -> None:
    """Make a directory for the server alone (mode 0700), owned by its account."""
    path.mkdir(mode=0o700, exist_ok=True)
    if account:
        os.chown(path, account.uid, account.gid)


def _make(directory: Path, mode: int) -> None:
    if directory.is_dir():
        return
    try:
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(mode)
    except OSError as problem:
        raise SetupError(
            f"Direktori {directory} tidak dapat dibuat ({problem.strerror}). Pilih tempat yang "
            "dapat ditulisi dengan PAYUNG_HOME, misalnya PAYUNG_HOME=$HOME/payung."
        ) from problem
