"""The day that is shown is the day of the place, whose clock is eight hours ahead of the stored one."""

import datetime as dt

from payung.intake.models import SourceFile
from payung.intake.presenters import file_view
from payung.intake.states import State
from payung.membership.models import CoverageRun
from payung.membership.queries import as_of, source_text

LATE = dt.datetime(2026, 11, 28, 17, 40, tzinfo=dt.UTC)  # 01.40 of the next day in Makassar


def test_a_file_that_came_in_the_night_came_on_the_day_of_the_place():
    file = SourceFile(kind="roster", state=State.FAILED, file_name="warga.xlsx", received_at=LATE)
    assert file_view(file, now=LATE).received == "29 November 2026"


def test_a_figure_says_the_local_hour_it_was_counted():
    run = CoverageRun(computed_at=LATE)
    assert source_text(run).endswith("sampai 29-11-2026 01.40")
    assert as_of(run) == dt.date(2026, 11, 29)
