"""The trail searched: events of the reader's regions, newest first, page after page by their number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import AuditEvent, User
from payung.access.scope import Scope
from payung.audit.permissions import events_of
from payung.primitives.errors import InputError
from payung.primitives.region_code import RegionCode

PAGE = 50
_A_DAY = dt.timedelta(days=1)
_MOST_DIGITS = 18  # of a whole number of the database


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; nothing given is everything. `before` is the number of the last event seen."""

    actor: int | None = None
    verb: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    region: str = ""
    person: int | None = None
    before: int | None = None

    @classmethod
    def read(cls, fields: Mapping[str, str]) -> Asked:
        """From the fields of the form; InputError for a value that cannot be read."""
        region = fields.get("wilayah", "").strip()
        return cls(
            actor=_number(fields.get("pelaku", "")),
            verb=fields.get("perbuatan", ""),
            first=_day(fields.get("dari", "")),
            last=_day(fields.get("sampai", "")),
            region=RegionCode.parse(region) if region else "",
            person=_number(fields.get("orang", "")),
            before=_number(fields.get("sebelum", "")),
        )


@dataclass(frozen=True, slots=True)
class Events:
    """One page of events; `next` is the number to go on before, None at the end."""

    rows: list[AuditEvent]
    next: int | None


def events(scope: Scope, asked: Asked) -> QuerySet[AuditEvent]:
    """The events that were asked for inside the scope, newest first."""
    found = AuditEvent.objects.filter(events_of(scope), _condition(asked))
    return found.select_related("actor").order_by("-pk")


def page_of(scope: Scope, asked: Asked) -> Events:
    """At most fifty of them."""
    rows = list(events(scope, asked)[: PAGE + 1])
    return Events(rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def actors(scope: Scope) -> list[User]:
    """Everybody who stands in the trail that may be read."""
    acted = AuditEvent.objects.filter(events_of(scope), actor=OuterRef("pk"))
    return list(User.objects.filter(Exists(acted)).order_by("full_name", "username"))


def _condition(asked: Asked) -> Q:
    found = Q()
    if asked.actor is not None:
        found &= Q(actor_id=asked.actor)
    if asked.verb:
        found &= Q(verb=asked.verb)
    if asked.first:
        found &= Q(at__gte=_midnight(asked.first))
    if asked.last:
        found &= Q(at__lt=_midnight(asked.last + _A_DAY))
    if asked.region:
        found &= Q(region_code=asked.region) | Q(region_code__startswith=f"{asked.region}.")
    if asked.person is not None:
        found &= Q(object_type="register.person", object_id=str(asked.person))
    if asked.before is not None:
        found &= Q(pk__lt=asked.before)
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise InputError(_("'%s' bukan nomor. Pilih dari daftar, atau kosongkan.") % text[:40])
    return int(text)


def _day(text: str) -> dt.date | None:
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text) + _A_DAY - _A_DAY  # the day after it is asked for too
    except (ValueError, OverflowError) as error:
        raise InputError(_("Isi tanggal seperti 2026-11-28, atau kosongkan.")) from error
