"""The part of a person's page about his or her rights."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from payung.access.roles import Duty
from payung.privacy.consent.queries import consents_of
from payung.privacy.permissions import may_in
from payung.privacy.requests.queries import requests_of
from payung.register.models import Person

register = template.Library()


@register.inclusion_tag("privacy/of_person.html", takes_context=True)
def rights_of(context: Context, person: Person) -> dict[str, Any]:
    """`{% rights_of person %}`: what was agreed to and asked, and the way to take a request, for who may."""
    user, today = context["request"].user, timezone.localdate()
    may_take = may_in(user, Duty.TAKE_REQUESTS, person.village_id or "", on=today)
    return {
        "person": person,
        "may_take": may_take,
        "consents": list(consents_of(person)) if may_take else [],
        "requests": list(requests_of(person)) if may_take else [],
    }
