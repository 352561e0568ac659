"""Lines of cases: each gets its own answer or its own sentence, in order, whatever stands around it."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from payung.law.cases import evaluate
from payung.law.cases.batches import BLOCK, evaluate_stream
from payung.law.cases.lines import LineEvaluator
from payung.law.command import app
from payung.primitives.errors import InputError

BPU = {"kind": "contribution", "segment": "BPU", "monthly_income": 1000000, "month": "2025-03"}
PU = {"kind": "contribution", "segment": "PU", "wage": 3400000, "month": "2025-03"}
VALUES = st.sampled_from([0, -1, 1000000, 2700000, 10**16, True, 1.5, None, "x", [], {}])
CASES = st.fixed_dictionaries(
    {"kind": st.sampled_from(["contribution", "kpi_count", "x", 1])},
    optional={
        "segment": st.sampled_from(["BPU", "PU", "PMI", 3, []]),
        "monthly_income": VALUES,
        "wage": VALUES,
        "people": VALUES,
        "months": VALUES,
        "payer": st.sampled_from(["self", "apbd", "apbdes"]),
        "month": st.sampled_from(["2025-03", "2026-05", "2014-01", "9999-12", 5]),
        "programmes": st.sampled_from([["JKK"], ["JKK", "JP"], "JKK", [1]]),
        "other": VALUES,
    },
)


def _line(case: Any) -> bytes:
    return json.dumps(case).encode() + b"\n"


def _results(lines: list[bytes], **options: Any) -> list[dict[str, Any]]:
    return [
        json.loads(one)
        for block in evaluate_stream(io.BytesIO(b"".join(lines)), **options)
        for one in block.splitlines()
    ]


@given(st.lists(CASES, min_size=1, max_size=6))
def test_lines_answer_exactly_as_single_cases_do(cases: list[dict[str, Any]]) -> None:
    evaluator = LineEvaluator("id")
    for case in [*cases, *cases]:
        expected = evaluate({"id": 7, **case}, "id")
        assert json.loads(evaluator.result(_line({"id": 7, **case}))) == expected


def test_only_the_earnings_may_differ_between_cases_that_share_a_rule() -> None:
    lines = [_line({"id": n, **BPU, "monthly_income": n * 500_000}) for n in range(8)]
    lines += [_line({"id": n, **PU, "wage": n * 500_000}) for n in range(8)]
    totals = [one["total"] for one in _results(lines)]
    assert totals[:8] == [16800, 16800, 16800, 22800, 26800, 32800, 36300, 41300]
    assert totals[8:] == [n * 500_000 * 54 // 10_000 for n in range(8)]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (b"{oops\n", "bukan JSON"),
        (b"\xff\xfe\n", "bukan JSON"),
        (b"[1, 2]\n", "bukan catatan"),
        (_line({**BPU, "inputs": {"segment": "PU"}}), "'segment' ditulis dua kali"),
        (b'{"id": "\\ud800", "kind": "jht", "balance": 1}\n', "setengah huruf"),
        (b'{"id": 1, "kind": "jht", "balance": 1, "balance": 2}\n', "'balance' ditulis lebih"),
        (b"3\n", "bukan catatan"),
        (b"[" * 100_000 + b"\n", "bukan JSON"),
        (b'{"id": 1, "kind": "contribution", "inputs": 5}\n', "'inputs' harus"),
        (b'{"id": 1, "kind": "jp_ceiling", "year": NaN}\n', "'year' berisi nan"),
        (b'{"id": 1, "kind": ["contribution"]}\n', "'kind' berisi"),
        (_line({**BPU, "wage": 1}), "dikosongkan"),
        (
            _line({"kind": "contribution", "segment": "BPU"}),
            "'month' harus diisi: tahun-bulan, contoh",
        ),
        (_line({**BPU, "monthly_incom": 1}), "Mungkin maksudnya 'monthly_income'"),
        (_line({**BPU, "kind": "contributions"}), "Mungkin maksudnya 'contribution'"),
        (_line({**BPU, "village_funds_halved": "ya"}), "true atau false, contoh: true"),
        (_line({**BPU, "month": "9999-12"}), "sampai tahun 2200"),
        (
            _line({"kind": "subsidy_budget", "people": 1, "months": 10**9, "month": "2025-01"}),
            "1200",
        ),
        (_line({"kind": "jht", "balance": 10**15, "return_pct": 1e308}), "'return_pct' berisi"),
        (_line({"kind": "jp_ceiling", "year": 0}), "JP mulai 2015"),
        (
            _line({"kind": "benefit_jkm", "segment": "PU", "event_date": "2023-02-29"}),
            "tanggal yang ada",
        ),
    ],
)
def test_a_bad_line_gets_its_sentence_and_the_others_their_answers(
    bad: bytes, sentence: str
) -> None:
    results = _results([_line({"id": "a", **BPU}), bad, b"\n", _line({"id": "b", **BPU})])
    assert [one.get("id") for one in (results[0], results[2])] == ["a", "b"]
    assert [results[0]["total"], results[2]["total"]] == [16800, 16800]
    assert sentence in results[1]["error"]


def test_order_is_kept_over_several_processes() -> None:
    count = 2 * BLOCK // 90
    lines = [_line({"id": n, **BPU, "monthly_income": n * 1000}) for n in range(count)]
    lines[count // 2] = b"broken\n"
    command = [sys.executable, "-c", "from payung.law.command import app; app()"]
    answered = subprocess.run(
        [*command, "eval", "--jobs", "2"], input=b"".join(lines), capture_output=True, check=True
    )
    results = [json.loads(one) for one in answered.stdout.splitlines()]
    ids = [one["id"] for one in results]
    assert ids == [None if n == count // 2 else n for n in range(count)]
    assert results == _results(lines, jobs=1)


def test_the_command_answers_standard_input() -> None:
    answered = CliRunner().invoke(app, ["eval", "--explain", "en"], input=_line({"id": 1, **BPU}))
    result = json.loads(answered.output)
    assert (result["id"], result["total"], result["confidence"]) == (1, 16800, "SEEN-3P")
    assert "since 2015-07-01" in result["explanation"][0]


def test_the_mark_that_windows_writes_before_a_file_is_no_fault() -> None:
    answered = CliRunner().invoke(app, ["eval"], input=b"\xef\xbb\xbf" + _line({"id": 1, **BPU}))
    assert json.loads(answered.output)["total"] == 16800


def test_an_unknown_kind_of_explanation_is_refused() -> None:
    refused = CliRunner().invoke(app, ["eval", "--explain", "fr"], input=b"")
    assert isinstance(refused.exception, InputError)


def test_the_list_of_parameters_starts_with_what_is_not_verified() -> None:
    listed = CliRunner().invoke(app, ["parameters", "--on", "2026-05-01"]).output.splitlines()
    assert listed[0].startswith("UNVERIFIED")
    assert listed[1].strip().startswith("diperlukan:")
    assert not any("relief_2020" in line for line in listed)
    everything = CliRunner().invoke(app, ["parameters"]).output
    assert "relief_2020.share = 99 %, sejak 2020-08-01 sampai sebelum 2021-02-01" in everything


def test_a_day_that_is_none_is_refused() -> None:
    refused = CliRunner().invoke(app, ["parameters", "--on", "kemarin"])
    assert isinstance(refused.exception, InputError)
