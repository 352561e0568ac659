"""The page on which a person says what the columns of a sheet mean, and takes that back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from payung.access.models import User
from payung.intake import actions, column_choice, label_choice, queries, worker
from payung.intake.formats.fields import FIELDS
from payung.intake.mappings import kept_looks, mapping_that_read
from payung.intake.models import SourceFile
from payung.intake.outlook import shown_columns
from payung.intake.pages import sender_of
from payung.intake.preview import opened_samples
from payung.intake.sheets import limits
from payung.intake.sheets.sample import Sample
from payung.intake.trial import try_out
from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, file_id: int) -> HttpResponse:
    """The columns with what they may mean; by POST the choice is looked at, or kept."""
    user = sender_of(request)
    file = queries.file_of(user, file_id, on=timezone.localdate())
    if "unknown" in file.preview:
        return _unknown(request, file, user)
    return _remembered(request, file, user)


@require_POST
def forget(request: HttpRequest, file_id: int) -> HttpResponse:
    """Ask about such a sheet again the next time."""
    user = sender_of(request)
    file = queries.file_of(user, file_id, on=timezone.localdate())
    actions.forget_meaning(source_file=file, by=user)
    return redirect("intake:file", file_id=file_id)


def _unknown(request: HttpRequest, file: SourceFile, user: User) -> HttpResponse:
    samples = opened_samples(file.preview["sheets"])
    asked = request.POST if request.method == "POST" else request.GET
    number = _number(asked.get("lembar", ""), len(samples))
    sample = samples[number]
    header = column_choice.header_row_of(sample, file.kind, asked.get("judul", ""))
    suggested = column_choice.suggested_columns(sample, header, file.kind)
    chosen = column_choice.chosen_columns(suggested, request.POST)
    headers = column_choice.headers_in(sample, header)
    context: dict[str, Any] = {
        "may_lack_header": column_choice.may_lack_header(sample, file.kind),
        "without_header": header == column_choice.NO_HEADER,
        "sheets": [(i, each.sheet) for i, each in enumerate(samples)],
        "sheet": number,
        "rows": _header_rows(sample),
        "header": header,
        "looks": column_choice.looks_in(sample, header, file.kind),
        "unknown": file.preview["unknown"],
        "groups": label_choice.strange_labels(chosen, sample, header, file.kind, request.POST),
    }
    return _answer(request, file, user, chosen, headers, context, sample)


def _remembered(request: HttpRequest, file: SourceFile, user: User) -> HttpResponse:
    saved = mapping_that_read(file)
    if saved is None:
        raise InputError(
            _("Berkas '%(name)s' tidak menunggu arti kolom.") % {"name": file.file_name}
        )
    remembered = column_choice.remembered_columns(saved)
    chosen = column_choice.chosen_columns(remembered, request.POST)
    headers = [column.header for column in remembered]
    values = saved.mapping.get("values", {})
    context = {
        "is_remembered": True,
        "without_header": saved.mapping.get("without_header") == "yes",
        "looks": kept_looks(saved),
        "fixed": saved.mapping["fixed"],
        "groups": label_choice.remembered_labels(values, file.kind, request.POST),
    }
    return _answer(request, file, user, chosen, headers, context)


def _answer(
    request: HttpRequest,
    file: SourceFile,
    user: User,
    chosen: list[column_choice.Column],
    headers: list[str],
    context: dict[str, Any],
    sample: Sample | None = None,
) -> HttpResponse:
    """Keep the choice and go on, or show the page with what the choice would give."""
    trial, error = None, None
    lacking = column_choice.lacking(chosen, file.kind)
    fixed = {**context.get("fixed", {}), **_fixed(request, lacking)}
    try:
        values = label_choice.values_of(context["groups"])
        layout = column_choice.layout_of_choice(
            chosen, headers, fixed, values, file.kind,
            without_header=context["without_header"], looks=context["looks"],
        )  # fmt: skip
        if "simpan" in request.POST:
            actions.give_meaning(source_file=file, headers=headers, layout=layout, by=user)
            if file.uploaded_by_id:
                worker.start(file.uploaded_by_id)
            return redirect("intake:file", file_id=file.pk)
        trial = try_out(sample, layout, file, user) if sample else None
    except InputError as found:
        error = found
    same = [
        (name, _(FIELDS[file.kind][name]), fixed.get(name, ""))
        for name in column_choice.may_be_same_for_all(lacking)
    ]
    context = {**context, "columns": chosen, "same": same, "trial": trial, "error": error}
    return _page(request, file, context, is_refused=error is not None and "simpan" in request.POST)


def _page(
    request: HttpRequest, file: SourceFile, context: dict[str, Any], *, is_refused: bool
) -> HttpResponse:
    crumbs = [
        {"label": _("Berkas masuk"), "url": reverse("intake:files")},
        {"label": file.file_name, "url": reverse("intake:file", args=[file.pk])},
        {"label": _("Arti kolom")},
    ]
    more = {
        "file": file,
        "crumbs": crumbs,
        "fields": column_choice.fields_offered(file.kind).items(),
        "headings": shown_columns(file.kind),
    }
    return render(
        request, "intake/meaning.html", {**context, **more}, status=400 if is_refused else 200
    )


def _number(asked: str, many: int) -> int:
    return int(asked) if asked.isdecimal() and int(asked) < many else 0


def _header_rows(sample: Sample) -> list[tuple[int, int, str]]:
    """Index, number in the sheet, and the first cells of each row that may be the header."""
    rows = sample.rows[: min(limits.HEADER_ROWS, len(sample.rows) - 1)]
    return [
        (
            index,
            sample.first_row + index,
            mask_numbers(", ".join(filter(None, map(str.strip, row))))[:60],
        )
        for index, row in enumerate(rows)
    ]


def _fixed(request: HttpRequest, lacking: list[str]) -> dict[str, str]:
    answers = {name: request.POST.get(f"sama-{name}", "").strip()[:80] for name in lacking}
    return {name: answer for name, answer in answers.items() if answer}
