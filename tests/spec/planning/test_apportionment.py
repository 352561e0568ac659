"""Parts that add up exactly, within bounds, as near to the entitlements as whole people allow."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.planning.apportionment import apportion
from payung.primitives.errors import InputError


@pytest.mark.parametrize(
    ("total", "weights", "floors", "ceilings", "parts"),
    [
        (10, [1, 1, 2], None, None, [3, 2, 5]),  # 2,5 + 2,5 + 5: the tie goes to the first code
        (7, [3, 2, 1], None, None, [4, 2, 1]),  # 3,5 + 2,33 + 1,17
        (100, [50, 30, 20], None, None, [50, 30, 20]),
        (0, [5, 5], None, None, [0, 0]),
        (10, [90, 5, 5], [0, 2, 2], None, [6, 2, 2]),  # 9 + 0,5 + 0,5, two lifted to 2
        (12, [6, 3, 3], None, [4, 9, 9], [4, 4, 4]),  # the first is full at 4; 8 over 3 : 3
        (9, [6, 2, 1], None, [3, 9, 9], [3, 4, 2]),  # 6 are left over 2 : 1, in proportion
        (5, [0, 1], None, None, [0, 5]),
        (5, [0, 1], [2, 0], [9, 9], [2, 3]),  # no weight: the floor and no more
        (4, [1, 1], [2, 2], [2, 2], [2, 2]),
        (0, [], None, None, []),
    ],
)
def test_a_total_is_divided_by_weights_within_bounds(
    total: int,
    weights: list[int],
    floors: list[int] | None,
    ceilings: list[int] | None,
    parts: list[int],
) -> None:
    assert apportion(total, weights, floors, ceilings) == parts


@pytest.mark.parametrize(
    ("total", "weights", "floors", "ceilings", "says"),
    [
        (3, [1, 1], [2, 2], None, "lebih 1 orang"),  # 2 + 2 = 4 > 3
        (9, [1, 1], None, [4, 4], "untuk 1 orang"),  # 4 + 4 = 8 < 9
        (5, [0, 0], None, None, "untuk 5 orang"),  # nobody has a weight
        (5, [], None, None, "untuk 5 orang"),
        (5, [1, 1], [3, 0], [2, 5], "Wilayah ke-1"),
        (5, [1, -1], None, None, "negatif"),
        (-5, [1], None, None, "negatif"),
        (5, [1, 1], [0], None, "sama banyak"),
    ],
)
def test_an_impossible_division_says_by_how_much(
    total: int, weights: list[int], floors: list[int] | None, ceilings: list[int] | None, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        apportion(total, weights, floors, ceilings)


@st.composite
def divisions(
    draw: st.DrawFn, places: int = 8, most: int = 200
) -> tuple[int, list[int], list[int], list[int]]:
    """A total with weights, floors and ceilings that allow it."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(1, most), st.integers(0, most), st.integers(0, most)),
            min_size=1,
            max_size=places,
        )
    )
    floors = [low for _, low, _ in rows]
    ceilings = [low + more for _, low, more in rows]
    total = draw(st.integers(sum(floors), sum(ceilings)))
    return total, [weight for weight, _, _ in rows], floors, ceilings


@given(divisions())
def test_parts_add_up_exactly_and_keep_their_bounds(
    case: tuple[int, list[int], list[int], list[int]],
) -> None:
    total, weights, floors, ceilings = case
    parts = apportion(total, weights, floors, ceilings)
    assert sum(parts) == total
    assert all(lo <= p <= hi for lo, p, hi in zip(floors, parts, ceilings, strict=True))
    assert parts == apportion(total, weights, floors, ceilings)


@given(divisions(), st.data())
def test_a_region_with_more_weight_never_gets_less(
    case: tuple[int, list[int], list[int], list[int]], data: st.DataObject
) -> None:
    total, weights, floors, ceilings = case
    i = data.draw(st.integers(0, len(weights) - 1))
    before = apportion(total, weights, floors, ceilings)[i]
    heavier = [*weights[:i], weights[i] + data.draw(st.integers(0, 300)), *weights[i + 1 :]]
    assert apportion(total, heavier, floors, ceilings)[i] >= before


@given(st.integers(0, 500), st.lists(st.integers(1, 100), min_size=2, max_size=8))
def test_of_two_regions_with_the_same_bounds_the_heavier_gets_at_least_as_much(
    total: int, weights: list[int]
) -> None:
    parts = apportion(total, weights)
    for i, j in product(range(len(weights)), repeat=2):
        assert weights[i] <= weights[j] or parts[i] >= parts[j]


@given(divisions(places=4, most=6))
def test_no_other_whole_division_lies_nearer_to_the_entitlements(
    case: tuple[int, list[int], list[int], list[int]],
) -> None:
    total, weights, floors, ceilings = case
    entitled = _by_trying_who_is_bound(total, weights, floors, ceilings)

    def distance(parts: list[int]) -> Fraction:
        return sum(((p - e) ** 2 for p, e in zip(parts, entitled, strict=True)), Fraction(0))

    every = product(*(range(lo, hi + 1) for lo, hi in zip(floors, ceilings, strict=True)))
    best = min(distance(list(parts)) for parts in every if sum(parts) == total)
    assert distance(apportion(total, weights, floors, ceilings)) == best


def _by_trying_who_is_bound(
    total: int, weights: list[int], floors: list[int], ceilings: list[int]
) -> list[Fraction]:
    """The entitlements found the slow way: every choice of who stands at a bound, then check it."""
    for choice in product(["free", "floor", "ceiling"], repeat=len(weights)):
        fixed = {"floor": floors, "ceiling": ceilings}
        held = sum(fixed[c][i] for i, c in enumerate(choice) if c != "free")
        free = sum(weights[i] for i, c in enumerate(choice) if c == "free")
        m = Fraction(total - held, free) if free else _multiplier(choice, weights, floors, ceilings)
        wanted = [
            min(max(m * w, lo), hi) for w, lo, hi in zip(weights, floors, ceilings, strict=True)
        ]
        if sum(wanted) == total:
            return [Fraction(x) for x in wanted]
    raise AssertionError("no multiplier found")


def _multiplier(
    choice: tuple[str, ...], weights: list[int], floors: list[int], ceilings: list[int]
) -> Fraction:
    """With nobody free: a multiplier at which everybody at the ceiling has reached it."""
    reached = [Fraction(ceilings[i], weights[i]) for i, c in enumerate(choice) if c == "ceiling"]
    return max(reached, default=Fraction(0))
