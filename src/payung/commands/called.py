"""How the command is called from where its reader stands."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def called() -> str:
    """`payung` where the shell finds this very script by that name, else the way to it."""
    script = Path(sys.executable).with_name("payung")
    found = shutil.which("payung")
    if found and Path(found).samefile(script):
        return "payung"
    here = Path.cwd()
    return str(script.relative_to(here) if script.is_relative_to(here) else script)
