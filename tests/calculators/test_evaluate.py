"""POST /api/law/evaluate: the answers of `payung law eval`, over HTTP, for anybody."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.calculators.api import endpoints
from payung.calculators.api.bodies import LARGEST_BODY, MOST_CASES, MOST_MONTHS, MOST_ROWS
from payung.calculators.api.examples import example
from payung.law.cases import KINDS
from payung.law.cases.lines import LineEvaluator

EVALUATE = "/api/law/evaluate"
FARMER = {"id": 7, "kind": "contribution", "segment": "BPU", "monthly_income": 1_000_000}
FARMER_NOW = FARMER | {"month": "2025-03"}
BUDGET = {"kind": "subsidy_budget", "segment": "BPU", "monthly_income": 1_000_000}


def ask(client, content, explain=""):
    body = content if isinstance(content, str | bytes) else json.dumps(content)
    query = f"?explain={explain}" if explain else ""
    return client.post(EVALUATE + query, body, content_type="application/json")


def test_one_case_gets_one_answer_and_no_cookie(visitor):
    answer = ask(visitor, FARMER_NOW)
    assert answer.status_code == 200
    assert answer.json()["total"] == 10_000 + 6_800
    assert answer.json()["id"] == 7
    assert not answer.cookies


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answers_as_the_command_line_does(visitor, kind):
    case = example(kind)
    line = LineEvaluator().result(json.dumps(case).encode())
    assert ask(visitor, case).json() == json.loads(line)


def test_the_nested_form_gives_the_same_answer(visitor):
    nested = {"id": 7, "kind": "contribution", "inputs": dict(list(FARMER_NOW.items())[2:])}
    assert ask(visitor, nested).json() == ask(visitor, FARMER_NOW).json()


def test_a_list_keeps_its_order_and_a_bad_case_spoils_no_other(visitor):
    answer = ask(visitor, [FARMER_NOW, FARMER | {"month": "2025-13"}, 5, FARMER_NOW])
    assert answer.status_code == 200
    first, second, third, fourth = answer.json()
    assert first == fourth
    assert "2025-13" in second["error"]
    assert "bukan catatan" in third["error"]


def test_one_bad_case_is_unprocessable_with_its_sentence(visitor):
    answer = ask(visitor, FARMER | {"month": "2025-13"})
    assert answer.status_code == 422
    assert answer.json()["id"] == 7
    assert "2025-03" in answer.json()["error"], "the sentence gives an example"


@pytest.mark.parametrize(("explain", "kind"), [("id", list), ("en", list), ("tree", dict)])
def test_the_explanation_comes_as_lines_or_as_a_tree(visitor, explain, kind):
    assert isinstance(ask(visitor, FARMER_NOW, explain).json()["explanation"], kind)


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ("", 422, "bukan JSON"),
        ("{", 422, "bukan JSON"),
        ('{"kind": "\\ud800"}', 422, "setengah huruf"),
        ('{"kind": "jht", "kind": "jht"}', 422, "'kind' ditulis lebih dari sekali"),
        (b"\xff\xfe", 422, "bukan JSON"),
        ("[" * 100_000, 422, "bukan JSON"),
        ('{"id": NaN}', 422, "NaN bukan bilangan"),
        ("9" * 5000, 422, "bukan JSON"),
        ("5", 422, "bukan catatan"),
        ('{"kind": []}', 422, "yang ada: contribution"),
        ("{}", 422, "yang ada: contribution"),
        (" " * (LARGEST_BODY + 1), 413, f"paling banyak {LARGEST_BODY}"),
        ([{}] * (MOST_CASES + 1), 413, f"{MOST_CASES + 1} kasus"),
        (BUDGET | {"months": 1200, "groups": [{}] * 17}, 422, f"paling banyak {MOST_MONTHS}"),
        ({"kind": "scholarship", "children": [{}] * (MOST_ROWS + 1)}, 422, "daftar 101 baris"),
        (FARMER_NOW | {"monthly_income": "sejuta"}, 422, "'monthly_income' berisi 'sejuta'"),
        (FARMER_NOW | {"monthly_income": -1}, 422, "0 atau lebih"),
        (FARMER | {"month": "1990-01"}, 422, "nilai tersedia mulai 2015-07-01"),
        (FARMER_NOW | {"income": 5}, 422, "'income' tidak dikenal"),
    ],
)
def test_what_cannot_be_answered_gets_a_sentence(visitor, body, status, sentence):
    answer = ask(visitor, body)
    assert answer.status_code == status
    assert sentence in answer.json()["error"]


def test_an_unknown_explanation_is_refused_with_the_words_there_are(visitor):
    answer = ask(visitor, FARMER_NOW, "fr")
    assert answer.status_code == 422
    assert answer.json() == {"error": "'explain' berisi 'fr'; harus salah satu dari: id, en, tree."}


def test_as_many_cases_as_allowed_are_answered(visitor):
    answers = ask(visitor, [FARMER_NOW] * MOST_CASES).json()
    assert [one["total"] for one in answers] == [16_800] * MOST_CASES


def test_a_request_that_takes_too_long_is_refused_whole(visitor, monkeypatch):
    monkeypatch.setattr(endpoints, "LONGEST_SECONDS", -1)
    answer = ask(visitor, [FARMER_NOW] * 3)
    assert answer.status_code == 413
    assert "Baru 1 dari 3 kasus" in answer.json()["error"]
    assert ask(visitor, FARMER_NOW).status_code == 200


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_case_is_answered_with_a_crash(kind, data):
    from django.test import Client

    fields = st.sampled_from(sorted(KINDS[kind].fields))
    spoilt = data.draw(st.dictionaries(fields, ANYTHING, max_size=2))
    client = Client(headers={"host": "localhost"})
    assert ask(client, example(kind) | spoilt).status_code in (200, 422)
