"""The register of processing on a page, as a spreadsheet, and its additions."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from payung.access.roles import Duty
from payung.primitives.errors import InputError
from payung.privacy.permissions import keeps, reader_of
from payung.privacy.processing import actions, presenters, queries
from payung.privacy.processing.forms import FIELDS, ProcessingForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every purpose in force today, and what was so before."""
    user, today = reader_of(request, Duty.SEE_PRIVACY), timezone.localdate()
    context = {
        "declared": presenters.declared_entries(today),
        "added": presenters.added_entries(queries.in_force(today)),
        "former": presenters.added_entries(queries.not_in_force(today)),
        "may_write": keeps(user),
        "today": today,
    }
    return render(request, "privacy/register.html", context)


@require_safe
def register_xlsx(request: HttpRequest) -> HttpResponse:
    """The same in a spreadsheet."""
    user, today = reader_of(request, Duty.SEE_PRIVACY), timezone.localdate()
    book = actions.export_register(by=user, at=timezone.now())
    answer = HttpResponse(book, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="catatan-pemrosesan-{today}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form of a new processing."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    form = ProcessingForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        day = form.cleaned_data["valid_from"]
        actions.add_processing(told=told, valid_from=day, by=user, at=timezone.now())
        messages.success(request, _("Pemrosesan tercatat."))
        return redirect("privacy:register")
    return render(request, "privacy/processing.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, processing_id: int) -> HttpResponse:
    """What was said, to be changed from a day on, or ended."""
    user, row = reader_of(request, Duty.KEEP_PRIVACY), queries.processing(processing_id)
    said = {name: getattr(row, name) for name in FIELDS} | {"valid_from": timezone.localdate()}
    form = ProcessingForm(request.POST or None, initial=said)
    context: dict[str, object] = {"form": form, "row": row, "today": timezone.localdate()}
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            actions.change_processing(
                processing_id=row.pk,
                told=told,
                valid_from=form.cleaned_data["valid_from"],
                by=user,
                at=timezone.now(),
            )
            messages.success(request, _("Perubahan tercatat; yang lama tetap dapat dibaca."))
            return redirect("privacy:register")
        except InputError as error:
            context["problem"] = error
    return render(request, "privacy/processing.html", context)


@require_POST
def end(request: HttpRequest, processing_id: int) -> HttpResponse:
    """The processing stops after a day."""
    user, row = reader_of(request, Duty.KEEP_PRIVACY), queries.processing(processing_id)
    try:
        last_day = dt.date.fromisoformat(request.POST.get("last_day", ""))
    except ValueError as error:
        raise InputError(_("Isi hari terakhirnya, contoh: 2026-12-31.")) from error
    actions.end_processing(processing_id=row.pk, last_day=last_day, by=user, at=timezone.now())
    messages.success(request, _("Pemrosesan '%s' diakhiri.") % row.title)
    return redirect("privacy:register")
