"""How far a target is: both readings until settled, what is missing, the pace, and the parts."""

import datetime as dt

import pytest

from payung.access.scope import Scope
from payung.membership.counts import counts
from payung.planning.readings import Method
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.targets import actions, queries
from payung.targets.models import Statement, Target
from payung.targets.proposed_target import ProposedTarget

from .conftest import (
    ANGGREK,
    DISTRICT,
    JUNE,
    KENANGA,
    MELATI,
    NOW,
    OTHER_DISTRICT,
    REGENCY,
    Worker,
    crowd,
    paid,
)

DECEMBER = Month.of(2025, 12)


@pytest.fixture
def target(rekaan: None) -> Target:
    """40 % at the end of 2024 and 20 % more, of 50 workers: 24 people one way, 30 the other."""
    proposed = ProposedTarget(
        region_code=REGENCY,
        base_month=Month.of(2024, 12),
        base_basis_points=4000,
        stated_basis_points=2000,
        deadline_month=DECEMBER,
        denominator=50,
        denominator_source="contoh",
        legal_source="contoh",
    )
    return actions.propose_target(proposed=proposed, by=None, at=NOW)


def settled(target: Target, method: str) -> Target:
    return actions.settle_target(target=target, method=method, because="contoh", by=None, at=NOW)


def test_both_readings_stand_until_one_is_settled(settle, target) -> None:
    settle(*crowd(MELATI, workers=50, covered=20))
    open_ = queries.target_progress(target, JUNE)
    assert not open_.is_settled
    assert [(way.reading.people, way.missing) for way in open_.ways] == [(24, 4), (30, 10)]
    closed = queries.target_progress(settled(target, Method.POINTS), JUNE)
    assert closed.is_settled
    assert [(way.reading.people, way.missing) for way in closed.ways] == [(30, 10)]


def test_the_pace_is_measured_on_the_months_before(settle, target) -> None:
    """Covered: 6 from December on, 8 in May, 9 in June: 3 people in 6 months. 24 - 9 = 15 are missing."""
    since_december = paid(*(f"2025-{month:02d}" for month in range(1, 7)), "2024-12")
    settle(
        *[Worker(basic=since_december)] * 6,
        *[Worker(basic=paid("2025-05", "2025-06"))] * 2,
        *[Worker(basic=paid("2025-06"))],
        *[Worker()] * 41,
    )
    progress = queries.target_progress(target, JUNE)
    pace = progress.ways[0].pace  # 24 people
    assert progress.counts.covered == 9
    assert (pace.gained, pace.over_months) == (9 - 6, 6)
    assert (pace.missing, pace.months_left, pace.needed_per_month) == (15, 6, 3)
    assert pace.at_deadline == 9 + 3 * 6 // 6
    assert pace.arrives == JUNE + 30  # 15 people at 3 in 6 months


def test_a_month_that_was_not_computed_has_no_progress(settle, target) -> None:
    settle(*crowd(MELATI, workers=5, covered=1))
    assert queries.target_progress(target, DECEMBER) is None


def test_the_next_deadline_that_has_not_passed_is_in_force(target) -> None:
    assert queries.target_in_force(REGENCY, DECEMBER) == target
    assert queries.target_in_force(REGENCY, DECEMBER + 1) is None
    assert queries.target_in_force(DISTRICT, JUNE) is None


def test_a_target_that_ended_is_still_shown_until_the_next_one(target) -> None:
    assert queries.target_to_show(REGENCY, DECEMBER) == target
    assert queries.target_to_show(REGENCY, DECEMBER + 1) == target
    assert queries.target_to_show(DISTRICT, DECEMBER + 1) is None


def test_an_open_target_says_how_to_settle_it(target) -> None:
    with pytest.raises(InputError, match="payung target settle"):
        queries.reading_in_force(target)


def test_parts_are_ranked_by_missing_people(settle, target) -> None:
    """24 - 10 = 14 are missing; the gaps are 10, 10 and 20: 3,5 + 3,5 + 7."""
    settle(
        *crowd(MELATI, workers=15, covered=5),
        *crowd(KENANGA, workers=15, covered=5),
        *crowd(ANGGREK, workers=20, covered=0),
    )
    actions.make_cascade(
        target=settled(target, Method.RELATIVE),
        key="gap",
        as_of_month=JUNE,
        because="contoh",
        by=None,
        at=NOW,
    )
    villages = queries.shares(target, DISTRICT, JUNE)
    assert [(s.region.code, s.given, s.goal, s.missing) for s in villages] == [
        (MELATI, 4, 9, 4),
        (KENANGA, 3, 8, 3),
    ]
    assert [s.needed_per_month for s in villages] == [1, 1]
    districts = queries.shares(target, REGENCY, JUNE)
    assert [(s.region.code, s.missing) for s in districts] == [(DISTRICT, 7), (OTHER_DISTRICT, 7)]
    one = queries.share_of(target, MELATI, JUNE)
    assert (one.given, one.counts.covered, one.counts.workers) == (4, 5, 15)


def test_without_a_cascade_parts_are_unknown_and_the_most_uncovered_come_first(
    settle, target
) -> None:
    settle(*crowd(MELATI, workers=5, covered=4), *crowd(KENANGA, workers=5, covered=1))
    found = queries.shares(target, DISTRICT, JUNE)
    assert [(s.region.code, s.given, s.missing) for s in found] == [
        (KENANGA, None, None),
        (MELATI, None, None),
    ]
    assert queries.share_of(target, MELATI, JUNE) is None


def test_a_village_without_people_in_the_register_has_no_counts(settle, target) -> None:
    settle(Worker())
    found = {s.region.code: s.counts for s in queries.shares(None, DISTRICT, JUNE)}
    assert found[KENANGA] is None
    assert found[MELATI].workers == 1


def test_parts_outside_the_scope_are_not_shown(settle) -> None:
    settle(Worker(), Worker(village=KENANGA))
    scope = Scope((RegionCode(MELATI),))
    assert [s.region.code for s in queries.shares(None, DISTRICT, JUNE, scope=scope)] == [MELATI]
    assert counts(DISTRICT, JUNE, scope=scope).workers == 1
    assert counts(DISTRICT, JUNE, scope=Scope(())) is None


def test_counts_are_summed_over_villages_and_segments(settle) -> None:
    settle(Worker(), Worker(segment="PU"), Worker(village=ANGGREK, basic=paid("2025-06")))
    found = counts(REGENCY, JUNE)
    assert (found.workers, found.covered, found.never, found.uncovered) == (3, 1, 2, 2)


def test_a_statement_stands_beside_what_the_register_proves(settle) -> None:
    """Said: 40 % or 20 people. Proven in June: 10 of 30, 33,33 %. So 6,67 points and 10 people more."""
    settle(*crowd(MELATI, workers=30, covered=10))
    for month, is_target in ((JUNE, False), (JUNE, True), (JUNE + 1, False)):
        Statement.objects.create(
            region_id=REGENCY,
            said_on=dt.date(2025, 6, 11),
            about_month=int(month),
            basis_points=4000,
            people=20,
            is_target=is_target,
            text="contoh",
            source="contoh",
        )
    fact, aim, unknown = queries.statements_beside_register(REGENCY)
    assert (fact.proven_basis_points, fact.difference_basis_points) == (3333, 667)
    assert fact.difference_people == 10
    assert (aim.proven_basis_points, aim.difference_basis_points) == (3333, None)
    assert (unknown.proven, unknown.difference_people) == (None, None)
    assert queries.statements_beside_register(DISTRICT) == []
