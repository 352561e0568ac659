"""The OpenAPI description: complete, resolvable, and it says what the law accepts."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from payung.calculators.api.examples import example
from payung.calculators.api.schema import expectation, field_schema
from payung.law.cases import KINDS, evaluate

from .json_schema import faults

SPEC = Path(__file__).parents[1] / "spec" / "law"


@pytest.fixture
def description(visitor):
    return visitor.get("/api/openapi.json").json()


def every(key, value):
    """All values under a key, anywhere."""
    if isinstance(value, dict):
        yield from ([value[key]] if key in value else [])
        for one in value.values():
            yield from every(key, one)
    elif isinstance(value, list):
        for one in value:
            yield from every(key, one)


def rows():
    """The specification of the law as cases."""
    for path in sorted(SPEC.glob("*/cases.yaml")):
        for chapter in yaml.safe_load(path.read_text(encoding="utf-8"))["chapters"]:
            for row in chapter["cases"] if "kind" in chapter else []:
                told = {k: v for k, v in row.items() if k not in ("expect", "sum", "source")}
                yield {"kind": chapter["kind"], **chapter.get("given", {}), **told}


def as_json(value):
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def test_it_has_the_form_of_openapi(description):
    assert description["openapi"].startswith("3.1")
    assert set(description) >= {"openapi", "info", "paths", "components"}
    operations = [one for path in description["paths"].values() for one in path.values()]
    assert sorted(one["operationId"] for one in operations) == ["evaluate", "kinds", "parameters"]
    assert all(one["summary"] and one["responses"] for one in operations)
    answers = [answer for one in operations for answer in one["responses"].values()]
    assert all(answer["description"] for answer in answers)


def test_every_reference_leads_somewhere(description):
    named = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert set(every("$ref", description)) <= named


def test_every_kind_is_described_and_its_example_fits_and_is_answered(description):
    named = description["components"]["schemas"]
    assert set(named["Case"]["discriminator"]["mapping"]) == set(KINDS)
    for kind in KINDS:
        assert faults(example(kind), named["Case"], named) == []
        result = evaluate(example(kind))
        assert "error" not in result
        assert faults(result, named["Result"], named) == []


def test_every_case_the_law_answers_satisfies_its_schema(description):
    named = description["components"]["schemas"]
    answered = [case for case in map(as_json, rows()) if "error" not in evaluate(case)]
    assert len(answered) > 50
    told = [(case, faults(case, named[f"Case_{case['kind']}"], named)) for case in answered]
    assert [one for one in told if one[1]] == []


@pytest.mark.parametrize(
    "change",
    [{"segment": "X"}, {"wage": "1"}, {"month": "2025-13"}, {"income": 1}, {"month": None}],
)
def test_the_schema_refuses_what_the_law_refuses(description, change):
    named = description["components"]["schemas"]
    case = example("contribution") | change
    assert "error" in evaluate(case)
    assert faults(case, named["Case"], named)


def test_each_field_says_what_is_expected_in_the_words_of_the_law():
    fields = [field for kind in KINDS.values() for field in kind.fields.values()]
    assert all(expectation(field) for field in fields)
    assert all("type" in field_schema(field) for field in fields)


def test_the_kinds_are_listed_with_schema_and_example(visitor):
    found = visitor.get("/api/law/kinds").json()
    assert [one["kind"] for one in found] == list(KINDS)
    assert all(one["schema"]["properties"]["kind"] == {"const": one["kind"]} for one in found)


def test_the_parameters_of_a_day_come_least_sure_first(visitor):
    told = visitor.get("/api/law/parameters?date=2019-12-01").json()
    values = {one["name"]: one["value"] for one in told["parameters"]}
    assert told["date"] == "2019-12-01"
    assert values["benefits.jkm.funeral"] == 3_000_000
    assert told["parameters"][0]["confidence"] == "UNVERIFIED"


def test_a_day_that_does_not_exist_is_refused(visitor):
    answer = visitor.get("/api/law/parameters?date=2019-02-30")
    assert answer.status_code == 422
    assert "'2019-02-30'" in answer.json()["error"]


def test_the_page_of_the_description_needs_nothing_from_elsewhere(visitor):
    page = visitor.get("/api/docs").content.decode()
    assert "http" not in page
    assert "/static/ninja/swagger-ui-bundle.js" in page
