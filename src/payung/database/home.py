"""Where one installation of Payung keeps what belongs to it alone: the directory `PAYUNG_HOME`."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = ".payung"


def default_home() -> Path:
    """The absolute home: `PAYUNG_HOME`, else the nearest `.payung` upwards, else the checkout's."""
    chosen = os.environ.get("PAYUNG_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    here = Path.cwd()
    for directory in (here, *here.parents):
        if (directory / FOLDER).is_dir():
            return directory / FOLDER
    return (_checkout() or here) / FOLDER


def _checkout() -> Path | None:
    """The root of the source tree when this package runs from one."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() else None
