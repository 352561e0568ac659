"""Bringing a file, watching it being read, and getting back what was not taken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from payung.access.models import User
from payung.access.rows.sight import seeing, sight_of_imports, sight_of_pages
from payung.intake import actions, queries, worker
from payung.intake.mappings import mapping_that_read
from payung.intake.models import SourceFile
from payung.intake.outlook import outlook
from payung.intake.possible_duplicates import possible_duplicates
from payung.intake.presenters import file_view
from payung.intake.queue import ahead_of
from payung.intake.sheets import limits
from payung.intake.strange_view import strange_view
from payung.intake.to_mend import files_to_mend
from payung.primitives.errors import InputError, NotPermittedError, PayungError
from payung.primitives.numbers import count_text

_FILES_ON_A_PAGE = 25
_ROWS_ON_A_PAGE = 50
Page = Callable[..., HttpResponseBase]


def seen_as_sender(page: Page) -> Page:
    """Rows that went back are seen by who might have sent the file, though he may see no people elsewhere."""

    @wraps(page)
    def seen(request: HttpRequest, **place: int) -> HttpResponseBase:
        user, today = request.user, timezone.localdate()
        if not isinstance(user, User):
            return page(request, **place)
        sight = sight_of_imports(user, on=today)
        with nullcontext() if sight == sight_of_pages(user, on=today) else seeing(sight):
            return page(request, **place)

    return seen


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """The upload form and the files that came in."""
    return _files(request)


@require_safe
def to_mend(request: HttpRequest, code: str) -> HttpResponse:
    """The files of one village that wait for somebody: those that its page counts."""
    user, today, now = sender_of(request), timezone.localdate(), timezone.now()
    village = queries.village_for(user, code, on=today)
    found = queries.files_of(user, on=today).filter(pk__in=files_to_mend(code).values("pk"))
    context = {
        "village": village,
        "files": [file_view(each, now=now) for each in found],
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": _("Perlu dibetulkan")},
        ],
    }
    return render(request, "intake/to_mend.html", context)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file in and begin to read it in the background."""
    user = sender_of(request)
    try:
        file = _received(request, user)
    except (InputError, NotPermittedError) as error:
        return _files(request, error)
    worker.start(user.pk)
    return redirect("intake:file", file_id=file.pk)


@require_safe
@seen_as_sender
def file(request: HttpRequest, file_id: int) -> HttpResponse:
    """One file: how far it is, the reconciliation line, the rows that go back."""
    user, today = sender_of(request), timezone.localdate()
    found = queries.file_of(user, file_id, on=today)
    rows = Paginator(queries.rejected_of(found).select_related("mended_by"), _ROWS_ON_A_PAGE)
    view = file_view(found, now=timezone.now(), ahead=ahead_of(found))
    context = {
        "file": view,
        "outlook": outlook(found) if view.is_in_review and not view.is_unknown else None,
        "mapping": mapping_that_read(found),
        "strange": strange_view(found),
        "doubled": possible_duplicates(found, user, on=today),
        "page": rows.get_page(request.GET.get("halaman")),
        "unmended": queries.unmended_of(found).count() if found.rows_rejected else 0,
        "crumbs": [
            {"label": _("Berkas masuk"), "url": reverse("intake:files")},
            {"label": found.file_name},
        ],
    }
    return render(request, "intake/file.html", context)


@require_safe
def state(request: HttpRequest, file_id: int) -> HttpResponse:
    """The part of the file page that changes while the file is read; a reload when it is done."""
    found = queries.file_of(sender_of(request), file_id, on=timezone.localdate())
    view = file_view(found, now=timezone.now(), ahead=ahead_of(found))
    response = render(request, "intake/state.html", {"file": view})
    if not view.is_running:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def again(request: HttpRequest, file_id: int) -> HttpResponse:
    """Read an interrupted file once more."""
    found = queries.file_of(sender_of(request), file_id, on=timezone.localdate())
    if not queries.is_interrupted(found, now=timezone.now()):
        raise InputError(_("Berkas ini tidak terputus, jadi tidak perlu dibaca ulang."))
    if found.uploaded_by_id:
        worker.start(found.uploaded_by_id)
    return redirect("intake:file", file_id=found.pk)


@require_safe
@seen_as_sender
def returned(request: HttpRequest, file_id: int) -> FileResponse:
    """The rows that go back, as a spreadsheet with the reason of each."""
    user = sender_of(request)
    found = queries.file_of(user, file_id, on=timezone.localdate())
    content = actions.hand_back(source_file=found, by=user, at=timezone.now())
    name = f"dikembalikan-{Path(found.file_name).stem}.xlsx"
    return FileResponse(content, as_attachment=True, filename=name)


def sender_of(request: HttpRequest) -> User:
    """The signed-in person; NotPermittedError when he may bring no file at all."""
    assert isinstance(request.user, User)
    if not queries.may_import_anything(request.user, on=timezone.localdate()):
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak memasukkan berkas. "
                "Mintalah kepada penanggung jawab data kabupaten."
            )
        )
    return request.user


def _files(request: HttpRequest, error: PayungError | None = None) -> HttpResponse:
    user, today, now = sender_of(request), timezone.localdate(), timezone.now()
    page = Paginator(queries.files_of(user, on=today), _FILES_ON_A_PAGE).get_page(
        request.GET.get("halaman")
    )
    kinds = queries.kinds_for(user, on=today)
    context: dict[str, Any] = {
        "files": [file_view(found, now=now) for found in page],
        "page": page,
        "kinds": [(kind.value, kind.label) for kind in kinds],
        "may_send_insurer_lists": SourceFile.Kind.PARTICIPANTS in kinds,
        "villages": list(queries.villages_for(user, on=today)),
        "may_leave_village_open": queries.may_import_whole_regency(user, on=today),
        "error": error,
    }
    return render(request, "intake/files.html", context, status=error.http_status if error else 200)


def _received(request: HttpRequest, user: User) -> SourceFile:
    sent = request.FILES.get("berkas")
    if not isinstance(sent, UploadedFile) or sent.size is None:
        raise InputError(_("Belum ada berkas yang dipilih. Pilih berkas XLSX, XLS, ODS, atau CSV."))
    if sent.size > limits.FILE_BYTES:
        raise InputError(
            _("Berkas itu %(size)s MB; batasnya %(limit)s MB. Pecah, misalnya per kecamatan.")
            % {
                "size": count_text(sent.size // limits.MEGABYTE),
                "limit": limits.FILE_BYTES // limits.MEGABYTE,
            }
        )
    on_disk = Path(sent.temporary_file_path()) if isinstance(sent, TemporaryUploadedFile) else None
    return actions.receive_file(
        path=on_disk,
        content=None if on_disk else sent.read(),
        file_name=sent.name or "berkas",
        kind=request.POST.get("jenis", ""),
        village_code=request.POST.get("desa", ""),
        ask_first=request.POST.get("tanya") == "ya",
        by=user,
    )
