"""Every check has an example in the reference, and the example raises that check."""

from __future__ import annotations

import pytest

from payung.intake.checks.document import tried
from payung.intake.checks.examples import EXAMPLES, Row

CASES = [(kind, name, rows) for kind, known in EXAMPLES.items() for name, rows in known.items()]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_check_has_an_example_and_every_example_a_check(kind: str) -> None:
    assert {check.id for check in tried(kind, [{}]).checks} == set(EXAMPLES[kind])


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_good_row_raises_nothing(kind: str) -> None:
    verdict = tried(kind, [{}])
    assert (verdict.refused, verdict.doubts, verdict.accepted.height) == ([], {}, 1)


@pytest.mark.parametrize(("kind", "name", "rows"), CASES, ids=[f"{k}-{n}" for k, n, _ in CASES])
def test_an_example_raises_its_check(kind: str, name: str, rows: list[Row]) -> None:
    verdict = tried(kind, rows)
    assert name in {refusal.check_id for refusal in verdict.refused} | set(verdict.doubts)
