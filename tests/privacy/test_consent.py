"""Consent: the words with their version and language, the channel, the proof, and the withdrawal."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.privacy.consent.actions import give_consent, withdraw_consent, write_text
from payung.privacy.consent.queries import all_texts, consents_of, newest_texts
from payung.privacy.models import Consent
from payung.privacy.requests.answer import record_of
from payung.register.models import Person

from ..pages.village_set import KENANGA

AT = dt.datetime.now(dt.UTC)
TODAY = timezone.localdate(AT)
WORDS = "Saya setuju dihubungi lewat telepon tentang pendaftaran BPJS Ketenagakerjaan."
PURPOSE = "Dihubungi lewat telepon"


@pytest.fixture
def text(steward):
    return write_text(purpose=PURPOSE, language="id", text=WORDS, by=steward, at=AT)


def give(person, text, by, **other):
    told = {"channel": "paper", "given_on": TODAY, "evidence": "map persetujuan 2026"}
    return give_consent(person=person, text_id=text.pk, by=by, at=AT, **{**told, **other})


def test_a_text_is_never_changed_another_version_follows(text, steward):
    second = write_text(purpose=PURPOSE, language="id", text=WORDS + " Sekali.", by=steward, at=AT)
    other = write_text(purpose=PURPOSE, language="bug", text=WORDS, by=steward, at=AT)
    assert (text.version, second.version, other.version) == (1, 2, 1)
    assert set(newest_texts()) == {second, other}


def test_a_consent_stays_with_the_version_that_was_read(villager, text, operator, steward):
    given = give(villager, text, operator)
    write_text(purpose=PURPOSE, language="id", text=WORDS + " Sekali.", by=steward, at=AT)
    assert consents_of(villager).get() == given
    assert given.text.text == WORDS
    assert {each.version: each.standing for each in all_texts()} == {1: 1, 2: 0}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"channel": "lisan"}, "cara persetujuan"),
        ({"evidence": " "}, "buktinya"),
        ({"given_on": TODAY + dt.timedelta(days=1)}, "belum tiba"),
    ],
)
def test_without_channel_day_or_proof_nothing_is_recorded(villager, text, operator, told, said):
    with pytest.raises(InputError, match=said):
        give(villager, text, operator, **told)
    assert not Consent.objects.exists()


def test_the_same_consent_stands_once_and_can_be_given_again_after_its_withdrawal(
    villager, text, operator
):
    given = give(villager, text, operator)
    with pytest.raises(InputError, match="masih berlaku"):
        give(villager, text, operator)
    withdraw_consent(person=villager, consent_id=given.pk, by=operator, at=AT)
    with pytest.raises(NotFoundError):
        withdraw_consent(person=villager, consent_id=given.pk, by=operator, at=AT)
    give(villager, text, operator)
    about = AuditEvent.objects.filter(object_type="register.person", object_id=str(villager.pk))
    verbs = about.order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "consent_given", "consent_withdrawn", "consent_given",
    ]  # fmt: skip


def test_an_operator_records_for_his_village_and_writes_no_text(text, operator):
    stranger = Person.objects.filter(village_id=KENANGA).earliest("pk")
    with pytest.raises(NotPermittedError):
        give(stranger, text, operator)
    with pytest.raises(NotPermittedError):
        write_text(purpose=PURPOSE, language="id", text=WORDS, by=operator, at=AT)


def test_it_stands_on_the_page_of_the_person_and_in_the_answer(villager, text, operator, client_of):
    client, page = client_of(operator), f"/orang/{villager.pk}/"
    typed = {"text": text.pk, "channel": "paper", "given_on": str(TODAY), "evidence": "map 2026"}
    assert client.post(f"{page}persetujuan/", {**typed, "evidence": ""}).status_code == 400
    assert client.post(f"{page}persetujuan/", typed).status_code == 302
    assert "versi 1 (Bahasa Indonesia): tertulis di kertas" in client.get(page).content.decode()
    told = next(section for section in record_of(villager) if section.title == "Persetujuan Anda")
    assert PURPOSE in told.lines[0]
    client.post(f"{page}persetujuan/tarik/", {"consent": Consent.objects.get().pk})
    assert "ditarik" in client.get(page).content.decode()


def test_the_steward_writes_a_text_on_the_page_and_the_auditor_reads_it(
    steward, auditor, client_of
):
    typed = {"purpose": PURPOSE, "language": "mak", "text": WORDS}
    assert client_of(steward).post("/privasi/persetujuan/", typed).status_code == 302
    page = client_of(auditor).get("/privasi/persetujuan/").content.decode()
    assert WORDS in page
    assert "Naskah baru" not in page
    assert client_of(auditor).post("/privasi/persetujuan/", typed).status_code == 403
