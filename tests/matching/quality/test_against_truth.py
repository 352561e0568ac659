"""`payung match evaluate`: pairs held against known truth, with visible arithmetic."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from payung.matching.command import app
from payung.matching.quality.evaluate import Line, Question, evaluate
from payung.matching.quality.measure import Measured
from payung.primitives.errors import InputError

PAIRS = """left_id,right_id,probability,decision
a,1,0.99,match
b,2,0.98,match
c,9,0.95,match
d,4,0.60,review
e,8,0.30,review
"""
TRUTH = "left_id,right_id\na,1\nb,2\nc,3\nd,4\n"
# found and true: a1 b2. Found, not true: c9. True, not found: c3 (nowhere) and d4 (in review).
ALL = Measured(true=2, false=1, missed=2, reviews=2, true_in_review=1, rows=5)
LEFT = """id,village_code,recorded_on
a,99.01.01.2001,2026-01-01
b,9901012001,2023-01-01
c,99.01.01.2002,2010-01-01
d,99.01.01.2002,
e,,2025-12-01
f,99.01.01.2003,2025-12-01
"""


@pytest.fixture
def question(tmp_path: Path) -> Question:
    (tmp_path / "pairs.csv").write_text(PAIRS)
    (tmp_path / "truth.csv").write_text(TRUTH)
    return Question(tmp_path / "pairs.csv", tmp_path / "truth.csv")


def _with_left(question: Question) -> Question:
    left = question.pairs.with_name("left.csv")
    left.write_text(LEFT)
    return Question(question.pairs, question.truth, left)


def _called(question: Question, *more: str) -> str:
    arguments = ["evaluate", "--pairs", str(question.pairs), "--truth", str(question.truth), *more]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_pair_is_true_false_or_missed_and_a_review_decides_nothing(question: Question) -> None:
    assert evaluate(question) == [Line("all", "", ALL)]
    assert ALL.precision.value == 2 / 3
    assert ALL.recall.value == 2 / 4
    assert ALL.f1.value == pytest.approx(2 * 2 / (2 * 2 + 1 + 2))
    assert ALL.recall_after_review.value == 3 / 4
    assert ALL.reviews_per_thousand == 400


def test_each_village_and_age_of_record_has_its_line_and_they_add_up(question: Question) -> None:
    lines = evaluate(_with_left(question))
    villages = {line.group: line.measured for line in lines if line.kind == "village"}
    assert villages["99.01.01.2001"] == Measured(2, 0, 0, 0, 0, rows=2)
    assert villages["99.01.01.2002"] == Measured(0, 1, 2, 1, 1, rows=2)
    assert villages["99.01.01.2003"].f1.value is None  # nothing found, nothing true
    ages = {line.group: line.measured for line in lines if line.kind == "age"}
    assert ages == {
        "0": Measured(1, 0, 0, 1, 0, rows=3),
        "2-4": Measured(1, 0, 0, 0, 0, rows=1),
        "10+": Measured(0, 1, 1, 0, 0, rows=1),
        "": Measured(0, 0, 1, 1, 1, rows=1),
    }
    for kind in ("village", "age"):
        for name in ("true", "false", "missed", "reviews"):
            parts = [getattr(line.measured, name) for line in lines if line.kind == kind]
            assert sum(parts) == getattr(ALL, name), (kind, name)


def test_villages_may_stand_beside_the_truth_instead(question: Question) -> None:
    question.truth.write_text("left_id,right_id,village_code\na,1,X\nb,2,X\nc,3,Y\nd,4,Y\n")
    groups = {line.group: line.measured.true for line in evaluate(question)[1:]}
    assert groups == {"": 0, "X": 2, "Y": 0}


def test_in_one_list_a_pair_is_the_same_in_either_order(question: Question) -> None:
    question.truth.write_text("left_id,right_id\n1,a\n2,b\n")
    assert evaluate(question)[0].measured.true == 0
    turned = Question(question.pairs, question.truth, one_list=True)
    assert evaluate(turned)[0].measured.true == 2


def test_the_table_says_shares_with_their_intervals(question: Question) -> None:
    table = _called(question)
    assert "0,6667 (0,2077-0,9385)" in table  # Wilson, 2 of 3
    assert "Benar 2, salah 1, terlewat 2 (di antaranya 1 menunggu diperiksa)" in table


def test_csv_and_json_hold_the_same_figures(question: Question) -> None:
    left = ["--left", str(_with_left(question).left)]
    as_json = json.loads(_called(question, "--format", "json", *left))
    as_csv = list(csv.DictReader(io.StringIO(_called(question, "--format", "csv", *left))))
    assert as_json[0]["f1"] == 0.571429
    assert [row["group"] for row in as_csv] == [row["group"] for row in as_json]
    assert [float(row["reviews_per_thousand"] or -1) for row in as_csv] == [
        -1 if row["reviews_per_thousand"] is None else row["reviews_per_thousand"]
        for row in as_json
    ]


WRONG = {
    "no decision": ("left_id,right_id\na,1\n", "tidak punya kolom decision"),
    "other decision": ("left_id,right_id,decision\na,1,ya\n", "berisi 'ya'"),
    "empty": ("", "tidak dapat dibaca"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_file_that_cannot_be_judged_says_what_is_expected(question: Question, case: str) -> None:
    content, sentence = WRONG[case]
    question.pairs.write_text(content)
    with pytest.raises(InputError, match=sentence):
        evaluate(question)


def test_a_truth_without_pairs_measures_nothing(question: Question) -> None:
    question.truth.write_text("left_id,right_id\n")
    with pytest.raises(InputError, match="tidak memuat satu pasangan pun"):
        evaluate(question)


def test_a_file_that_is_not_there_and_dates_that_are_none_are_named(question: Question) -> None:
    with pytest.raises(InputError, match="tidak ditemukan"):
        evaluate(Question(question.pairs, question.pairs.with_name("none.csv")))
    question.truth.write_text("left_id,right_id,recorded_on\na,1,kemarin\n")
    with pytest.raises(InputError, match="kemarin"):
        evaluate(question)
    arguments = ["evaluate", "--pairs", "p", "--truth", "t", "--as-of", "kemarin"]
    assert "2026-11-30" in str(CliRunner().invoke(app, arguments).exception)
