"""What "20 % more" means, read both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.planning.readings import Method, read_target, readings
from payung.primitives.errors import InputError


def test_twenty_percent_more_than_forty_is_48_of_the_base_and_60_in_points() -> None:
    relative, points = readings(4000, 2000, 125_000)
    assert (relative.share_basis_points, relative.people) == (4800, 125_000 * 48 // 100)
    assert (points.share_basis_points, points.people) == (6000, 125_000 * 60 // 100)


@pytest.mark.parametrize(
    ("method", "base", "stated", "workers", "share", "people"),
    [
        # The June statement of the regency: 33,6 % x 1,2 = 40,32 %.
        (Method.RELATIVE, 3360, 2000, 125_000, 4032, 50_400),
        # 33,33 % x 1,2 = 39,996 %: shown as 40,00 %, counted as 39,996 people, so 40 of 100.
        (Method.RELATIVE, 3333, 2000, 100, 4000, 40),
        (Method.RELATIVE, 3333, 2000, 100_000, 4000, 39_996),
        # 40 % of 7 workers is 2,8: three people reach it, two do not.
        (Method.ABSOLUTE, 0, 4000, 7, 4000, 3),
        (Method.ABSOLUTE, 9999, 4000, 125_000, 4000, 50_000),
        (Method.POINTS, 4797, 2000, 140_769, 6797, 95_681),  # 140.769 x 67,97 % = 95.680,69
        (Method.POINTS, 0, 0, 5, 0, 0),
    ],
)
def test_the_people_are_the_smallest_number_that_reaches_the_share(
    method: Method, base: int, stated: int, workers: int, share: int, people: int
) -> None:
    found = read_target(
        method, base_basis_points=base, stated_basis_points=stated, denominator=workers
    )
    assert (found.share_basis_points, found.people) == (share, people)


def test_a_target_above_everybody_is_flagged_and_not_cut() -> None:
    relative, points = readings(9000, 2000, 100)
    assert (relative.people, relative.above_whole) == (108, True)
    assert (points.people, points.above_whole) == (110, True)
    assert not readings(8000, 2000, 100)[1].above_whole  # exactly 100 %


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 10**7))
def test_one_person_fewer_would_not_reach_the_share(base: int, more: int, workers: int) -> None:
    relative, points = readings(base, more, workers)
    for found, share_of_1e8 in (
        (relative, base * (10_000 + more)),
        (points, (base + more) * 10_000),
    ):
        assert found.people * 10**8 >= share_of_1e8 * workers
        assert (found.people - 1) * 10**8 < share_of_1e8 * workers


def test_missing_is_never_negative() -> None:
    reading = readings(4000, 2000, 100)[0]
    assert (reading.missing(40), reading.missing(48), reading.missing(50)) == (8, 0, 0)


@pytest.mark.parametrize(("base", "more", "workers"), [(-1, 0, 10), (0, -1, 10), (0, 0, 0)])
def test_impossible_values_end_in_a_sentence_with_an_example(
    base: int, more: int, workers: int
) -> None:
    with pytest.raises(InputError, match="contoh"):
        readings(base, more, workers)
