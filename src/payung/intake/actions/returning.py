"""Rows that went back, and rows with a doubt, leave the system."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.limits.limits import EXPORTS, count_against
from payung.access.models import User
from payung.access.trail.purpose import Purpose, foot_of, watermark
from payung.intake.actions.trail import record_file
from payung.intake.models import SourceFile
from payung.intake.queries import NotedList, unmended_of
from payung.intake.returned import write_lines, write_xlsx
from payung.intake.returned_columns import COLUMN, ROW
from payung.primitives.cells import defused


@transaction.atomic
def hand_back(*, source_file: SourceFile, by: User, at: dt.datetime) -> io.BytesIO:
    """The rows that go back as a workbook that says who took it; an export, limited and kept in the trail.

    What it is for is known: the sender mends his own rows.
    """
    rows = unmended_of(source_file)
    because = _("memperbaiki baris yang kembali dari %(file)s") % {"file": source_file.file_name}
    return _handed_out(
        lambda to, foot: write_xlsx(rows.iterator(), to, foot),
        "rejected_rows_exported", source_file, because, rows.count(), by, at,
    )  # fmt: skip


@transaction.atomic
def hand_out_noted(
    *, noted: NotedList, rows: Iterable[Sequence[str]], doubt: str, by: User, at: dt.datetime
) -> io.BytesIO:
    """The rows that were taken with a doubt, as their page words them; an export like the one above."""
    because = _("memeriksa baris dengan catatan dari %(file)s") % {"file": noted.file.file_name}
    head = [ROW, COLUMN, "isi", "tentang"]
    told = ([*map(defused, row), doubt] for row in rows)
    return _handed_out(
        lambda to, foot: write_lines([[*head, "catatan"], *told], to, "Catatan", foot),
        "noted_rows_exported", noted.file, because, noted.count, by, at,
    )  # fmt: skip


def _handed_out(
    write: Callable[[io.BytesIO, str], None],
    verb: str,
    file: SourceFile,
    because: str,
    people: int,
    by: User,
    at: dt.datetime,
) -> io.BytesIO:
    count_against(EXPORTS, by, at=at)
    workbook = io.BytesIO()
    write(workbook, foot_of(watermark(by=by, at=at, purpose=Purpose.CORRECTION, because=because)))
    record_file(
        file,
        by,
        verb,
        people=people,
        purpose=Purpose.CORRECTION.value,
        because=because,
        sha256=sha256(workbook.getvalue()).hexdigest(),
    )
    workbook.seek(0)
    return workbook
