"""Months paid ahead do not move the figures into the future."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.membership.conftest import membership, paid, worker
from typer.testing import CliRunner

from payung.membership.commands import coverage
from payung.membership.known_months import (
    last_complete_month,
    last_known_month,
    last_paid_month,
)
from payung.membership.queries import latest_run
from payung.primitives.month import Month


@pytest.fixture
def ani(rekaan):
    """Listed in February 2025; in December 2024 she paid twelve months at once."""
    participant = membership("Ani", person=worker("Ani"), stated_on=dt.date(2025, 2, 28))
    paid(participant, "2024-12", months=12)


def count(month: str):
    import typer

    app = typer.Typer()
    app.command()(coverage)
    return CliRunner().invoke(app, ["--month", month])


def test_the_newest_known_month_is_that_of_the_newest_list_not_the_last_month_paid_ahead(ani):
    assert (last_known_month(), last_paid_month()) == (Month.of(2025, 2), Month.of(2025, 11))


def test_counting_an_earlier_month_leaves_the_figures_at_the_newest_list(ani):
    assert count("2024-12").exit_code == 0
    assert latest_run().through_month == Month.of(2025, 2)


def test_a_month_paid_ahead_may_be_asked_and_a_later_one_is_refused_in_a_sentence(ani):
    assert count("2025-11").exit_code == 0
    refused = count("2025-12")
    assert refused.exit_code != 0
    assert "Bulan 2025-12 belum ada datanya" in str(refused.exception)


def test_a_late_payment_does_not_make_the_month_it_was_paid_in_a_month_of_data(ani):
    participant = membership("Budi", person=worker("Budi"), stated_on=dt.date(2024, 12, 31))
    late = paid(participant, "2025-03")
    late.paid_on = dt.date(2025, 5, 20)
    late.save()

    assert count("2024-12").exit_code == 0
    assert latest_run().through_month == Month.of(2025, 3)


def test_a_list_newer_than_the_payments_completes_no_month(ani):
    assert last_complete_month() == Month.of(2024, 12)
    count("2025-02")
    run = latest_run()
    assert (run.through_month, run.complete_month) == (Month.of(2025, 2), Month.of(2024, 12))


def test_where_most_have_no_payment_lines_the_list_speaks_for_them(ani):
    for name in ("Budi", "Cora"):
        membership(name, person=worker(name), stated_on=dt.date(2025, 2, 28), status="active")
    assert last_complete_month() == Month.of(2025, 2)


def test_the_command_says_why_a_month_paid_ahead_is_no_figure_yet(ani):
    told = count("2025-11")
    assert "November 2025 belum lengkap" in told.stderr
    assert "bulan lengkap terbaru Desember 2024" in told.stderr
    assert latest_run().complete_month == Month.of(2024, 12)
    assert "belum lengkap" not in count("2024-12").stderr
