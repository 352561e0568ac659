"""The calculators: open to everybody, asked and answered by address alone, so that an answer can be sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.calculators.forms.base import BOTH, SECOND, CalculatorForm
from payung.calculators.forms.contribution import ContributionForm
from payung.calculators.forms.family import FamilyForm
from payung.calculators.presenters.papers import paper_lists
from payung.calculators.presenters.results import Result, differences, results_of
from payung.calculators.situations import BY_SLUG, SITUATIONS
from payung.primitives.errors import InputError

PAPER = "cetak"
"""In the address: every step stands open, for paper."""


@login_not_required
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Three questions, one door each."""
    return render(request, "calculators/doors.html")


@login_not_required
@require_safe
def contribution(request: HttpRequest) -> HttpResponse:
    """What does it cost?"""
    return _calculator(request, ContributionForm, _("Berapa iurannya?"))


@login_not_required
@require_safe
def benefits(request: HttpRequest) -> HttpResponse:
    """What may have happened."""
    return render(request, "calculators/situations.html", {"situations": SITUATIONS})


@login_not_required
@require_safe
def benefit(request: HttpRequest, situation: str) -> HttpResponse:
    """What is paid when this happens?"""
    found = BY_SLUG.get(situation)
    if found is None:
        raise Http404
    return _calculator(request, found.form, str(found.title), up="benefits")


@login_not_required
@require_safe
def family(request: HttpRequest) -> HttpResponse:
    """What does my family get, and what do they have to bring?"""
    return _calculator(request, FamilyForm, _("Apa yang diterima keluarga saya?"), papers=True)


def _calculator(
    request: HttpRequest,
    form_class: type[CalculatorForm],
    title: str,
    *,
    up: str = "",
    papers: bool = False,
) -> HttpResponse:
    forms = _forms(request.GET, form_class, today=timezone.localdate())
    answers = [_answers(form) for form in forms]
    is_answered = all(answers)
    context: dict[str, Any] = {
        "title": title,
        "up": up,
        "situations": list(zip(_headings(len(forms)), forms, answers, strict=True)),
        "is_answered": is_answered,
        "is_asked": forms[0].is_bound,
        "is_wrong": forms[0].is_bound and not is_answered,
        "is_compared": len(forms) > 1,
        "is_paper": PAPER in request.GET and is_answered,
        "changed": _changed(*forms) if len(forms) > 1 and is_answered else [],
        "differences": differences(*answers) if len(answers) > 1 and is_answered else [],
        "papers": _papers(forms[0], answers[0]) if papers and is_answered else [],
        **_addresses(request.GET),
    }
    return render(request, "calculators/calculator.html", context)


def _forms(
    address: QueryDict, form_class: type[CalculatorForm], *, today: dt.date
) -> list[CalculatorForm]:
    given = {name: str(value)[:100] for name, value in address.items()}
    first = form_class(given, today=today)
    return [first, form_class(given, today=today, second=True)] if BOTH in address else [first]


def _answers(form: CalculatorForm) -> list[Result]:
    """The answers of the law; its sentence goes to the form when there is none."""
    if not form.is_valid():
        return []
    try:
        return results_of(form.cases())
    except InputError as problem:
        form.add_error(None, str(problem))
        return []


def _changed(first: CalculatorForm, second: CalculatorForm) -> list[tuple[str, str, str]]:
    """The questions that were answered differently."""
    one, other = dict(first.answered()), dict(second.answered())
    asked = dict.fromkeys([*one, *other])
    return [
        (question, one.get(question, ""), other.get(question, ""))
        for question in asked
        if one.get(question) != other.get(question)
    ]


def _headings(count: int) -> list[str]:
    return [""] if count == 1 else [_("Keadaan pertama"), _("Keadaan kedua")]


def _papers(form: CalculatorForm, answers: list[Result]) -> list[Any]:
    accident, other_cause = (answer.rupiah for answer in answers)
    return paper_lists(form.cleaned_data["event_date"], accident, other_cause)


def _addresses(address: QueryDict) -> dict[str, str]:
    """The same question for paper, and beside a second situation or alone again."""
    both, alone, paper, screen = (address.copy() for _copy in range(4))
    both[BOTH], paper[PAPER] = "ya", "ya"
    screen.pop(PAPER, None)
    for name in [name for name in alone if name == BOTH or name.startswith(f"{SECOND}-")]:
        del alone[name]
    named = {"compare_url": both, "alone_url": alone, "paper_url": paper, "screen_url": screen}
    return {name: f"?{one.urlencode()}" for name, one in named.items()}
