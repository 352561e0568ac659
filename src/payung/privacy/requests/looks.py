"""Who looked at or changed the record of one person, from the audit trail, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.access.wording import day_text, number
from payung.audit.wording import LISTS, verb_text
from payung.register.models import LifeEvent, Person

_ABOUT_PEOPLE = "register.person"


@dataclass(frozen=True, slots=True)
class Look:
    """What one officer did, how often, and when last."""

    who: str
    what: str
    times: str
    last: str


def looks_at(person: Person) -> list[Look]:
    """Everything recorded under this person's number, newest first."""
    events = [
        str(pk) for pk in LifeEvent.objects.filter(person=person).values_list("pk", flat=True)
    ]
    about = (
        Q(object_type=_ABOUT_PEOPLE, object_id=str(person.pk))
        | Q(object_type="membership.link", object_id__endswith=f"-{person.pk}")
        | Q(object_type="register.lifeevent", object_id__in=events)
    )
    return _looks(AuditEvent.objects.filter(about))


def lists_of(person: Person) -> list[Look]:
    """Lists of the person's village that were printed or downloaded: the name may have been in them."""
    code = person.village_id or ""
    wider = [code[:end] for end in (13, 8, 5) if code]
    return _looks(AuditEvent.objects.filter(verb__in=LISTS, region_code__in=wider))


def _looks(rows: QuerySet[AuditEvent]) -> list[Look]:
    found = rows.values("actor_name", "verb").annotate(times=Count("pk"), last=Max("at"))
    return [
        Look(
            row["actor_name"],
            verb_text(row["verb"]),
            number(row["times"]),
            day_text(timezone.localdate(row["last"])),
        )
        for row in found.order_by("-last")
    ]
