"""The people behind any other figure: its count, its pages and the regions it may be asked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.scope import Scope
from payung.coverage.bridge import Cell, Span
from payung.coverage.status import Status
from payung.membership.counts import counts
from payung.membership.models import CoverageRun
from payung.primitives.region_code import RegionCode
from payung.register.models import Person
from payung.targets.queries.named_list import people_by_status, people_of_change

from .conftest import ANGGREK, DISTRICT, EVERYWHERE, JUNE, KENANGA, MELATI, REGENCY, Worker, paid

SPAN = Span(JUNE + -1, JUNE)
workers = st.builds(
    Worker,
    full_name=st.sampled_from(["Andi", "Baso", "Cica"]),
    village=st.sampled_from([MELATI, KENANGA, ANGGREK]),
    hamlet=st.sampled_from(["", "Barat", "Timur"]),
    rt=st.sampled_from(["", "001", "002"]),
    basic=st.integers(0, (1 << 12) - 1),
    until_month=st.sampled_from([None, None, int(JUNE)]),
    end_reason=st.sampled_from(["died", "moved"]),
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(workers, max_size=30))
def test_the_pages_of_a_list_are_the_list_by_place_and_name(settle, people) -> None:
    Person.objects.all().delete()
    settle(*people)
    run = CoverageRun.objects.get()
    for code in (MELATI, DISTRICT, REGENCY):
        known = counts(code, JUNE)
        for status in (*Status, None):
            listed = people_by_status(EVERYWHERE, run, code, JUNE, status)
            assert len(_in_order(listed)) == listed.count()
            if status in (None, Status.COVERED, Status.NEVER):
                expected = getattr(known, status or "workers") if known else 0
                assert listed.count() == expected
        for cell in Cell:
            changed = people_of_change(EVERYWHERE, run, code, SPAN, cell)
            assert len(_in_order(changed)) == changed.count()


def _in_order(listed, size: int = 4) -> list[int]:
    """Everybody of all pages, once, in the order in which the villages are gone through on foot."""
    rows = [r for number in range(1, listed.count() // size + 2) for r in listed.page(number, size)]
    village = dict(Person.objects.values_list("pk", "village_id"))
    places = [
        (village[r.person_id], r.hamlet == "", r.hamlet, r.rw, r.rt, r.full_name, r.person_id)
        for r in rows
    ]
    assert places == sorted(places)
    assert len({row.person_id for row in rows}) == len(rows)
    return [row.person_id for row in rows]


@pytest.mark.parametrize(
    ("codes", "reached"),
    [((REGENCY,), 3), ((DISTRICT,), 2), ((MELATI, ANGGREK), 2), ((KENANGA,), 1), ((), 0)],
)
def test_a_list_of_the_regency_reaches_as_far_as_its_reader(settle, codes, reached) -> None:
    settle(*(Worker(village=code, basic=paid("2025-06")) for code in (MELATI, KENANGA, ANGGREK)))
    scope = Scope(tuple(RegionCode(code) for code in codes))
    listed = people_by_status(scope, CoverageRun.objects.get(), REGENCY, JUNE, Status.COVERED)
    assert listed.count() == reached == len(listed.page())
