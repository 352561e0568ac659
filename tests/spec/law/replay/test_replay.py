"""A replayed answer is the law's own, word for word; what cannot be replayed is refused, not guessed."""

import datetime as dt
import json
import operator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payung.law.cases import KINDS, evaluate
from payung.law.cases.answer import Answer
from payung.law.cases.lines import LineEvaluator
from payung.law.cases.replay import Shape
from payung.law.cases.replay.number import Traced
from payung.law.cases.replay.shape import TRIALS
from payung.law.cases.replay.tape import Run, Tape
from payung.law.cases.shaping import Shaper, put_back
from payung.law.explain import Step, Text, money

RUPIAH = st.one_of(st.integers(0, 40_000_000), st.sampled_from([0, 416_666, 416_667, 10_547_400]))
DAYS = st.one_of(
    st.dates(dt.date(2015, 6, 1), dt.date(2026, 12, 31)),
    st.sampled_from([dt.date(2019, 12, 1), dt.date(2019, 12, 2), dt.date(2025, 2, 24)]),
).map(str)
CHILDREN = st.lists(
    st.fixed_dictionaries(
        {"level": st.sampled_from(["SD", "PT"]), "years_left": st.integers(0, 6)},
        optional={"age": st.integers(0, 25)},
    ),
    max_size=3,
)
SEGMENTS = st.sampled_from(["BPU", "PU"])
CASES = st.one_of(
    st.fixed_dictionaries(
        {
            "kind": st.just("contribution"),
            "segment": st.just("PU"),
            "wage": RUPIAH,
            "month": st.sampled_from(["2020-09", "2025-02", "2025-03"]),
            "programmes": st.sampled_from([["JKK"], ["JKK", "JKM", "JHT", "JP"]]),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("contribution"),
            "segment": st.just("BPU"),
            "monthly_income": RUPIAH,
            "month": st.sampled_from(["2025-03", "2026-05"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("benefit_jkk_death"),
            "segment": SEGMENTS,
            "wage": RUPIAH,
            "event_date": DAYS,
            "children": CHILDREN,
            "jht_balance": RUPIAH,
            "people": st.integers(0, 9),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("benefit_jkm"),
            "segment": SEGMENTS,
            "event_date": DAYS,
            "consecutive_paid_months": st.integers(0, 5),
            "contribution_years": st.integers(0, 6),
            "children": CHILDREN,
        },
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("subsidy_budget"),
            "segment": st.just("PU"),
            "wage": RUPIAH,
            "people": st.integers(0, 9_999),
            "months": st.just(3),
            "month": st.just("2025-01"),
            "programmes": st.just(["JKK", "JKM", "JHT", "JP"]),
        },
        optional={"payer_share_per_person": RUPIAH},
    ),
    st.fixed_dictionaries(
        {"kind": st.just("jht"), "balance": RUPIAH, "return_pct": st.sampled_from([0, 5.37])},
        optional={"monthly_contribution": RUPIAH},
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("benefit_jkk_incapacity"),
            "segment": SEGMENTS,
            "wage": RUPIAH,
            "event_date": DAYS,
            "months": st.integers(0, 30),
        }
    ),
)
SHARED = {explain: LineEvaluator(explain) for explain in ("id", "en", "tree")}


@settings(max_examples=40)
@given(st.lists(CASES, min_size=1, max_size=8), st.sampled_from(["id", "en", "tree"]))
def test_a_line_that_is_replayed_says_what_the_law_says(
    cases: list[dict[str, Any]], explain: str
) -> None:
    for case in cases:
        line = json.dumps({"id": 1, **case}).encode()
        assert json.loads(SHARED[explain].result(line)) == evaluate({"id": 1, **case}, explain)


def test_contributions_are_replayed_after_the_trials_not_followed_again() -> None:
    asked: list[int] = []

    def follow(inputs: dict[str, Any]) -> Answer:
        asked.append(1)
        due = inputs["wage"] * 3
        return Answer({"total": due}, Step(Text("a", "b"), due, "IDR", Text(money(due), "")))

    shape = Shape([("wage",)], follow, lambda answer: dict(answer.figures))
    texts = [shape.text([wage], lambda wage=wage: {"wage": wage}) for wage in range(20)]
    assert texts == [f'{{"total": {3 * wage}}}' for wage in range(20)]
    assert len(asked) == 1 + 1 + TRIALS


def test_a_law_that_hides_a_condition_is_found_out_and_followed_every_time() -> None:
    def follow(inputs: dict[str, Any]) -> Answer:
        wage = inputs["wage"]
        kind = "whole" if isinstance(wage, int) else "something else"
        return Answer({"kind": kind}, Step(Text("a", "b"), 0, "IDR"))

    shape = Shape([("wage",)], follow, lambda answer: dict(answer.figures))
    texts = {shape.text([wage % 5], lambda wage=wage: {"wage": wage % 5}) for wage in range(99)}
    assert texts == {'{"kind": "whole"}'}


def test_a_refused_case_gets_its_own_sentence_and_the_others_are_still_replayed() -> None:
    evaluator = LineEvaluator("id")
    case = {"kind": "subsidy_budget", "segment": "PU", "people": 3, "months": 1, "month": "2025-01"}
    for wage, share in [
        (2_000_000, 5),
        (2_000_000, 90_000),
        (3_000_000, 70_000),
        (9_000_000, 7),
    ] * 3:
        asked = {"id": 1, **case, "wage": wage, "payer_share_per_person": share}
        assert json.loads(evaluator.result(json.dumps(asked).encode())) == evaluate(asked, "id")


def _traced() -> Traced:
    return Run(Tape(1), [7]).inputs()[0]


@pytest.mark.parametrize(
    "use",
    [
        lambda number: int(number),
        lambda number: {number},
        lambda number: float(number),
        lambda number: range(number),
        lambda number: number * 0.5,
        lambda number: f"{number:>8}",
        lambda number: operator.truediv(number, 2),
    ],
)
def test_what_cannot_be_replayed_is_refused(use: Any) -> None:
    with pytest.raises(TypeError):
        use(_traced())


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=9))
def test_a_tape_takes_the_way_its_number_takes(numbers: list[int]) -> None:
    def steps(number: Any) -> Any:
        if number < 0:
            return abs(number) % 4
        return min(number, 5) // 2 + number if number else 1 - number

    tape = Tape(1)
    for number in numbers:
        run = Run(tape, [number])
        result = steps(run.inputs()[0])
        _, entries = tape.replay([number])
        place = result.place if isinstance(result, Traced) else None
        assert (result if place is None else entries[place]) == steps(number)


def test_a_shape_is_a_case_without_its_numbers_and_days() -> None:
    shaper = Shaper(KINDS["benefit_jkm"].fields)
    one = {"segment": "PU", "event_date": "2025-03-01", "children": [{"level": "SD", "age": 7}]}
    two = {"segment": "PU", "event_date": "2024-01-31", "children": [{"level": "SD", "age": 9}]}
    other = {"segment": "PU", "event_date": "2024-01-31", "children": [{"level": "SMP", "age": 9}]}
    assert shaper.shaped(one).key == shaper.shaped(two).key != shaper.shaped(other).key
    found = shaper.shaped(one)
    assert found.values == [dt.date(2025, 3, 1), 7]
    assert put_back(one, found.paths, ["x", "y"])["children"] == [{"level": "SD", "age": "y"}]


@pytest.mark.parametrize("odd", [True, 1.0, "1", None, -1, 10**16, [1]])
def test_an_odd_value_stays_in_the_shape_and_gets_its_sentence(odd: Any) -> None:
    shaper = Shaper(KINDS["benefit_jkk_death"].fields)
    assert shaper.shaped({"wage": odd}).values == []
