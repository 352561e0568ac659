"""The three operations: evaluate cases, list their kinds, list the parameters of a day."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from ninja.errors import ValidationError
from pydantic import BeforeValidator

from payung.calculators.api.bodies import (
    LargeBodyError,
    body_read,
    cases_of,
    check_length,
    too_long,
)
from payung.calculators.api.description import ABOUT, components, errors, evaluate_operation
from payung.calculators.api.examples import example
from payung.calculators.api.schema import kind_schema
from payung.law.cases import KINDS
from payung.law.cases import evaluate as evaluate_case
from payung.law.explain.listing import values_by_doubt
from payung.law.explain.render import value_tree
from payung.primitives.errors import InputError, PayungError

Json = dict[str, Any]

WrittenDate = Annotated[dt.date, BeforeValidator(dt.date.fromisoformat)]
"""As 2025-03-15; a bare number is not taken for seconds since 1970."""

LONGEST_SECONDS = 5
"""After this much work no further case of a request is begun."""


class LawAPI(NinjaAPI):
    """Adds to the description the schemas that come from the law itself."""

    def get_openapi_schema(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {}).update(components())
        return schema


api = LawAPI(
    title="Payung: hukum sebagai kode",
    version="1.0",
    description=ABOUT,
    urls_namespace="api",
    docs_decorator=login_not_required,
)


@api.post(
    "/law/evaluate",
    summary="Jawab kasus",
    operation_id="evaluate",
    openapi_extra=evaluate_operation(),
)
def evaluate(request: HttpRequest, explain: Literal["id", "en", "tree"] = "id") -> Any:
    """Satu kasus, atau daftar paling banyak 1.000 kasus, dijawab seperti `payung law eval`."""
    check_length(request.headers.get("Content-Length", ""))
    content = body_read(request.body)
    answers = list(_answers(cases_of(content), explain))
    if isinstance(content, list):
        return answers
    return api.create_response(request, answers[0], status=422 if "error" in answers[0] else 200)


@api.get("/law/kinds", summary="Jenis kasus dengan bidang dan contohnya", operation_id="kinds")
def kinds(request: HttpRequest) -> list[Json]:
    """Setiap jenis kasus: skema JSON bidangnya, dan satu contoh yang dapat langsung dikirim."""
    return [{"kind": kind, "schema": kind_schema(kind), "example": example(kind)} for kind in KINDS]


@api.get(
    "/law/parameters",
    summary="Parameter hukum pada suatu tanggal",
    operation_id="parameters",
    openapi_extra={"responses": errors(422)},
)
def parameters(request: HttpRequest, date: WrittenDate | None = None) -> Json:
    """Nilai yang berlaku pada tanggal itu (kosong: hari ini), yang paling tidak pasti di atas."""
    day = date or timezone.localdate()
    return {"date": day, "parameters": [value_tree(value) for value in values_by_doubt(day)]}


@api.exception_handler(PayungError)
def say(request: HttpRequest, problem: PayungError) -> HttpResponse:
    return api.create_response(request, {"error": str(problem)}, status=problem.http_status)


@api.exception_handler(ValidationError)
def say_what_was_expected(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    names = [error["loc"][-1] for error in problem.errors]
    sentences = [
        _("'%(name)s' berisi '%(found)s'; harus %(expected)s.")
        % {"name": name, "found": request.GET.get(name), "expected": _(_EXPECTED[name])}
        for name in names
    ]
    return api.create_response(request, {"error": " ".join(sentences)}, status=422)


def _answers(cases: list[Any], explain: str) -> Iterator[Json]:
    """Each case in turn, until the time of one request is used up."""
    ends = time.monotonic() + LONGEST_SECONDS
    for place, case in enumerate(cases):
        if place and time.monotonic() > ends:
            raise LargeBodyError(
                _(
                    "Baru %(place)s dari %(cases)s kasus terjawab dalam %(seconds)s detik. Kirim dalam "
                    "beberapa permintaan, atau pakai `payung law eval`."
                )
                % {"place": place, "cases": len(cases), "seconds": LONGEST_SECONDS}
            )
        yield _answer(case, explain)


def _answer(case: Any, explain: str) -> Json:
    if not isinstance(case, dict):
        return {
            "id": None,
            "error": _("Kasus %(case)s bukan catatan dalam { }.") % {"case": f"{case!r:.40}"},
        }
    if sentence := too_long(case):
        return {"id": case.get("id"), "error": sentence}
    try:
        return evaluate_case(case, explain)
    except InputError as problem:
        return {"id": case.get("id"), "error": str(problem)}


_EXPECTED = {
    "explain": gettext_noop("salah satu dari: id, en, tree"),
    "date": gettext_noop("tanggal yang ada, contoh: 2025-03-15"),
}
