"""The door to the records of data protection."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from payung.access.roles import Duty
from payung.privacy.permissions import reader_of


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """One line for each record."""
    reader_of(request, Duty.SEE_PRIVACY)
    return render(request, "privacy/doors.html")
