"""`payung match` writes over nothing that it reads, and says so before it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from payung.matching.run import Request, run
from payung.primitives.errors import InputError


@pytest.fixture
def left(tmp_path: Path) -> Path:
    path = tmp_path / "L.csv"
    path.write_text("id,full_name\n1,Sitti Aminah\n2,Baso Hamzah\n")
    return path


def test_the_result_never_takes_the_place_of_an_input(left: Path) -> None:
    before = left.read_bytes()
    with pytest.raises(InputError, match="akan hilang tertimpa"):
        run(Request(left, None, left))
    assert left.read_bytes() == before


def test_a_folder_is_no_place_for_the_result(left: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="adalah folder"):
        run(Request(left, None, tmp_path))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["L.csv"]


def test_weights_go_to_a_folder_that_exists(left: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="untuk --save-weights"):
        run(Request(left, None, tmp_path / "o.csv", True, None, tmp_path / "no" / "w.json"))
