"""Rejected rows leave the system."""

from __future__ import annotations

import datetime as dt
import io
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.limits.limits import EXPORTS, count_against
from payung.access.models import User
from payung.access.trail.purpose import Purpose, foot_of, watermark
from payung.intake.actions.trail import record_file
from payung.intake.models import SourceFile
from payung.intake.queries import unmended_of
from payung.intake.returned import write_xlsx


@transaction.atomic
def hand_back(*, source_file: SourceFile, by: User, at: dt.datetime) -> io.BytesIO:
    """The rows that go back as a workbook that says who took it; an export, limited and kept in the trail.

    What it is for is known: the sender mends his own rows.
    """
    count_against(EXPORTS, by, at=at)
    rows = unmended_of(source_file)
    because = _("memperbaiki baris yang kembali dari %(file)s") % {"file": source_file.file_name}
    mark = watermark(by=by, at=at, purpose=Purpose.CORRECTION, because=because)
    workbook = io.BytesIO()
    write_xlsx(rows.iterator(), workbook, foot_of(mark))
    record_file(
        source_file,
        by,
        "rejected_rows_exported",
        people=rows.count(),
        purpose=Purpose.CORRECTION.value,
        because=because,
        sha256=sha256(workbook.getvalue()).hexdigest(),
    )
    workbook.seek(0)
    return workbook
