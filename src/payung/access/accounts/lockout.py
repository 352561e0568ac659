"""What is said after too many wrong passwords."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY = 429


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, _credentials: Mapping[str, Any]
) -> HttpResponse:
    """The page of a locked account; the same for a name that does not exist."""
    context = {
        "failure_limit": settings.AXES_FAILURE_LIMIT,
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
    }
    return render(request, "account/locked_out.html", context, status=TOO_MANY)
