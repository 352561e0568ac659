"""The list of breaches, one breach with its clock, and the letters."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from payung.access.roles import Duty
from payung.primitives.errors import InputError
from payung.privacy.breaches import actions
from payung.privacy.breaches.queries import breach_for, breaches_for
from payung.privacy.breaches.wording import clock_of, labels, moment_text
from payung.privacy.models import Breach
from payung.privacy.permissions import keeps, reader_of
from payung.regions.queries import home_regency, region

_EITHER = ["GET", "HEAD", "POST"]


@require_http_methods(_EITHER)
def breaches(request: HttpRequest) -> HttpResponse:
    """Every breach with its clock, and the form of a new one."""
    user, now = reader_of(request, Duty.SEE_PRIVACY), timezone.now()
    if request.method == "POST":
        reader_of(request, Duty.KEEP_PRIVACY)
        made = actions.notice_breach(
            title=request.POST.get("title", ""),
            noticed_at=_moment(request.POST.get("noticed_at", "")),
            told=request.POST,
            people=_people(request),
            region_code=request.POST.get("region_code", "").strip() or home_regency().code,
            by=user,
            at=now,
        )
        messages.success(request, _("Tercatat. Beri tahu sebelum %s.") % moment_text(made.due_at))
        return redirect("privacy:breach", made.pk)
    context = {
        "lines": [(row, clock_of(row, now)) for row in breaches_for(user, on=timezone.localdate())],
        "now": timezone.localtime(now),
        "regency": home_regency(),
        "may_write": keeps(user),
    }
    return render(request, "privacy/breaches.html", context)


@require_http_methods(_EITHER)
def one(request: HttpRequest, breach_id: int) -> HttpResponse:
    """One breach: what is known, who was told, the letters."""
    user, now = reader_of(request, Duty.SEE_PRIVACY), timezone.now()
    breach = breach_for(user, breach_id, on=timezone.localdate())
    if request.method == "POST":
        actions.describe_breach(
            breach_id=breach.pk, told=request.POST, people=_people(request), by=user, at=now
        )
        messages.success(request, _("Tersimpan."))
        return redirect("privacy:breach", breach.pk)
    context = {
        "breach": breach,
        "clock": clock_of(breach, now),
        "parts": [(part, label, getattr(breach, part)) for part, label in labels().items()],
        "place": region(breach.region_code),
        "missing": actions.missing_parts(breach),
        "due": moment_text(breach.due_at),
        "noticed": moment_text(breach.noticed_at),
        "people_told": moment_text(breach.people_told_at),
        "authority_told": moment_text(breach.authority_told_at),
        "may_write": keeps(user) and breach.state == Breach.State.OPEN,
    }
    return render(request, "privacy/breach.html", context)


@require_POST
def tell(request: HttpRequest, breach_id: int) -> HttpResponse:
    """The people or the authority were told."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    actions.tell(breach_id=breach_id, whom=request.POST.get("whom", ""), by=user, at=timezone.now())
    messages.success(request, _("Pemberitahuan tercatat."))
    return redirect("privacy:breach", breach_id)


@require_POST
def close(request: HttpRequest, breach_id: int) -> HttpResponse:
    """The breach is over."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    because = request.POST.get("because", "")
    actions.close_breach(breach_id=breach_id, because=because, by=user, at=timezone.now())
    messages.success(request, _("Ditutup."))
    return redirect("privacy:breach", breach_id)


@require_safe
def notice(request: HttpRequest, breach_id: int, whom: str) -> HttpResponse:
    """The draft of a notice, to the people or to the authority."""
    user = reader_of(request, Duty.SEE_PRIVACY)
    if whom not in {"warga", "lembaga"}:
        raise Http404
    breach = breach_for(user, breach_id, on=timezone.localdate())
    context = {
        "breach": breach,
        "to_people": whom == "warga",
        "parts": [(label, getattr(breach, part)) for part, label in labels().items()],
        "missing": actions.missing_parts(breach),
        "noticed": moment_text(breach.noticed_at),
        "regency": home_regency(),
        "today": timezone.localdate(),
    }
    return render(request, "privacy/notice.html", context)


def _moment(text: str) -> dt.datetime:
    try:
        naive = parse_datetime(text)
    except ValueError:
        naive = None
    if naive is None:
        raise InputError(_("Isi kapan kejadian diketahui, contoh: 2026-12-01 08:30."))
    return naive if timezone.is_aware(naive) else timezone.make_aware(naive)


def _people(request: HttpRequest) -> int | None:
    text = request.POST.get("people", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InputError(_("Isi jumlah orang dengan angka, atau kosongkan bila belum diketahui."))
    return int(text)
