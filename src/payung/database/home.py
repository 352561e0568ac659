"""Where one installation of Payung keeps what belongs to it alone: the directory `PAYUNG_HOME`."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = ".payung"


def default_home() -> Path:
    """The absolute home: `PAYUNG_HOME`, else the nearest `.payung` upwards, else the checkout's.

    The search upwards ends at the checkout, so that a newer one never takes another's data.
    """
    chosen = os.environ.get("PAYUNG_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    here, checkout = Path.cwd(), _checkout()
    for directory in (here, *here.parents):
        if directory == checkout or (directory / FOLDER).is_dir():
            return directory / FOLDER
    return (checkout or here) / FOLDER


def _checkout() -> Path | None:
    """The root of the source tree when this package runs from one."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() else None
