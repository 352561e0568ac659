"""Who is not proven covered, and why: one list, its count, its pages and its filter links."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.scope import Scope
from payung.membership.counts import counts
from payung.membership.models import CoverageRun
from payung.primitives.errors import InputError, SetupError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.register.models import Person
from payung.targets.queries import GapFilters, Order, Reason, gap_list, gap_pages

from .conftest import (
    ANGGREK,
    DISTRICT,
    EVERYWHERE,
    JUNE,
    KENANGA,
    MELATI,
    REGENCY,
    Worker,
    paid,
)

EARLIER = 1 | 2 | 16  # JKK and JKM were paid together before the months we know


@pytest.mark.parametrize(
    ("worker", "reason", "since", "until"),
    [
        (Worker(basic=0), Reason.NEVER, None, None),
        (Worker(basic=paid("2025-05")), Reason.GRACE, None, "2025-08"),  # May and three months
        (Worker(basic=paid("2025-03")), Reason.GRACE, None, "2025-06"),
        (Worker(basic=paid("2025-02")), Reason.LAPSED, "2025-03", None),
        (Worker(basic=paid("2024-11", "2025-01")), Reason.LAPSED, "2025-02", None),
        (Worker(before=EARLIER), Reason.LAPSED, None, None),  # before the months we know
        (Worker(identity="unusable"), Reason.NIK, None, None),
        (Worker(identity="undecided"), Reason.MATCH, None, None),
        (Worker(identity="unusable", basic=paid("2025-01")), Reason.LAPSED, "2025-02", None),
    ],
)
def test_everybody_not_covered_has_one_reason_with_its_month(
    settle, worker, reason, since, until
) -> None:
    settle(worker)
    (row,) = gap_list(EVERYWHERE, MELATI, JUNE).page()
    assert row.reason == reason
    assert row.since == (since and Month.parse(since))
    assert row.until == (until and Month.parse(until))


@pytest.mark.parametrize(
    "worker",
    [
        Worker(basic=paid("2025-06")),
        Worker(until_month=int(JUNE), end_reason="moved"),
        Worker(from_month=int(JUNE) + 1),
    ],
)
def test_the_covered_those_who_left_and_those_not_yet_workers_are_not_on_it(settle, worker) -> None:
    settle(worker)
    assert gap_list(EVERYWHERE, MELATI, JUNE).count() == 0


def test_a_row_says_who_where_what_and_the_cheapest_way_in(settle) -> None:
    settle(
        Worker(
            full_name="Besse Rekaan",
            hamlet="Bonto",
            rw="002",
            rt="004",
            nik="9907014107800001",
            birth_date=dt.date(1980, 7, 1),
            village_role="kader",
        )
    )
    (row,) = gap_list(EVERYWHERE, MELATI, JUNE).page()
    assert (row.full_name, row.hamlet, row.rw, row.rt) == ("Besse Rekaan", "Bonto", "002", "004")
    assert row.age == 44  # 45 on 1 July
    assert row.nik_masked == "9907**********01"
    assert (row.village_role, row.occupation) == ("kader", "Petani/Pekebun")
    assert row.monthly_from == 10_000 + 6_800  # JKK 1 % of Rp1.000.000 and JKM


def test_a_wage_earner_gets_no_price_for_the_self_employed(settle) -> None:
    settle(Worker(segment="PU"))
    assert gap_list(EVERYWHERE, MELATI, JUNE).page()[0].monthly_from is None


def test_it_goes_by_hamlet_and_neighbourhood_with_numbers_as_numbers(settle) -> None:
    settle(
        Worker(full_name="D", rt="10"),
        Worker(full_name="C", rt="2"),
        Worker(full_name="B", rt="002"),
        Worker(full_name="A", rt=""),
        Worker(full_name="E", hamlet="Barat", rt="99"),
    )
    names = [row.full_name for row in gap_list(EVERYWHERE, MELATI, JUNE).page()]
    assert names == ["E", "A", "B", "C", "D"]  # not written first, then 002, 2, 10


def test_it_can_be_sorted_by_name_reason_or_age(settle) -> None:
    settle(
        Worker(full_name="B", birth_date=dt.date(1990, 1, 1), basic=paid("2025-01")),
        Worker(full_name="A", birth_date=dt.date(1960, 1, 1)),
        Worker(full_name="C", basic=paid("2025-05")),
    )

    def names(order: str) -> list[str]:
        return [row.full_name for row in gap_list(EVERYWHERE, MELATI, JUNE, order=order).page()]

    assert names(Order.NAME) == ["A", "B", "C"]
    assert names(Order.REASON) == ["C", "B", "A"]  # grace, lapsed, never
    assert names(Order.AGE) == ["A", "B", "C"]  # oldest first, unknown last


def test_a_name_is_searched_as_it_is_written(settle) -> None:
    settle(Worker(full_name="Andi 100% Rekaan"), Worker(full_name="Andi 1000 Rekaan"))

    def found(name: str) -> int:
        return gap_list(EVERYWHERE, MELATI, JUNE, GapFilters(name=name)).count()

    assert (found("andi"), found("100%"), found("_"), found("' OR 1=1 --")) == (2, 1, 0, 0)


def test_people_ticked_by_hand_are_a_filter_that_the_scope_still_holds(settle) -> None:
    here, _other, elsewhere = settle(Worker(), Worker(), Worker(village=ANGGREK))
    ticked = GapFilters(people=frozenset({here.pk, elsewhere.pk}))
    rows = gap_list(EVERYWHERE, MELATI, JUNE, ticked).page()
    assert [row.person_id for row in rows] == [here.pk]
    assert gap_list(EVERYWHERE, MELATI, JUNE, GapFilters(people=frozenset())).count() == 0


@pytest.mark.parametrize(
    ("codes", "asked", "people"),
    [
        ([REGENCY], REGENCY, 3),
        ([REGENCY], DISTRICT, 2),
        ([DISTRICT], REGENCY, 2),  # never more than the scope
        ([MELATI, ANGGREK], REGENCY, 2),
        ([MELATI], KENANGA, 0),
        ([], REGENCY, 0),
    ],
)
def test_it_reaches_as_far_as_the_scope_and_no_farther(settle, codes, asked, people) -> None:
    settle(Worker(village=MELATI), Worker(village=KENANGA), Worker(village=ANGGREK))
    scope = Scope(tuple(RegionCode(code) for code in codes), unplaced=True)
    listing = gap_list(scope, asked, JUNE)
    assert listing.count() == len(listing.page()) == people


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: GapFilters(reason="malas"),
        lambda: GapFilters(segment="XX"),
        lambda: gap_list(EVERYWHERE, MELATI, JUNE, order="nik"),
        lambda: gap_list(EVERYWHERE, "'; DROP TABLE x --", JUNE),
    ],
)
def test_a_filter_order_or_region_that_does_not_exist_is_refused(rekaan, wrong) -> None:
    with pytest.raises(InputError):
        wrong()


def test_before_anything_was_computed_it_says_what_to_do(rekaan) -> None:
    CoverageRun.objects.all().delete()
    with pytest.raises(SetupError, match="payung coverage"):
        gap_list(EVERYWHERE, MELATI, JUNE)


@pytest.mark.parametrize(
    ("month", "says"), [("2025-07", "baru sampai 2025-06"), ("2024-09", "di luar jendela")]
)
def test_a_month_that_was_not_computed_says_what_to_do(rekaan, month, says) -> None:
    with pytest.raises(InputError, match=says):
        gap_list(EVERYWHERE, MELATI, Month.parse(month))


workers = st.builds(
    Worker,
    village=st.sampled_from([MELATI, KENANGA]),
    basic=st.sampled_from(
        [0, paid("2025-06"), paid("2025-04"), paid("2024-12"), paid("2024-12", "2025-06")]
    ),
    before=st.sampled_from([0, EARLIER]),
    identity=st.sampled_from(["usable", "unusable", "undecided"]),
    hamlet=st.sampled_from(["", "Barat", "Timur"]),
    rt=st.sampled_from(["", "1", "002"]),
    segment=st.sampled_from(["BPU", "PU"]),
    until_month=st.sampled_from([None, None, int(JUNE), int(JUNE) + 1]),
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(workers, max_size=30))
def test_every_figure_is_the_length_of_its_list(settle, people) -> None:
    """Cells, counts of filter links, pages and stream agree for every region, reason and place."""
    Person.objects.all().delete()
    settle(*people)
    for code in (MELATI, DISTRICT):
        everybody = gap_list(EVERYWHERE, code, JUNE)
        known = counts(code, JUNE)
        assert everybody.count() == (known.uncovered if known else 0)
        in_order = [row.person_id for row in everybody.stream()]
        assert in_order == _all_pages(everybody)
        assert everybody.count() == len(in_order)
        _check_links(code, everybody, known)


def _all_pages(listing, size: int = 7) -> list[int]:
    pages = range(1, listing.count() // size + 2)
    seen = [row.person_id for number in pages for row in listing.page(number, size)]
    assert len(seen) == len(set(seen))
    return seen


def _check_links(code, everybody, known) -> None:
    by_reason = everybody.by_reason()
    for reason, people in by_reason.items():
        narrowed = gap_list(EVERYWHERE, code, JUNE, GapFilters(reason=reason.value))
        rows = list(narrowed.stream())
        assert people == narrowed.count() == len(rows)
        assert {row.reason for row in rows} <= {reason}
        assert narrowed.by_reason() == by_reason
    for hamlet, people in everybody.by_hamlet().items():
        narrowed = gap_list(EVERYWHERE, code, JUNE, GapFilters(hamlet=hamlet))
        assert people == narrowed.count() == sum(narrowed.by_neighbourhood().values())
        for (_, rw, rt), some in narrowed.by_neighbourhood().items():
            asked = GapFilters(hamlet=hamlet, rw=rw, rt=rt)
            assert gap_list(EVERYWHERE, code, JUNE, asked).count() == some
    if known:
        assert by_reason[Reason.NEVER] == known.never
        assert by_reason[Reason.LAPSED] == known.lapsed
        assert by_reason[Reason.GRACE] == known.grace
        assert by_reason[Reason.NIK] + by_reason[Reason.MATCH] == known.unknown


def _many(settle) -> None:
    """Names and days repeat, the covered stand among the uncovered, and the first are no workers yet."""
    june, day = paid("2025-06"), dt.date(1980, 1, 1)
    settle(
        *(Worker(full_name=f"A {n % 3}", from_month=int(JUNE) + 1) for n in range(40)),
        *(
            Worker(full_name=f"B {n % 4}", basic=june if n % 5 else 0, birth_date=day, segment="PU")
            for n in range(40)
        ),
        *(Worker(full_name=f"C {n % 4}", village=ANGGREK, before=EARLIER) for n in range(5)),
        *(Worker(full_name="D", identity="unusable", birth_date=day) for _ in range(3)),
        *(Worker(full_name="E", village=KENANGA, basic=paid("2025-05")) for _ in range(3)),
        Worker(full_name="F", until_month=int(JUNE) - 1, end_reason="aged_out", jht=june),
    )


@pytest.mark.parametrize(
    ("filters", "people"),
    [
        (GapFilters(), 8 + 5 + 3 + 3 + 1),
        (GapFilters(segment="PU"), 8),
        (GapFilters(reason="lapsed"), 5),
        (GapFilters(reason="nik"), 3),
        (GapFilters(reason="grace", segment="BPU"), 3),
        (GapFilters(reason="match"), 0),
        (GapFilters(name="b 0"), 2),
    ],
)
def test_the_pages_of_a_regency_are_its_list_in_every_order(
    settle, monkeypatch, filters, people
) -> None:
    monkeypatch.setattr(gap_pages, "LEAST_LOOKED_AT", 1)
    _many(settle)
    for order in Order:
        listed = gap_list(EVERYWHERE, REGENCY, JUNE, filters, order)
        assert _all_pages(listed, size=3) == [row.person_id for row in listed.stream()]
        assert listed.count() == people


def test_who_stands_far_back_is_found_in_the_whole_list(settle, monkeypatch) -> None:
    monkeypatch.setattr(gap_pages, "MOST_LOOKED_AT", 501)
    _many(settle)
    listed = gap_list(EVERYWHERE, REGENCY, JUNE, order="name")
    assert _all_pages(listed, size=3) == [row.person_id for row in listed.stream()]
