"""Every legal value speaks Indonesian and English, and changes on the day the law changed."""

import datetime as dt
from pathlib import Path

import pytest

from payung.law.dated import Confidence, Value, all_parameters, parameter, read_parameters
from payung.law.explain import citation
from payung.primitives.errors import SetupError

VALUES = [value for one in all_parameters().values() for value in one.values]


def _name(value: Value) -> str:
    return f"{value.name} {value.since}"


@pytest.mark.parametrize("value", VALUES, ids=_name)
def test_a_value_is_described_in_both_languages(value: Value) -> None:
    assert value.description
    assert value.description_en
    assert bool(value.note) == bool(value.note_en)
    assert bool(value.conflict) == bool(value.conflict_en)
    assert bool(value.needed) == bool(value.needed_en)
    assert value.description_en in citation(value, "en")


def test_a_note_in_one_language_only_is_refused(tmp_path: Path) -> None:
    text = (
        "description: Contoh\ndescription_en: Example\n"
        "metadata: {unit: share, ends: open, confidence: SEEN, note: satu, "
        "reference: [{regulation: PP 1/2015}]}\nvalues: {2015-07-01: {value: 1}}\n"
    )
    (tmp_path / "tarif.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match="tulis 'note' bersama 'note_en'"):
        read_parameters(tmp_path)


@pytest.mark.parametrize("value", VALUES, ids=_name)
def test_a_value_begins_on_its_day_and_ends_before_the_next(value: Value) -> None:
    one, day = parameter(value.name), dt.timedelta(days=1)
    assert one.find(value.since) is value
    assert one.find(value.since - day) is not value
    if value.until is not None:
        assert one.find(value.until - day) is value
        assert one.find(value.until) is not value


def test_what_is_not_verified_says_what_is_needed() -> None:
    doubtful = [value for value in VALUES if value.confidence is Confidence.UNVERIFIED]
    assert doubtful
    assert all(value.needed and value.needed_en for value in doubtful)
    disputed = [value for value in VALUES if value.confidence is Confidence.CONFLICT]
    assert all(value.conflict for value in disputed)


IN_FORCE = {
    "PP 82/2019": dt.date(2019, 12, 2),
    "Permenaker 5/2021": dt.date(2021, 4, 1),
    "PP 6/2025": dt.date(2025, 2, 7),
}


@pytest.mark.parametrize("value", [one for one in VALUES if one.until], ids=_name)
def test_a_value_of_the_past_names_no_regulation_that_came_when_it_ended(value: Value) -> None:
    younger = [one for one, day in IN_FORCE.items() if value.until and day >= value.until]
    assert not [one for one in value.reference if one.regulation in younger]
