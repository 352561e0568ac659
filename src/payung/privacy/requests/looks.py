"""Who looked at or changed the record of one person, from the audit trail, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import AuditEvent
from payung.access.wording import day_text, number
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
    rows = AuditEvent.objects.filter(about).values("actor_name", "verb")
    rows = rows.annotate(times=Count("pk"), last=Max("at")).order_by("-last")
    return [
        Look(
            row["actor_name"],
            verb_text(row["verb"]),
            number(row["times"]),
            day_text(timezone.localdate(row["last"])),
        )
        for row in rows
    ]


def lists_of(person: Person) -> list[Look]:
    """Lists of the person's village that were printed or downloaded: the name may have been in them."""
    code = person.village_id or ""
    wider = [code[:end] for end in (13, 8, 5) if code]
    rows = AuditEvent.objects.filter(object_type="gap_list", region_code__in=wider)
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


def verb_text(verb: str) -> str:
    """What was done, as the person reads it; a verb without words yet stays as it was recorded."""
    return {
        "person_seen": _("membuka halaman Anda"),
        "link_judged": _("menilai apakah suatu kepesertaan milik Anda"),
        "judgement_withdrawn": _("membatalkan penilaian kepesertaan"),
        "life_event_recorded": _("mencatat peristiwa hidup"),
        "life_event_withdrawn": _("membatalkan catatan peristiwa hidup"),
        "gap_list_printed": _("mencetak daftar kunjungan"),
        "gap_list_exported": _("mengunduh daftar kunjungan"),
        "request_taken": _("menerima permintaan Anda"),
        "request_assigned": _("menunjuk siapa yang menjawab"),
        "request_granted": _("mengabulkan permintaan Anda"),
        "request_refused": _("menolak permintaan Anda"),
        "request_answered": _("menyerahkan surat jawaban"),
        "answer_written": _("mencetak surat jawaban dengan data Anda"),
        "consent_given": _("mencatat persetujuan Anda"),
        "consent_withdrawn": _("mencatat penarikan persetujuan"),
        "hold_laid": _("menahan penghapusan data Anda"),
        "hold_lifted": _("melepas penahanan penghapusan"),
        "person_erased": _("menghapus data Anda"),
    }.get(verb, verb)
