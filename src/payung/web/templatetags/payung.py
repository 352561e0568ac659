"""Numbers, months and glosses in templates, and the header of every page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from payung.access import wording
from payung.web.glossary import meaning
from payung.web.navigation import header_of

register = template.Library()


@register.filter
def count(number: int | None) -> str:
    """115383 -> '115.383' ('115,383' on English pages)."""
    return "" if number is None else wording.number(number)


@register.filter
def rupiah(amount: int | None) -> str:
    """16800 -> 'Rp16.800'."""
    return "" if amount is None else wording.rupiah(amount)


@register.filter
def month(value: int | None) -> str:
    """A month number -> 'Desember 2024'."""
    return "" if value is None else wording.month_text(value)


@register.filter
def day(value: dt.date | None) -> str:
    """A date -> '11 Juni 2025'."""
    return "" if value is None else wording.day_text(value)


@register.inclusion_tag("web/components/glosses.html")
def glosses(*terms: str) -> dict[str, Any]:
    """Short words that explain themselves on tap: `{% glosses "JKK" "JKM" %}`."""
    return {"meanings": [(term, meaning(term)) for term in terms]}


@register.inclusion_tag("web/components/header.html", takes_context=True)
def site_header(context: Context) -> dict[str, Any]:
    """The band at the top: where the reader stands, the parts of the site, language, sign out."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return {"request": request, "header": header_of(user, request, on=timezone.localdate())}
