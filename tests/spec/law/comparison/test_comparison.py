"""What if: the difference of two answers is complete, and empty between like cases."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from payung.law.cases import changed, compare
from payung.law.command import app
from payung.primitives.errors import InputError

CASE = {"kind": "contribution", "segment": "PU", "wage": 3_400_000, "month": "2025-03"}


@given(st.integers(0, 20_000_000), st.integers(0, 20_000_000))
def test_the_change_of_each_figure_is_after_less_before(one: int, two: int) -> None:
    found = compare(CASE | {"wage": one}, CASE | {"wage": two})
    total = next((figure for figure in found.figures if figure.name == "total"), None)
    before, after = found.before.figures["total"], found.after.figures["total"]
    assert (total is None) == (before == after)
    assert total is None or (total.before, total.after) == (before, after)
    assert found.rules == ()


def test_a_case_is_the_same_as_itself() -> None:
    found = compare(CASE, CASE)
    assert (found.figures, found.steps, found.rules) == ((), (), ())


def test_a_change_replaces_inputs_where_they_stand_and_null_takes_one_away() -> None:
    nested = {"kind": "kpi_count", "inputs": {"people": 5, "months": 3}}
    assert changed(nested, {"months": 6})["inputs"] == {"people": 5, "months": 6}
    assert changed(CASE, {"wage": None}) == {key: CASE[key] for key in CASE if key != "wage"}
    assert CASE["wage"] == 3_400_000


def test_the_command_tells_figures_and_rules() -> None:
    change = '{"programmes": ["JKK", "JKM", "JHT"]}'
    said = CliRunner().invoke(app, ["compare", json.dumps(CASE), change, "--language", "en"])
    assert "total: 18360 -> 212160" in said.output
    assert "JHT contribution of wage earners, worker's part: not used -> 2 %" in said.output


@pytest.mark.parametrize("words", [["{", "{}"], ["[1]", "{}"], [json.dumps(CASE), "bulan"]])
def test_what_is_no_record_is_refused(words: list[str]) -> None:
    refused = CliRunner().invoke(app, ["compare", *words])
    assert isinstance(refused.exception, InputError)
