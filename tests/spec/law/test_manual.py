"""The printed manual says what the tables and parameters say now."""

import runpy
from pathlib import Path


def test_the_manual_is_fresh() -> None:
    manual = runpy.run_path(str(Path(__file__).parent / "manual.py"))
    written = manual["PAGE"].read_text(encoding="utf-8")
    assert written == manual["page"](), "run: python tests/spec/law/manual.py"
