"""The page on which a person says what the words of a file mean that we do not know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from payung.intake import actions, label_choice, queries, worker
from payung.intake.models import SourceFile
from payung.intake.pages import sender_of
from payung.intake.saved_words import told_by_sender_of
from payung.intake.states import State
from payung.primitives.errors import InputError


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, file_id: int) -> HttpResponse:
    """The words with the number of their rows; by POST their meaning is kept, and the file is read on."""
    user = sender_of(request)
    file = queries.file_of(user, file_id, on=timezone.localdate())
    groups = label_choice.told_labels(file, told_by_sender_of(file), request.POST)
    if request.method != "POST":
        return _page(request, file, groups)
    try:
        actions.explain_words(source_file=file, meant=label_choice.said_of(groups), by=user)
    except InputError as error:
        return _page(request, file, groups, error)
    if file.uploaded_by_id:
        worker.start(file.uploaded_by_id)
    return redirect("intake:file", file_id=file_id)


def _page(
    request: HttpRequest,
    file: SourceFile,
    groups: list[label_choice.LabelGroup],
    error: InputError | None = None,
) -> HttpResponse:
    context = {
        "file": file,
        "groups": groups,
        "error": error,
        "waits": file.state == State.IN_REVIEW,
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": file.file_name, "url": reverse("intake:file", args=[file.pk])},
            {"label": _("Arti kata")},
        ],
    }
    return render(request, "intake/words.html", context, status=error.http_status if error else 200)
