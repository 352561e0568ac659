"""The worker rule by its table of cases (cases.yaml beside this file)."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from payung.law.worker import (
    REASONS,
    Evidence,
    OccupationClass,
    judge,
    occupation_class,
    occupation_labels,
    reason_text,
)
from payung.primitives.programme import Segment

SPEC = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
CASES = [case for chapter in SPEC["chapters"] for case in chapter["cases"]]


def _evidence(case: dict[str, Any]) -> Evidence:
    return Evidence(
        birth_date=case.get("born"),
        occupation=case.get("occupation"),
        village_role=case.get("role"),
        receives_incentive=case.get("incentive"),
        is_vulnerable=case.get("vulnerable"),
        life_status=case.get("status"),
        status_on=case.get("event"),
        segment=Segment(case["segment"]) if "segment" in case else None,
    )


@pytest.mark.parametrize("case", CASES, ids=[str(number + 1) for number in range(len(CASES))])
def test_the_register_evidence_gives_the_stated_judgement(case: dict[str, Any]) -> None:
    judged = judge(_evidence(case), SPEC["as_of"])
    found = {
        "verdict": judged.verdict.value,
        "reason": judged.reason,
        "segment": judged.segment or "",
        "from": None if judged.from_month is None else str(judged.from_month),
        "until": None if judged.until_month is None else str(judged.until_month),
        "end": judged.end_reason,
    }
    assert {key: found[key] for key in case["expect"]} == case["expect"]


def test_the_table_shows_every_reason() -> None:
    assert {case["expect"].get("reason") for case in CASES} - {None} == set(REASONS)


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert all(reason_text(one).endswith(".") for one in REASONS)
    assert all(reason_text(one, "en").endswith(".") for one in REASONS)


def test_the_official_list_is_whole() -> None:
    labels = occupation_labels()
    assert len(labels) == len(set(labels)) == 99
    by_class = {
        kind: sum(occupation_class(label) is kind for label in labels) for kind in OccupationClass
    }
    assert by_class == {
        OccupationClass.NOT_WORKING: 4,
        OccupationClass.CIVIL_SERVICE: 20,
        OccupationClass.EITHER: 30,
        OccupationClass.LIKELY_BPU: 34,
        OccupationClass.LIKELY_PU: 11,
        OccupationClass.EMPTY: 0,
        OccupationClass.UNKNOWN: 0,
    }


def test_no_law_of_age_before_the_programme_began() -> None:
    with pytest.raises(Exception, match="mulai 2015-07-01"):
        judge(Evidence(birth_date=dt.date(1990, 1, 1), occupation="PETANI"), dt.date(2015, 6, 30))
