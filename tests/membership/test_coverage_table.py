"""The table of `payung coverage` tells two villages of one name apart, also in a narrow terminal."""

from __future__ import annotations

import pytest

from payung.membership.commands import _table

ROW = {
    "programme": "BASIC",
    "month": "2024-12",
    "region_name": "Pattongko",
    "denominator": 115383,
    "numerator": 46153,
    "unknown": 1204,
    "percent_lower": 40.0,
    "percent_upper": 41.04,
    "source": "berkas contoh",
}
CODES = ("99.07.04.2005", "99.07.08.2007")


def test_at_80_columns_the_whole_code_stands_on_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _table([{**ROW, "region_code": code} for code in CODES])
    lines = capsys.readouterr().out.splitlines()
    for code in CODES:
        (line,) = [line for line in lines if code in line]
        assert "Pattongko" in line
        assert "115383" in line
        assert line.rstrip().endswith("41.04")  # the last column is whole too
