"""A key ring of its own for a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from payung.access.numbers.ring import Key, Ring, new_ring
from payung.access.numbers.sources import FILE_NAME, write_secret

BARE = Ring((Key(0, b"k" * 32),))


@pytest.fixture
def ring_file(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    before_rings = getattr(request, "param", "") == "from before rings"
    write_secret(tmp_path / "kunci", (BARE if before_rings else new_ring()).text())
    return tmp_path / "kunci"
