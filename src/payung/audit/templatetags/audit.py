"""The way from a person's page to his or her record, for who may follow it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from payung.access.roles import Duty
from payung.access.scope import can
from payung.audit.presenters import timeline
from payung.audit.record import record_of_membership
from payung.membership.models import Participant
from payung.register.models import Person

register = template.Library()


@register.inclusion_tag("audit/of_person.html", takes_context=True)
def trail_of(context: Context, person: Person) -> dict[str, Any]:
    """`{% trail_of person %}`: two links, or nothing."""
    user, today = context["request"].user, timezone.localdate()
    may_follow = can(user, Duty.READ_TRAIL, person.village_id or "", on=today)
    return {"person": person, "may_follow": may_follow}


@register.inclusion_tag("audit/of_membership.html")
def history_of(participant: Participant) -> dict[str, Any]:
    """`{% history_of participant %}`: every change of a membership that the page shows anyway."""
    return {"days": timeline(record_of_membership(participant))}
