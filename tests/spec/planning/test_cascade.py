"""A target over districts and villages: sums that hold, keys that mean what they say, a second division."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.planning.cascade import Bounds, Division, Key, Place, divide
from payung.primitives.errors import InputError

# Two districts; gaps 60 + 20 and 100 + 20; workers 100 + 100 and 150 + 50.
PLACES = [
    Place("73.07.01.2001", workers=100, covered=40),
    Place("73.07.01.2002", workers=100, covered=80),
    Place("73.07.02.2001", workers=150, covered=50),
    Place("73.07.02.2002", workers=50, covered=30),
]
CODES = [place.code for place in PLACES]


def parts(division: Division) -> list[int]:
    return [division.villages[code] for code in CODES]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.GAP, [30, 10, 50, 10]),  # 100 of a gap of 200: each closes half of its own
        (Key.WORKFORCE, [30, 20, 38, 12]),  # 25 each for 100 workers; the second is full at 20
        (Key.EQUAL, [30, 20, 30, 20]),  # 25 each; two are full at 20 and the others take 5 more
    ],
)
def test_each_key_holds_one_thing_equal(key: Key, expected: list[int]) -> None:
    assert parts(divide(100, PLACES, key, Bounds())) == expected


def test_by_workforce_every_village_rises_by_the_same_points() -> None:
    division = divide(40, PLACES, Key.WORKFORCE, Bounds())
    assert parts(division) == [10, 10, 15, 5]  # 40 of 400 workers: ten points each


def test_a_village_that_can_bring_nobody_leaves_its_neighbours_no_double_load() -> None:
    empty = [Place(f"73.07.02.20{n:02d}", workers=0, covered=0) for n in (3, 4, 5)]
    division = divide(80, [*PLACES, *empty], Key.EQUAL, Bounds())
    assert parts(division) == [20, 20, 20, 20]


def test_villages_add_up_to_their_district() -> None:
    division = divide(99, PLACES, Key.GAP, Bounds())
    assert division.districts == {"73.07.01": 40, "73.07.02": 59}  # 39,6 and 59,4
    assert sum(parts(division)[:2]) == 40
    assert sum(parts(division)[2:]) == 59


def test_a_floor_lifts_the_small_and_a_ceiling_holds_the_full() -> None:
    lifted = divide(100, PLACES, Key.GAP, Bounds(floor=15))
    assert min(parts(lifted)) == 15
    held = divide(100, PLACES, Key.GAP, Bounds(ceiling_basis_points=8000))
    assert held.villages["73.07.01.2002"] == 0  # stands at 80 of 100 already
    assert held.villages["73.07.02.2002"] <= 10  # 80 % of 50 is 40, 30 are covered


def test_a_target_beyond_the_gap_of_the_register_says_how_many_do_not_fit() -> None:
    with pytest.raises(InputError, match="untuk 5 orang"):
        divide(205, PLACES, Key.GAP, Bounds())


def test_a_village_twice_is_refused() -> None:
    with pytest.raises(InputError, match=r"73\.07\.01\.2001 tertulis dua kali"):
        divide(1, [PLACES[0], PLACES[0]], Key.GAP, Bounds())


def test_in_mid_year_what_was_brought_counts_and_the_rest_is_divided_anew() -> None:
    """First 100 = 30 + 10 + 50 + 10. By June they brought 30, 0, 20 and 10: 40 are still missing."""
    now = [
        Place(place.code, place.workers, place.covered + brought)
        for place, brought in zip(PLACES, [30, 0, 20, 10], strict=True)
    ]
    again = divide(40, now, Key.GAP, Bounds(), {p.code: p.covered for p in PLACES})
    assert parts(again) == [0, 10, 30, 0]  # 30 - 30, 10 - 0, 50 - 20, 10 - 10


def test_a_village_that_ran_ahead_keeps_the_surplus_and_spares_the_others() -> None:
    """The first brought 60 instead of 30, so 40 are missing: nothing more for it, less for the others."""
    now = [Place(PLACES[0].code, 100, 100), *PLACES[1:]]
    again = divide(40, now, Key.GAP, Bounds(), {p.code: p.covered for p in PLACES})
    # Of the whole way of 100, district 1 would owe 40 and has brought 60: it owes nothing more.
    # The 40 still missing go to district 2 by its gaps, 100 : 20 = 33,3 and 6,7.
    assert parts(again) == [0, 0, 33, 7]


def test_a_village_that_lost_cover_starts_from_where_it_stands() -> None:
    now = [Place(PLACES[0].code, 100, 30), *PLACES[1:]]  # ten lapsed: 110 are missing, gap 210
    again = divide(110, now, Key.GAP, Bounds(), {p.code: p.covered for p in PLACES})
    # 110 over the gaps 90 and 120 is 47,1 and 62,9; then 47 over 70 : 20 and 63 over 100 : 20.
    assert parts(again) == [37, 10, 53, 10]


@st.composite
def villages(draw: st.DrawFn) -> list[Place]:
    rows = draw(
        st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=12)
    )
    return [
        Place(f"73.07.{i % 3 + 1:02d}.{2000 + i}", workers, min(workers, covered))
        for i, (workers, covered) in enumerate(rows)
    ]


@given(villages(), st.sampled_from(Key), st.integers(0, 50), st.integers(5000, 10_000), st.data())
def test_every_division_adds_up_and_stays_inside_each_gap(
    places: list[Place], key: Key, floor: int, ceiling: int, data: st.DataObject
) -> None:
    bounds = Bounds(floor, ceiling)
    rooms = {place.code: bounds.room(place) for place in places}
    least = sum(min(floor, room) for room in rooms.values())
    total = data.draw(st.integers(least, sum(rooms.values())))
    division = divide(total, places, key, bounds)
    assert sum(division.villages.values()) == sum(division.districts.values()) == total
    for district, people in division.districts.items():
        assert people == sum(n for c, n in division.villages.items() if c.startswith(district))
    for place in places:
        assert min(floor, rooms[place.code]) <= division.villages[place.code] <= rooms[place.code]
        assert rooms[place.code] <= place.gap


@given(villages(), st.sampled_from(Key), st.data())
def test_dividing_anew_before_anything_happened_changes_nothing(
    places: list[Place], key: Key, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(place.gap for place in places)))
    first = divide(total, places, key, Bounds())
    again = divide(total, places, key, Bounds(), {p.code: p.covered for p in places})
    assert again == first


@given(villages(), st.sampled_from(Key), st.data())
def test_a_village_that_did_exactly_its_part_owes_nothing_more(
    places: list[Place], key: Key, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(place.gap for place in places)))
    first = divide(total, places, key, Bounds()).villages
    done = [Place(p.code, p.workers, p.covered + first[p.code]) for p in places]
    again = divide(0, done, key, Bounds(), {p.code: p.covered for p in places})
    assert set(again.villages.values()) == {0}


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_the_villages_does_not_matter(order: tuple[int, ...]) -> None:
    mixed = [PLACES[i] for i in order]
    assert divide(77, mixed, Key.EQUAL, Bounds()) == divide(77, PLACES, Key.EQUAL, Bounds())


def test_no_ceiling_lets_a_village_bring_more_people_than_it_has_left() -> None:
    assert Bounds(ceiling_basis_points=20_000).room(PLACES[0]) == 60
