"""The reference page names every column that is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from payung.intake.columns import SOURCES_OF_FUNDS
from payung.intake.formats.known import LAYOUTS
from payung.intake.formats.layout import Layout
from payung.intake.sheets import limits

PAGE = (Path(__file__).parents[2] / "docs/reference/file-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_column_of_a_layout_is_named(layout: Layout) -> None:
    missing = [names[0] for names in layout.headers.values() if names[0] not in PAGE]
    assert missing == []


def test_the_limits_and_sources_of_funds_are_the_real_ones() -> None:
    assert f"{limits.FILE_BYTES // limits.MEGABYTE} MB" in PAGE
    assert f"{limits.COLUMNS} columns" in PAGE
    assert f"first {limits.HEADER_ROWS} rows" in PAGE.replace("\n", " ")
    assert all(source in PAGE for source in SOURCES_OF_FUNDS)
