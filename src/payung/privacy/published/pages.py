"""The table that may leave the office, on a page and as a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import check_can
from payung.access.trail.audit import record
from payung.privacy.processing.pages import XLSX
from payung.privacy.published.book import LEFT_OUT, explanation, headings, table_book
from payung.privacy.published.table import published_table


@require_safe
def published(request: HttpRequest, code: str) -> HttpResponse:
    """Workers and cover by region, small counts left out."""
    _reader(request, code)
    context = {
        "table": published_table(code),
        "headings": headings(),
        "explanation": explanation(),
        "left_out": LEFT_OUT,
    }
    return render(request, "privacy/published.html", context)


@require_safe
def published_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """The same in a spreadsheet."""
    user, table = _reader(request, code), published_table(code)
    record(
        by=user,
        verb="published_table_exported",
        object_type="privacy.published",
        object_id=f"{code} {table.month}",
        region_code=code,
        left_out=table.left_out,
    )
    answer = HttpResponse(table_book(table), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="cakupan-{code}-{table.month}.xlsx"'
    return answer


def _reader(request: HttpRequest, code: str) -> User:
    assert isinstance(request.user, User)
    check_can(request.user, Duty.SEE_FIGURES, code, on=timezone.localdate())
    return request.user
