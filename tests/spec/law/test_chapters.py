"""The law as tables: every `cases.yaml` of a chapter is answered as it says.

A row gives the kind's inputs and, under `expect`, the figures (or the `error`, or the `confidence`).
`sum` shows the arithmetic and must equal the expected `total` of its row. A failing row says for whom
which figure changed, and which values in which file it rests on.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from payung.law import Value, all_parameters
from payung.law.cases import answer_case, evaluate
from payung.law.explain import Step
from payung.law.explain.render import value_text

HERE = Path(__file__).parent
PARAMETERS = "src/payung/law/parameters"
FILES = sorted(path for path in HERE.glob("*/cases.yaml") if path.parent.name != "worker")


def _rows() -> list[Any]:
    rows = []
    for path in FILES:
        for chapter in yaml.safe_load(path.read_text(encoding="utf-8"))["chapters"]:
            for place, case in enumerate(chapter["cases"], start=1):
                name = f"{path.parent.name}: {chapter['title']} {place}"
                rows.append(pytest.param(chapter["kind"], chapter.get("given", {}), case, id=name))
    return rows


def _as_json(value: Any) -> Any:
    """YAML reads dates; a case carries them as text."""
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize(("kind", "given", "case"), _rows())
def test_the_law_answers_as_the_table_says(
    kind: str, given: dict[str, Any], case: dict[str, Any]
) -> None:
    inputs = {key: one for key, one in case.items() if key not in ("expect", "sum", "source")}
    asked = {"kind": kind, "inputs": _as_json(given | inputs)}
    result, expected = evaluate(asked), dict(case["expect"])
    if wanted := expected.pop("error", None):
        assert re.search(wanted, result["error"])
        return
    assert "error" not in result, result.get("error")
    if {key: result[key] for key in expected} != expected:
        pytest.fail(changed_for_whom(asked, expected, result), pytrace=False)
    if "sum" in case:
        assert _total(case["sum"]) == expected["total"]


STATED = {
    *("Saldo JHT", "JP dibayar", "Iuran dinyatakan", "Cakupan perlindungan"),
    "Saldo JHT dengan hasil pengembangan",
}
"""Steps that only repeat or count what was asked; no law sets their amount."""


def _uncited(step: Step, is_cited: bool = False) -> list[str]:
    """The steps with an amount that neither they nor what they belong to cite a source for."""
    is_cited = is_cited or bool(step.parameters)
    if step.parts:
        return [name for part in step.parts for name in _uncited(part, is_cited)]
    return [step.what.id] if step.amount and not is_cited else []


@pytest.mark.parametrize(("kind", "given", "case"), _rows())
def test_each_amount_of_the_law_names_its_article(
    kind: str, given: dict[str, Any], case: dict[str, Any]
) -> None:
    inputs = {key: one for key, one in case.items() if key not in ("expect", "sum", "source")}
    if "error" not in case["expect"]:
        found = answer_case({"kind": kind, "inputs": _as_json(given | inputs)})
        assert set(_uncited(found.explanation)) <= STATED


def changed_for_whom(
    asked: dict[str, Any], expected: dict[str, Any], result: dict[str, Any]
) -> str:
    """The case, each figure as written and as it comes out now, and the values behind it."""
    who = ", ".join(f"{name} {value}" for name, value in asked["inputs"].items())
    figures = [
        f"  {name}: written {expected[name]}, now {result[name]}{_by(expected[name], result[name])}"
        for name in expected
        if result[name] != expected[name]
    ]
    used = sorted(answer_case(asked).explanation.used, key=lambda value: value.name)
    return "\n".join([f"{asked['kind']} for {who}", *figures, "It rests on", *map(_rest, used)])


def _by(before: Any, after: Any) -> str:
    numbers = type(before) is int and type(after) is int
    return f" ({after - before:+,})" if numbers else ""


def _rest(value: Value) -> str:
    return f"  {value.name} = {value_text(value, 'en')} since {value.since}: {_file(value.name)}"


def _file(name: str) -> str:
    """The file of a parameter: the longest part of its name that is one."""
    parts = name.split(".")
    folder = Path(__file__).parents[3] / PARAMETERS
    found = next(
        "/".join(parts[:end])
        for end in range(len(parts), 0, -1)
        if (folder / "/".join(parts[:end])).with_suffix(".yaml").exists()
    )
    return f"{PARAMETERS}/{found}.yaml"


def test_a_failing_row_names_the_person_the_change_and_the_file() -> None:
    asked = {"kind": "contribution", "inputs": {"segment": "BPU", "monthly_income": 1_000_000}}
    asked["inputs"] |= {"month": "2025-03"}
    said = changed_for_whom(asked, {"total": 26_800}, evaluate(asked))
    assert "contribution for segment BPU, monthly_income 1000000, month 2025-03" in said
    assert "total: written 26800, now 16800 (-10,000)" in said
    assert f"jkk_rate = 1 % since 2015-07-01: {PARAMETERS}/contributions/bpu/jkk_rate.yaml" in said


def test_every_parameter_has_its_file() -> None:
    assert all(_file(name).endswith(".yaml") for name in all_parameters())


def _total(arithmetic: str) -> float:
    """The value of '48m + 24 x 500,000': millions with m, x for times, plus and minus."""
    plain = arithmetic.replace(",", "").replace("x", "*").replace("%", "/100")
    plain = re.sub(r"(\d+(?:\.\d+)?)m", r"\1*1000000", plain)
    assert re.fullmatch(r"[\d\s.+*/()-]+", plain)
    return round(float(eval(plain)), 6)
