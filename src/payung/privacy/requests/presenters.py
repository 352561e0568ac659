"""Requests in words: the clock, the facts, and what the letter says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.wording import day_text, number
from payung.membership.models import Link, Payment
from payung.privacy.models import SubjectRequest
from payung.privacy.requests.law import RIGHTS
from payung.privacy.retention.holds import standing_holds
from payung.register.models import Person

_HOUR = dt.timedelta(hours=1)
State = SubjectRequest.State


@dataclass(frozen=True, slots=True)
class Clock:
    """How much time is left; `is_late` when none is."""

    text: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One request of the list."""

    asked: SubjectRequest
    name: str
    clock: Clock


def lines_of(rows: Iterable[SubjectRequest], now: dt.datetime) -> list[Line]:
    return [Line(row, name_of(row), clock_of(row, now)) for row in rows]


def name_of(asked: SubjectRequest) -> str:
    """Whom it is about, as far as that is still known."""
    return asked.person.full_name if asked.person else _("tidak ada lagi di data")


def clock_of(asked: SubjectRequest, now: dt.datetime) -> Clock:
    """'sisa 41 jam'; when the answer was given, whether it was in time."""
    if asked.state == State.ANSWERED:
        late = bool(asked.due_at and asked.answered_at and asked.answered_at > asked.due_at)
        return Clock(_("dijawab terlambat") if late else _("dijawab"), late)
    if asked.due_at is None:
        return Clock(_("tanpa batas jam dalam undang-undang"))
    return clock(asked.due_at, now)


def clock(due_at: dt.datetime, now: dt.datetime) -> Clock:
    """The hours until a moment, or since it."""
    hours = abs(due_at - now) // _HOUR
    if now > due_at:
        text = ngettext("lewat %(hours)s jam", "lewat %(hours)s jam", hours)
        return Clock(text % {"hours": number(hours)}, is_late=True)
    text = ngettext("sisa %(hours)s jam", "sisa %(hours)s jam", hours)
    return Clock(text % {"hours": number(hours)})


def facts_of(asked: SubjectRequest) -> list[tuple[str, str]]:
    """What was written down at the counter, and what became of it."""
    moment = timezone.localtime(asked.due_at).strftime("%d-%m-%Y %H.%M") if asked.due_at else ""
    facts = [
        (_("Diminta"), asked.get_kind_display()),
        (_("Dasar"), RIGHTS[asked.kind].articles),
        (_("Pemohon"), f"{asked.applicant} ({asked.get_standing_display()})"),
        (_("Identitas"), asked.get_identity_display()),
        (_("Permintaan"), asked.wish),
        (_("Diterima"), f"{_moment(asked.received_at)}, {asked.taken_by}"),
        (_("Batas jawaban"), moment),
        (_("Yang menjawab"), str(asked.assignee) if asked.assignee else ""),
        (_("Keadaan"), asked.get_state_display()),
        (_("Alasan keputusan"), asked.because),
    ]
    return [(label, text) for label, text in facts if text]


def letter_text(asked: SubjectRequest) -> list[str]:
    """The paragraphs of the answer."""
    decision = _("kami tolak") if asked.state == State.REFUSED else _("kami kabulkan")
    if asked.state == State.ANSWERED and asked.decided_by:
        decision = _("sudah kami putuskan")
    paragraphs = [
        _("Pada %(day)s Anda meminta %(kind)s menurut %(articles)s.")
        % {
            "day": day_text(timezone.localdate(asked.received_at)),
            "kind": asked.get_kind_display(),
            "articles": RIGHTS[asked.kind].articles,
        },
        _("Permintaan itu %(decision)s. Alasannya: %(because)s")
        % {"decision": decision, "because": asked.because},
    ]
    if hasattr(asked, "erasure"):
        paragraphs.append(
            _(
                "Nama, nomor, alamat, dan semua yang menunjuk Anda sudah dihapus. Yang tersisa hanya angka "
                "tanpa nama, agar laporan yang sudah diumumkan tetap dapat dijelaskan (Pasal 45)."
            )
        )
    paragraphs.append(
        _(
            "Bila Anda tidak setuju, Anda dapat menyampaikan keberatan kepada penanggung jawab data, dan "
            "berhak menggugat menurut Pasal 12."
        )
    )
    return paragraphs


def reasons_to_keep(person: Person) -> list[str]:
    """What speaks against erasing: shown to who decides, who decides alone; only a hold forbids it."""
    everything = Q(person__isnull=True, source_file__isnull=True)
    with seeing(EVERYTHING):
        holds = list(standing_holds().filter(Q(person=person) | everything))
    text = _("Data ditahan: %s. Selama itu tidak dapat dihapus.")
    reasons = [text % hold.because for hold in holds]
    mine = Link.objects.filter(person=person, decision=Link.Decision.MATCH)
    paid = Payment.objects.filter(participant_id__in=mine.values("participant_id"))
    if paid.exists():
        reasons.append(
            _(
                "Ada iuran yang tercatat. Hak atas manfaat masih dapat dituntut; tanpa data ini ahli waris "
                "kehilangan satu bukti di kabupaten. Catatan BPJS Ketenagakerjaan tidak ikut terhapus."
            )
        )
    if person.life_status == Person.LifeStatus.DEAD:
        reasons.append(
            _("Orang ini meninggal: periksa dahulu apakah ahli waris sudah mengklaim JKM.")
        )
    reasons.append(
        _(
            "Bila orang ini tetap warga dan pekerja di sini, berkas desa berikutnya membawanya masuk lagi; "
            "sepakati dengan desa."
        )
    )
    return reasons


def _moment(at: dt.datetime) -> str:
    return timezone.localtime(at).strftime("%d-%m-%Y %H.%M")
