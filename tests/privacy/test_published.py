"""The table that may leave the office gives nobody away, whatever its reader adds and subtracts."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.membership.models import CoverageCell
from payung.privacy.published.table import published_table, shown_counts

from ..pages.village_set import ANGGREK, EAST, JUNE, KENANGA, MELATI, REGENCY, WEST, account

ADDRESS = f"/kabupaten/{REGENCY}/angka-umum/"
PLACES = {REGENCY: (WEST, EAST), WEST: (MELATI, KENANGA), EAST: (ANGGREK,)}
villages = st.tuples(*[st.tuples(st.integers(0, 30), st.integers(0, 30))] * 3)


@pytest.fixture
def officer_of_figures(regency, db):
    return account("keuangan", Role.FINANCE_OFFICER, REGENCY)


def summed(of_villages):
    """Counts of three villages, their districts and the regency."""
    made = {
        code: {"workers": sum(pair), "covered": pair[0], "uncovered": pair[1]}
        for code, pair in zip((MELATI, KENANGA, ANGGREK), of_villages, strict=True)
    }
    for place in (WEST, EAST, REGENCY):
        parts = [made[inside] for inside in PLACES[place]]
        made[place] = {name: sum(part[name] for part in parts) for name in parts[0]}
    return made


@given(villages)
def test_no_count_below_five_is_shown_or_follows_from_what_is_shown(of_villages):
    made = summed(of_villages)
    shown = shown_counts(made)
    known = {cell: count for cell, count in shown.items() if count is not None}
    assert not any(0 < count < 5 for count in known.values())
    while new := dict(follows(known)):
        assert not any(0 < count < 5 for count in new.values()), new
        known |= new


def follows(known):
    """One step of a reader with a pencil: a sum of which one number is missing."""
    sums = [
        ((place, "workers"), [(place, "covered"), (place, "uncovered")])
        for place in (*PLACES, MELATI, KENANGA, ANGGREK)
    ]
    sums += [
        ((place, name), [(inside, name) for inside in parts])
        for place, parts in PLACES.items()
        for name in ("workers", "covered", "uncovered")
    ]
    for total, parts in sums:
        missing = [cell for cell in (total, *parts) if cell not in known]
        if missing == [total]:
            yield total, sum(known[part] for part in parts)
        elif len(missing) == 1:
            rest = sum(known[part] for part in parts if part in known)
            yield missing[0], known[total] - rest


def test_counts_of_five_and_more_are_all_shown():
    made = summed(((50, 60), (20, 5), (7, 30)))
    assert None not in shown_counts(made).values()


def test_a_small_village_is_hidden_with_just_what_would_give_it_away():
    made = summed(((50, 60), (3, 30), (40, 50)))
    shown = shown_counts(made)
    hidden = {cell for cell, count in shown.items() if count is None}
    assert hidden == {
        (KENANGA, "covered"),  # 3 people
        (KENANGA, "uncovered"),  # else 33 - 30
        (MELATI, "covered"),  # else 53 - 50
        (MELATI, "uncovered"),  # else 110 - 60
    }


def test_the_page_and_the_spreadsheet_leave_out_the_same(officer_of_figures, client_of):
    client = client_of(officer_of_figures)
    page = client.get(ADDRESS).content.decode()
    book = openpyxl.load_workbook(BytesIO(client.get(f"{ADDRESS}xlsx/").content))
    rows = {row[0]: row[2:5] for row in book.active.iter_rows(min_row=5, values_only=True)}
    assert rows[REGENCY][0] == 40
    assert rows[KENANGA][1] == "–"  # four covered
    left_out = sum(cell == "–" for row in rows.values() for cell in row)
    assert page.count("–</td>") == left_out
    assert AuditEvent.objects.get(verb="published_table_exported").details["left_out"] == left_out


def test_what_is_shown_adds_up_with_the_dashboard(regency, db):
    table = published_table(REGENCY)
    made = {row.region.code: row.workers for row in table.rows if row.workers is not None}
    cells = CoverageCell.objects.filter(month=JUNE, programme="BASIC")
    for code, workers in made.items():
        inside = cells.filter(village_code__startswith=code)
        assert workers == sum(inside.values_list("workers", flat=True))
    assert REGENCY in made


def test_the_table_of_a_district_hides_what_the_table_of_its_regency_hides(regency, db):
    whole = {row.region.code: row for row in published_table(REGENCY).rows}
    for code in (WEST, EAST, KENANGA):
        part = published_table(code)
        assert [row.region.code for row in part.rows] == [
            place for place in whole if place == code or place.startswith(f"{code}.")
        ]
        assert all(row == whole[row.region.code] for row in part.rows)


def test_it_is_for_who_sees_the_figures_of_the_regency(operator, client_of):
    assert client_of(operator).get(ADDRESS).status_code == 403
