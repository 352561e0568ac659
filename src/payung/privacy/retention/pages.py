"""The rules, what would go now, what went, and what is held."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from payung.access.roles import Duty
from payung.intake.models import SourceFile
from payung.primitives.errors import InputError
from payung.privacy.models import RetentionRule, RetentionRun
from payung.privacy.permissions import keeps, reader_of
from payung.privacy.retention import actions, presenters
from payung.privacy.retention.holds import holds_for
from payung.privacy.retention.kinds import ERASED, KINDS
from payung.privacy.retention.queries import what_is_due
from payung.register.models import Person

_SHOWN = 20


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """The table of rules with what a run would erase now."""
    user = reader_of(request, Duty.SEE_PRIVACY)
    now, today = timezone.now(), timezone.localdate()
    context = {
        "lines": presenters.rule_lines(what_is_due(now, today)),
        "permanent": [kind for kind in KINDS if kind.days is None],
        "runs": presenters.run_lines(RetentionRun.objects.select_related("by")[:_SHOWN]),
        "holds": holds_for(user, on=today)[:_SHOWN],
        "settings": RetentionRule.objects.select_related("by")[:_SHOWN],
        "kinds": ERASED,
        "today": today,
        "may_write": keeps(user),
    }
    return render(request, "privacy/retention.html", context)


@require_POST
def run(request: HttpRequest) -> HttpResponse:
    """Run the rules now."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    done = actions.run_retention(by=user, at=timezone.now())
    messages.success(request, presenters.run_text(done))
    return redirect("privacy:retention")


@require_POST
def set_rule(request: HttpRequest) -> HttpResponse:
    """Another time for one kind, from a day on."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    try:
        valid_from = dt.date.fromisoformat(request.POST.get("valid_from", ""))
    except ValueError as error:
        raise InputError(_("Isi hari mulainya, contoh: 2026-12-01.")) from error
    actions.set_rule(
        kind=request.POST.get("kind", ""),
        days=_number(request.POST.get("days", "")),
        because=request.POST.get("because", ""),
        valid_from=valid_from,
        by=user,
        at=timezone.now(),
    )
    messages.success(request, _("Aturan simpan tercatat."))
    return redirect("privacy:retention")


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Hold a person, a file, or everything."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    what, number = request.POST.get("what", ""), request.POST.get("number", "")
    person = Person.objects.filter(pk=_number(number)).first() if what == "person" else None
    file = SourceFile.objects.filter(pk=_number(number)).first() if what == "file" else None
    if what != "everything" and not (person or file):
        raise InputError(
            _("Nomor itu tidak ditemukan. Salin dari alamat halaman orang atau berkasnya.")
        )
    actions.lay_hold(
        because=request.POST.get("because", ""),
        by=user,
        at=timezone.now(),
        person=person,
        source_file=file,
    )
    messages.success(request, _("Penghapusan ditahan."))
    return redirect("privacy:retention")


@require_POST
def lift(request: HttpRequest) -> HttpResponse:
    """Lift a hold."""
    user = reader_of(request, Duty.KEEP_PRIVACY)
    hold_id = _number(request.POST.get("hold", ""))
    actions.lift_hold(hold_id=hold_id, by=user, at=timezone.now())
    messages.success(request, _("Penahanan dilepas."))
    return redirect("privacy:retention")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InputError(_("Isi angka bulat, contoh: 180."))
    return int(text)
