"""The page on which one returned row is mended."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from payung.intake import actions, queries, worker
from payung.intake.models import RejectedRow
from payung.intake.pages import seen_as_sender, sender_of
from payung.intake.rejected import opened
from payung.primitives.errors import InputError


@dataclass(frozen=True)
class Cell:
    """One cell of the row in the form."""

    name: str
    header: str
    text: str
    is_at_fault: bool


@require_http_methods(["GET", "HEAD", "POST"])
@seen_as_sender
def row(request: HttpRequest, file_id: int, row_id: int) -> HttpResponse:
    """The cells of a returned row; by POST they are checked again and taken."""
    user = sender_of(request)
    file = queries.file_of(user, file_id, on=timezone.localdate())
    found = queries.rejected_row_of(file, row_id)
    if request.method != "POST":
        actions.note_opened(row=found, by=user)
        return _page(request, found, opened(found.cells))
    cells = _written(request, found)
    try:
        actions.mend_row(row=found, cells=cells, by=user)
    except InputError as error:
        return _page(request, found, cells, error)
    worker.start(user.pk)
    following = queries.next_rejected(found)
    if following:
        return redirect("intake:row", file_id=file_id, row_id=following.pk)
    return redirect("intake:file", file_id=file_id)


def _written(request: HttpRequest, row: RejectedRow) -> dict[str, str]:
    """What stands in the form, by header; a cell that was not sent stays as it was."""
    return {
        header: request.POST.get(f"sel-{index}", text)
        for index, (header, text) in enumerate(opened(row.cells).items())
    }


def _page(
    request: HttpRequest,
    row: RejectedRow,
    texts: dict[str, str],
    error: InputError | None = None,
) -> HttpResponse:
    cells = [
        Cell(f"sel-{index}", header, text, header == row.column)
        for index, (header, text) in enumerate(texts.items())
    ]
    file = row.source_file
    context = {
        "row": row,
        "sheet": row.sheet if len(file.sheets) > 1 else "",
        "at_fault": [cell for cell in cells if cell.is_at_fault],
        "others": [cell for cell in cells if not cell.is_at_fault],
        "reason": str(error) if error else row.reason,
        "is_mended": row.mended_by_id is not None,
        "is_still_at_fault": error is not None,
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": file.file_name, "url": reverse("intake:file", args=[file.pk])},
            {"label": _("Baris %(row)s") % {"row": row.row_number}},
        ],
    }
    return render(request, "intake/row.html", context, status=error.http_status if error else 200)
