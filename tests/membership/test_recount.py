"""After a file sent on a page the figures are those of the file, without a command."""

from __future__ import annotations

import datetime as dt

from tests.membership.conftest import VILLAGE, membership, paid, worker

from payung.intake.following import follow
from payung.intake.models import SourceFile
from payung.membership.models import CoverageRun, Link
from payung.membership.queries import indicator
from payung.primitives.month import Month

MARCH = Month.of(2025, 3)


def merged(kind: str, created: int = 1) -> SourceFile:
    return SourceFile(kind=kind, state="merged", rows_created=created)


def test_a_payment_file_counts_at_once(rekaan):
    paid(membership("Ani", person=worker("Ani")), "2025-03")
    follow(merged("payments"))
    figure = indicator(VILLAGE, month=MARCH)
    assert (figure.covered, figure.workers) == (1, 1)


def test_a_participant_list_is_linked_first(rekaan):
    person = worker("Sitti Aminah Daeng Bau")
    paid(
        membership("Sitti Aminah Daeng Bau", birth_date=dt.date(1990, 1, 1), nik_state="missing"),
        "2025-03",
    )
    follow(merged("participants"))
    assert Link.objects.get().person == person


def test_a_file_that_changed_nothing_or_failed_starts_no_count(rekaan):
    follow(merged("payments", created=0))
    follow(SourceFile(kind="payments", state="failed", rows_created=1))
    assert not CoverageRun.objects.exists()
