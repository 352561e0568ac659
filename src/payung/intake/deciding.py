"""What a person decides of a file: to stop it, to let it in, to take it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from payung.intake import actions, queries, worker
from payung.intake.models import SourceFile
from payung.intake.outlook import undo_lines
from payung.intake.pages import sender_of
from payung.intake.presenters import file_view
from payung.intake.undo.merges import merged_people
from payung.primitives.errors import InputError


@require_POST
def cancel(request: HttpRequest, file_id: int) -> HttpResponse:
    """Stop a file that is not merged yet."""
    user = sender_of(request)
    found = queries.file_of(user, file_id, on=timezone.localdate())
    actions.cancel_file(source_file=found, by=user)
    return redirect("intake:file", file_id=file_id)


@require_POST
def confirm(request: HttpRequest, file_id: int) -> HttpResponse:
    """Let a file in that was asked about."""
    user = sender_of(request)
    found = queries.file_of(user, file_id, on=timezone.localdate())
    actions.confirm_file(source_file=found, by=user)
    if found.uploaded_by_id:
        worker.start(found.uploaded_by_id)
    return redirect("intake:file", file_id=file_id)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, file_id: int) -> HttpResponse:
    """What taking a file back would do; by POST it is done."""
    user = sender_of(request)
    found = queries.file_of(user, file_id, on=timezone.localdate())
    if request.method != "POST":
        return _undo_page(request, found)
    try:
        actions.undo_file(
            source_file=found,
            because=request.POST.get("alasan", ""),
            by=user,
            with_later=request.POST.get("bersama") == "ya",
        )
    except InputError as error:
        return _undo_page(request, found, error)
    worker.start(user.pk)
    return redirect("intake:file", file_id=file_id)


def _undo_page(
    request: HttpRequest, file: SourceFile, error: InputError | None = None
) -> HttpResponse:
    actions.check_was_merged(file)
    consequences = actions.consequences_for(file)
    context = {
        "file": file_view(file, now=timezone.now()),
        "lines": undo_lines(consequences),
        "later": [each.file_name for each in consequences.later],
        "by_hand": consequences.by_hand,
        "merged": merged_people(file, consequences.merges),
        "error": error,
        "because": request.POST.get("alasan", ""),
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": file.file_name, "url": reverse("intake:file", args=[file.pk])},
            {"label": _("Ambil kembali")},
        ],
    }
    return render(request, "intake/undo.html", context, status=error.http_status if error else 200)
