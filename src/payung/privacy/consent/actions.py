"""Writes: a text gets a version, a person agrees to it, a consent is withdrawn."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.trail.audit import record
from payung.primitives.errors import InputError, NotFoundError
from payung.privacy.models import Consent, ConsentText
from payung.privacy.permissions import check_keeps, check_may_in
from payung.register.models import Person

_LEAST_WORDS = 5


@transaction.atomic
def write_text(*, purpose: str, language: str, text: str, by: User, at: dt.datetime) -> ConsentText:
    """The next version of the words for a purpose in a language. Consents given stay with their version."""
    check_keeps(by, on=timezone.localdate(at))
    named, words = " ".join(purpose.split())[:120], text.strip()[:2000]
    if not named or len(words.split()) < _LEAST_WORDS:
        raise InputError(_("Tulis tujuannya dan naskah lengkap yang dibacakan kepada warga."))
    if language not in ConsentText.Language.values:
        raise InputError(_("Pilih bahasanya."))
    last = ConsentText.objects.filter(purpose=named, language=language).first()
    written = ConsentText.objects.create(
        purpose=named, language=language, text=words, by=by, at=at,
        version=last.version + 1 if last else 1,
    )  # fmt: skip
    record(
        by=by, verb="consent_text_written", object_type="privacy.consenttext",
        object_id=written.pk, purpose=named, version=written.version, language=language,
    )  # fmt: skip
    return written


@transaction.atomic
def give_consent(
    *,
    person: Person,
    text_id: int,
    channel: str,
    given_on: dt.date,
    evidence: str,
    by: User,
    at: dt.datetime,
) -> Consent:
    """A person agreed. InputError without the text, the channel or where the proof is (article 24)."""
    today = timezone.localdate(at)
    check_may_in(by, Duty.TAKE_REQUESTS, person.village_id or "", on=today)
    text = ConsentText.objects.filter(pk=text_id).first()
    if text is None or channel not in Consent.Channel.values:
        raise InputError(_("Pilih naskah yang disetujui dan cara persetujuan diberikan."))
    if given_on > today:
        raise InputError(_("Tanggalnya belum tiba. Isi hari persetujuan diberikan."))
    kept = " ".join(evidence.split())[:200]
    if not kept:
        raise InputError(
            _("Tulis di mana buktinya disimpan, contoh: map persetujuan 2026, kantor desa.")
        )
    if Consent.objects.filter(person=person, text=text, withdrawn_at__isnull=True).exists():
        raise InputError(_("Persetujuan atas naskah ini sudah tercatat dan masih berlaku."))
    given = Consent.objects.create(
        person=person, text=text, channel=channel, given_on=given_on, evidence=kept, by=by, at=at
    )
    _record("consent_given", given, by)
    return given


@transaction.atomic
def withdraw_consent(*, person: Person, consent_id: int, by: User, at: dt.datetime) -> None:
    """The person takes the consent back; what rests on it stops within 3 x 24 hours (article 40)."""
    check_may_in(by, Duty.TAKE_REQUESTS, person.village_id or "", on=timezone.localdate(at))
    standing = Consent.objects.select_for_update(of=("self",)).filter(withdrawn_at__isnull=True)
    given = standing.filter(pk=consent_id, person=person).first()
    if given is None:
        raise NotFoundError(_("Persetujuan ini tidak ada atau sudah ditarik."))
    given.withdrawn_at, given.withdrawn_by = at, by
    given.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _record("consent_withdrawn", given, by)


def _record(verb: str, given: Consent, by: User) -> None:
    record(
        by=by,
        verb=verb,
        object_type="register.person",
        object_id=given.person_id,
        region_code=(given.person.village_id or "") if given.person else "",
        consent=given.pk,
        text=given.text_id,
        channel=given.channel,
    )
