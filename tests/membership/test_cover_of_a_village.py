"""The figure of a village, counted by hand beside what the office computes."""

import json

import pytest

from payung.coverage import Cell, Cover
from payung.membership import queries
from payung.membership.bridge_command import bridge as bridge_command
from payung.membership.commands import Format
from payung.membership.counts import counts_by_month
from payung.membership.cover.in_duckdb import count_in_duckdb
from payung.membership.cover.run import compute_coverage
from payung.membership.models import CoverageRun, Protection
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode

from .conftest import NOW, VILLAGE, membership, paid, worker

pytestmark = pytest.mark.django_db
MARCH, FEBRUARY = Month.parse("2025-03"), Month.parse("2025-02")


@pytest.fixture
def village(rekaan):
    """Ten workers: covered 3, grace 1, lapsed 2, never 2, unknown 2."""
    paid(membership("Aco", person=worker("Aco")), "2025-01", 3)
    paid(membership("Becce", person=worker("Becce")), "2025-03")
    split = membership("Cora", person=worker("Cora"))  # two payers of one month
    paid(split, "2025-03", programmes=1)
    paid(split, "2025-03", programmes=2)
    paid(membership("Daeng", person=worker("Daeng")), "2025-01", 2)  # through February: grace
    paid(membership("Ecce", person=worker("Ecce")), "2024-01", 6)  # through June: lapsed
    paid(
        membership("Fatimah", person=worker("Fatimah")), "2020-01", 12
    )  # before the window: lapsed
    worker("Gaffar")  # never
    paid(membership("Hasan", person=worker("Hasan")), "2025-03", programmes=1)  # JKK alone: never
    worker("Indo", nik_state="damaged").__class__.objects.filter(full_name="Indo").update(
        birth_date=None
    )
    paid(
        membership("Jumriah", person=worker("Jumriah"), decision="review"), "2025-03", 1
    )  # unknown
    paid(membership("Nobody"), "2025-03")
    compute_coverage(at=NOW, through=MARCH, by=None)


def test_every_worker_has_one_status(village):
    figure = queries.indicator(VILLAGE, month=MARCH)
    assert (figure.covered, figure.grace, figure.lapsed, figure.never, figure.unknown) == (
        3,
        1,
        2,
        2,
        2,
    )
    assert figure.workers == 10
    assert (figure.lower_text, figure.upper_text) == ("30,0 %", "50,0 %")


def test_a_possible_match_gives_neither_cover_nor_takes_it_away(village):
    jumriah = Protection.objects.get(person__full_name="Jumriah")
    assert (jumriah.identity, jumriah.basic) == ("undecided", 0)


def test_the_insurers_count_is_explained_by_whom_its_members_belong_to(village):
    # Aco, Becce, Cora are workers; Jumriah is in review; Nobody is in no village's list.
    assert queries.active_participants(VILLAGE, month=MARCH) == {"BPU": 5}
    standing = queries.standing_of_participants(VILLAGE, month=MARCH)
    assert standing == {"worker": 3, "other": 0, "review": 1, "nobody": 1}


def test_one_programme_alone_is_counted_for_itself(village):
    assert queries.indicator(VILLAGE, month=MARCH, cover=Cover.JKK).covered == 4  # and Hasan
    assert queries.indicator(VILLAGE, month=MARCH, cover=Cover.JKM).covered == 3


def test_the_regency_is_the_sum_of_its_villages(village):
    assert queries.indicator("99.07", month=MARCH).workers == 10
    assert queries.indicator("99.07.04.2006", month=MARCH).workers == 0


def test_the_command_writes_the_bridge_in_lines_that_add_up(village, capsys):
    bridge_command("2025-02", "2025-03", code=VILLAGE, output=Format.JSON)
    workers = {row["line"]: row["workers"] for row in json.loads(capsys.readouterr().out)}
    start, end = workers.pop("start"), workers.pop("end")
    assert {line: people for line, people in workers.items() if people} == {"new": 2, "lapsed": -1}
    assert start + sum(workers.values()) == end == 3


@pytest.mark.parametrize("output", [Format.TABLE, Format.CSV])
def test_the_bridge_also_comes_as_a_table_and_as_csv(village, capsys, output):
    bridge_command("2025-02", "2025-03", code=VILLAGE, output=output)
    assert "iurannya tidak dilanjutkan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [("2025-02", "2031-01", "2031-01 belum dihitung"), ("2025-03", "2025-02", "harus sebelum")],
)
def test_the_command_refuses_months_it_cannot_compare(village, first, last, says):
    with pytest.raises(InputError, match=says):
        bridge_command(first, last, code=VILLAGE)


def test_the_bridge_explains_the_change_and_adds_up(village):
    bridge = queries.bridge(VILLAGE, first=FEBRUARY, last=MARCH)
    # February: Aco, Daeng. March: Aco, Becce, Cora.
    assert (bridge.start, bridge.end) == (2, 3)
    assert bridge.cells == {Cell.STAYED: 1, Cell.NEW: 2, Cell.LAPSED: 1}


def test_every_month_of_the_run_is_counted(village):
    found = counts_by_month(VILLAGE, MARCH + -100, MARCH)
    assert len(found) == 36  # Fatimah paid in 2020, longer ago than a run looks back
    assert [(str(m), c.covered) for m, c in list(found.items())[-3:]] == [
        ("2025-01", 2), ("2025-02", 2), ("2025-03", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("cover", list(Cover))
def test_duckdb_counts_what_postgresql_counts(village, cover):
    run = queries.latest_run()
    (other, *segments) = sorted(
        count_in_duckdb(run, month=MARCH, level=Level.VILLAGE, cover=cover, source="uji"),
        key=lambda f: f.segment,
    )
    here = queries.indicator(VILLAGE, month=MARCH, cover=cover)
    assert other.segment == "ALL"
    assert len(segments) == 1
    for status in ("workers", "covered", "grace", "lapsed", "never", "unknown"):
        assert getattr(other, status) == getattr(here, status)


def test_a_status_list_has_as_many_names_as_the_figure_says(village):
    from django.db import connection

    from payung.coverage import Status

    figure = queries.indicator(VILLAGE, month=MARCH)
    for status in Status:
        listed = queries.status_list_sql(queries.latest_run(), MARCH, code=VILLAGE, status=status)
        with connection.cursor() as cursor:
            cursor.execute(listed)
            assert len(cursor.fetchall()) == getattr(figure, status.value)


def test_the_insurers_list_states_cover_only_where_no_payment_is_known(rekaan):
    stated = {"status": "active", "stated_on": NOW.date(), "paid_through": int(MARCH)}
    membership("Aco", person=worker("Aco"), registered_on=NOW.date().replace(month=2), **stated)
    paid(membership("Becce", person=worker("Becce"), **stated), "2025-01")
    compute_coverage(at=NOW, through=MARCH, by=None)
    covered = [
        queries.indicator(VILLAGE, month=Month.parse(m)).covered
        for m in ("2025-01", "2025-02", "2025-03")
    ]
    assert covered == [1, 1, 1]  # January: Becce by her payment; from February: Aco by the list


def test_no_month_before_the_first_payment_is_given_a_figure(rekaan):
    paid(membership("Aco", person=worker("Aco")), "2025-01", 3)
    compute_coverage(at=NOW, through=MARCH, by=None)
    found = counts_by_month(VILLAGE, MARCH + -100, MARCH)
    assert [str(month) for month in found] == ["2025-01", "2025-02", "2025-03"]


def test_the_later_month_first_is_answered_with_the_months_in_order(village):
    with pytest.raises(InputError, match="Contoh: dari 2025-02 sampai 2025-03"):
        bridge_command("2025-03", "2025-02", code=VILLAGE)
    with pytest.raises(InputError, match="Contoh: dari 2025-02 sampai 2025-03"):
        bridge_command("2025-03", "2025-03", code=VILLAGE)


def test_what_moved_the_last_month_is_counted_with_the_run_and_is_what_a_count_gives(village):
    run = queries.latest_run()
    span = run.last_month
    assert (span.first, span.last) == (FEBRUARY, MARCH)
    kept = queries.bridge("99.07", first=FEBRUARY, last=MARCH)
    assert dict(kept.cells) == queries.bridge_cells(run, RegionCode("99.07"), span)
    assert {cell: people for cell, people in kept.cells.items() if people} == {
        Cell.STAYED: 1,
        Cell.NEW: 2,
        Cell.LAPSED: 1,
    }


def test_the_last_month_is_read_from_the_run_and_another_is_counted(
    village, django_assert_num_queries
):
    with django_assert_num_queries(5):  # the run, and two figures with the run each
        queries.bridge("99.07", first=FEBRUARY, last=MARCH)
    CoverageRun.objects.update(last_month_moved={})
    assert queries.bridge("99.07", first=FEBRUARY, last=MARCH).cells[Cell.NEW] == 2
