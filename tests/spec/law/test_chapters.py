"""The law as tables: every `cases.yaml` of a chapter is answered as it says.

A row gives the kind's inputs and, under `expect`, the figures (or the `error`, or the `confidence`).
`sum` shows the arithmetic and must equal the expected `total` of its row.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from payung.law.cases import evaluate

HERE = Path(__file__).parent
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
    result = evaluate({"kind": kind, "inputs": _as_json(given | inputs)})
    expected = dict(case["expect"])
    if wanted := expected.pop("error", None):
        assert re.search(wanted, result["error"])
        return
    assert "error" not in result, result.get("error")
    assert {key: result[key] for key in expected} == expected
    if "sum" in case:
        assert _total(case["sum"]) == expected["total"]


def _total(arithmetic: str) -> float:
    """The value of '48m + 24 x 500,000': millions with m, x for times, plus and minus."""
    plain = arithmetic.replace(",", "").replace("x", "*").replace("%", "/100")
    plain = re.sub(r"(\d+(?:\.\d+)?)m", r"\1*1000000", plain)
    assert re.fullmatch(r"[\d\s.+*/()-]+", plain)
    return round(float(eval(plain)), 6)
