"""The pages of the rows that a file brought with a doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.access.models import User
from payung.intake import actions, queries
from payung.intake.cell_words import PLACE, column_words, row_words
from payung.intake.cells import row_of
from payung.intake.doubts import doubt_text, doubts_told
from payung.intake.noted import shown_rows
from payung.intake.pages import sender_of

_ROWS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands, what stood there, and whose it is as far as the reader may see that."""

    row: str
    column: str
    text: str
    name: str
    address: str


@require_safe
def noted(request: HttpRequest, file_id: int, check: str) -> HttpResponse:
    """The rows of one doubt."""
    user, today = sender_of(request), timezone.localdate()
    file = queries.file_of(user, file_id, on=today)
    found = queries.noted_of(file, check)
    page = Paginator(range(found.count), _ROWS_ON_A_PAGE).get_page(request.GET.get("halaman"))
    rows = found.part(page.start_index() - 1, page.end_index())
    context = {
        "file": file,
        "check": check,
        "told": dict(doubts_told(file)).get(check, doubt_text(check)),
        "sentence": found.sentence,
        "page": page,
        "lines": list(lines(found, rows, user, on=today)),
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": file.file_name, "url": reverse("intake:file", args=[file.pk])},
            {"label": _("Baris dengan catatan")},
        ],
    }
    return render(request, "intake/noted.html", context)


@require_safe
def download(request: HttpRequest, file_id: int, check: str) -> FileResponse:
    """All of them as a spreadsheet."""
    user, today = sender_of(request), timezone.localdate()
    file = queries.file_of(user, file_id, on=today)
    found = queries.noted_of(file, check)
    told = lines(found, found.part(0, found.count), user, on=today)
    told_rows = ((each.row, each.column, each.text, each.name) for each in told)
    content = actions.hand_out_noted(
        noted=found, rows=told_rows, doubt=doubt_text(check), by=user, at=timezone.now()
    )
    name = f"catatan-{Path(file.file_name).stem}.xlsx"
    return FileResponse(content, as_attachment=True, filename=name)


def lines(
    found: queries.NotedList,
    rows: Sequence[tuple[int, str, int | None]],
    user: User,
    *,
    on: dt.date,
) -> Iterator[Line]:
    """The rows in words."""
    fields = PLACE if found.column == "village_code" else (found.column,)
    names = shown_rows(found.file.kind, [key for _row, _text, key in rows], user, on=on)
    for number, text, key in rows:
        row = row_of(found.file, number)
        name, address = names.get(key or 0, ("", ""))
        yield Line(row_words(row), column_words(row, fields), text, name, address)
