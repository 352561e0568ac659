"""Every row of every chapter, its numbers and days changed at random: a fast line is the slow one, byte
for byte."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from payung.law.cases import KINDS, evaluate
from payung.law.cases.lines import LineEvaluator
from payung.law.cases.replay import shape

TABLES = Path(__file__).parents[1]
NUMBERS = st.one_of(
    st.integers(0, 30),
    st.integers(0, 30_000_000),
    st.sampled_from([-1, 10**15, 10**15 + 1, 2**64, True, 2.5, 0.0, "3", None, [], {}]),
)
DAYS = st.one_of(
    st.dates(dt.date(2014, 1, 1), dt.date(2027, 12, 31)).map(str),
    st.sampled_from(["2019-12-01", "2019-12-02", "2025-02-23", "2025-02-24", "2025-2-3", "", 5]),
)


@cache
def _rows() -> list[dict[str, Any]]:
    found = []
    for table in sorted(TABLES.glob("*/cases.yaml")):
        for chapter in yaml.safe_load(table.read_text(encoding="utf-8"))["chapters"]:
            for row in chapter["cases"] if "kind" in chapter else []:
                inputs = chapter.get("given", {}) | row
                kept = {key: inputs[key] for key in inputs if key not in ("expect", "sum")}
                found.append({"kind": chapter["kind"], **json.loads(json.dumps(kept, default=str))})
    return found


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4::3] == "--"


def _changed(draw: st.DrawFn, value: Any) -> Any:
    """The value with some of its numbers and days changed."""
    if isinstance(value, dict):
        return {key: _changed(draw, one) for key, one in value.items()}
    if isinstance(value, list):
        return [_changed(draw, one) for one in value]
    if type(value) is int and draw(st.booleans()):
        return draw(NUMBERS)
    return draw(DAYS) if _is_day(value) and draw(st.booleans()) else value


@st.composite
def _alike(draw: st.DrawFn) -> list[dict[str, Any]]:
    row = draw(st.sampled_from(_rows()))
    return [_changed(draw, row) for _ in range(draw(st.integers(1, 6)))]


def test_the_chapters_ask_every_kind() -> None:
    assert {row["kind"] for row in _rows()} == set(KINDS)


@pytest.mark.parametrize("explain", ["id", "en", "tree"])
def test_a_fast_line_is_the_slow_one_byte_for_byte(
    explain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shape, "PATIENCE", 2)
    evaluator = LineEvaluator(explain)

    @settings(max_examples=150)
    @given(_alike())
    def _same(cases: list[dict[str, Any]]) -> None:
        for case in [*cases, *cases]:
            slow = json.dumps(evaluate({"id": 1, **case}, explain), ensure_ascii=False)
            assert evaluator.result(json.dumps({"id": 1, **case}).encode()) == slow

    _same()
