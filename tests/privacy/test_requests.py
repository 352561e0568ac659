"""Requests of people: the clock of the law, who takes and who decides, and the answer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.models import AuditEvent, FormerRow
from payung.access.numbers.keys import sealer
from payung.access.roles import Role
from payung.membership.models import Link, Participant
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.privacy.models import SubjectRequest
from payung.privacy.requests.actions import assign, decide, hand_over, take_request
from payung.privacy.requests.answer import record_of
from payung.privacy.requests.law import RIGHTS
from payung.privacy.requests.presenters import clock_of
from payung.privacy.requests.queries import request_for, requests_for
from payung.register.models import Person

from ..pages.village_set import KENANGA, MELATI, account

AT = dt.datetime.now(dt.UTC)
TODAY = timezone.localdate(AT)
HOUR = dt.timedelta(hours=1)
COUNTER = {"applicant": "", "standing": "self", "identity": "id_card", "wish": ""}


def take(person, by, kind="access", at=AT, **other):
    return take_request(person=person, kind=kind, by=by, at=at, **{**COUNTER, **other})


@pytest.mark.parametrize("kind", ["access", "correction", "objection"])
def test_the_hours_of_the_law_run_from_the_receipt(villager, operator, kind):
    asked = take(villager, operator, kind)
    assert asked.due_at - asked.received_at == dt.timedelta(hours=3 * 24)
    assert [
        (clock_of(asked, AT + hours * HOUR).text, clock_of(asked, AT + hours * HOUR).is_late)
        for hours in (0, 71, 72, 75)
    ] == [
        ("sisa 72 jam", False),
        ("sisa 1 jam", False),
        ("sisa 0 jam", False),
        ("lewat 3 jam", True),
    ]


def test_the_law_names_no_hours_for_erasure_and_nobody_invents_them(villager, operator):
    asked = take(villager, operator, "erasure")
    assert asked.due_at is None
    assert "tanpa batas jam" in clock_of(asked, AT).text
    assert "tidak menyebut jam" in str(RIGHTS["erasure"].refusals)


@pytest.mark.parametrize("part", ["kind", "standing", "identity"])
def test_nothing_is_taken_without_what_who_and_how_the_identity_was_checked(
    villager, operator, part
):
    told = {"kind": "access", **COUNTER, part: ""}
    with pytest.raises(InputError, match="Pilih"):
        take_request(person=villager, by=operator, at=AT, **told)


def test_the_same_request_is_open_only_once(villager, operator):
    take(villager, operator)
    with pytest.raises(InputError, match="sedang menunggu"):
        take(villager, operator)


def test_an_operator_takes_for_his_village_only_and_does_not_decide(villager, operator):
    stranger = Person.objects.filter(village_id=KENANGA).earliest("pk")
    with pytest.raises(NotPermittedError):
        take(stranger, operator)
    asked = take(villager, operator)
    with pytest.raises(NotPermittedError):
        decide(request_id=asked.pk, grant=True, because="sesuai", by=operator, at=AT)


def test_an_operator_of_another_village_sees_no_request(villager, operator):
    asked = take(villager, operator)
    other = account("sebelah", Role.VILLAGE_OPERATOR, KENANGA)
    assert list(requests_for(operator, on=TODAY)) == [asked]
    assert not requests_for(other, on=TODAY).exists()
    with pytest.raises(NotFoundError):
        request_for(other, asked.pk, on=TODAY)


def test_a_request_follows_the_person_to_the_present_village(villager, operator, steward):
    asked = take(villager, operator)
    decide(request_id=asked.pk, grant=True, because="sesuai permintaan", by=steward, at=AT)
    there = account("operator-kenanga", Role.VILLAGE_OPERATOR, KENANGA)
    Person.objects.filter(pk=villager.pk).update(village_id=KENANGA)
    assert not requests_for(operator, on=TODAY).exists()
    with pytest.raises(NotPermittedError):
        hand_over(request_id=asked.pk, by=operator, at=AT)
    assert list(requests_for(there, on=TODAY)) == [asked]
    hand_over(request_id=asked.pk, by=there, at=AT)


def test_who_took_a_request_in_stays_known_after_the_person_moved(villager, operator):
    asked = take(villager, operator)
    Person.objects.filter(pk=villager.pk).update(village_id=KENANGA)
    asked.refresh_from_db()
    assert (asked.village_code, asked.taken_by) == (KENANGA, operator)
    assert AuditEvent.objects.get(verb="request_taken").region_code == MELATI
    former = FormerRow.objects.filter(table_name="privacy_subjectrequest", key=asked.pk)
    assert former.latest("pk").content["village_code"] == MELATI


@pytest.mark.parametrize("village", [None, MELATI])
def test_a_person_without_a_village_is_for_who_sees_the_unplaced(
    villager, operator, steward, village
):
    asked = take(villager, operator)
    Person.objects.filter(pk=villager.pk).update(village_id=None)
    assert not requests_for(operator, on=TODAY).exists()
    assert list(requests_for(steward, on=TODAY)) == [asked]
    Person.objects.filter(pk=villager.pk).update(village_id=village)
    assert requests_for(operator, on=TODAY).exists() is (village == MELATI)


def test_the_most_urgent_stands_on_top_and_the_done_at_the_end(villager, operator, steward):
    slow = take(villager, operator, "erasure")
    late = take(villager, operator, "access")
    early = take(villager, operator, "correction", at=AT - HOUR)
    done = take(villager, operator, "objection", at=AT - 2 * HOUR)
    decide(request_id=done.pk, grant=False, because="bukan haknya", by=steward, at=AT)
    hand_over(request_id=done.pk, by=operator, at=AT)
    assert list(requests_for(steward, on=TODAY)) == [early, late, slow, done]


def test_a_decision_has_a_reason_and_is_made_once(villager, operator, steward):
    asked = take(villager, operator)
    with pytest.raises(InputError, match="alasan"):
        decide(request_id=asked.pk, grant=True, because=" ya ", by=steward, at=AT)
    assign(request_id=asked.pk, assignee_id=steward.pk, by=steward, at=AT)
    decide(request_id=asked.pk, grant=True, because="sesuai permintaan", by=steward, at=AT)
    with pytest.raises(InputError, match="sudah diputuskan"):
        decide(request_id=asked.pk, grant=False, because="berubah pikiran", by=steward, at=AT)
    hand_over(request_id=asked.pk, by=operator, at=AT)
    events = AuditEvent.objects.filter(object_type="register.person", object_id=str(villager.pk))
    assert list(events.order_by("pk").values_list("verb", flat=True)) == [
        "request_taken", "request_assigned", "request_granted", "request_answered",
    ]  # fmt: skip


def test_a_request_goes_to_who_decides_and_to_nobody_else(villager, operator, steward):
    asked = take(villager, operator)
    with pytest.raises(InputError, match="penanggung jawab data"):
        assign(request_id=asked.pk, assignee_id=operator.pk, by=steward, at=AT)


def test_an_answer_after_the_hours_is_told_as_late(villager, operator, steward):
    asked = take(villager, operator, at=AT - 80 * HOUR)
    decide(request_id=asked.pk, grant=True, because="sesuai permintaan", by=steward, at=AT)
    hand_over(request_id=asked.pk, by=operator, at=AT)
    asked.refresh_from_db()
    assert clock_of(asked, AT).text == "dijawab terlambat"


def test_the_record_holds_everything_kept_with_whole_numbers_and_who_looked(
    villager, operator, client_of
):
    client_of(operator).get(f"/orang/{villager.pk}/")
    told = {section.title: section for section in record_of(villager)}
    about = dict(told["Siapa Anda menurut catatan"].facts)
    assert about["NIK"] == sealer("nik").open(bytes(villager.nik_sealed))
    assert about["Nama"] == villager.full_name
    membership = next(s for t, s in told.items() if t.startswith("Kepesertaan"))
    assert any("Rp100.800" in line for line in membership.lines)
    looks = told["Siapa yang melihat atau mengubah data Anda"].lines
    assert any(line.startswith("Operator: membuka halaman seseorang, 1 kali") for line in looks)


def test_others_on_the_family_card_are_counted_and_not_named(villager):
    other = Person.objects.filter(village_id=KENANGA).earliest("pk")
    Person.objects.filter(pk=other.pk).update(household_id=villager.household_id)
    sections = record_of(villager)
    assert dict(sections[0].facts)["Anggota lain di KK itu"] == "1"
    assert other.full_name not in repr(sections)


def test_a_membership_that_may_be_somebody_elses_is_told_without_its_name(villager):
    Link.objects.filter(person=villager).update(decision=Link.Decision.REVIEW, probability=0.7)
    stranger = Participant.objects.filter(links__person=villager)
    stranger.update(full_name="Orang Lain Sekali")
    sections = record_of(villager)
    assert "mungkin milik Anda, kemiripan 70 %" in repr(sections)
    assert "Orang Lain" not in repr(sections)


def test_from_the_counter_to_the_letter_on_the_pages(villager, operator, steward, client_of):
    village, office = client_of(operator), client_of(steward)
    assert "Terima permintaan" in village.get(f"/orang/{villager.pk}/").content.decode()
    answer = village.post(f"/orang/{villager.pk}/permintaan/", {**COUNTER, "kind": "access"})
    asked = SubjectRequest.objects.get()
    assert answer.url == f"/privasi/permintaan/{asked.pk}/"
    page = village.get(answer.url).content.decode()
    assert "Putuskan" not in page
    assert village.get(f"{answer.url}surat/").status_code == 400  # nothing to print yet
    office.post(f"{answer.url}putuskan/", {"choice": "grant", "because": "Identitas cocok."})
    letter = village.get(f"{answer.url}surat/").content.decode()
    assert sealer("nik").open(bytes(villager.nik_sealed)) in letter
    assert "Identitas cocok." in letter
    assert AuditEvent.objects.get(verb="answer_written").details["whole_record"] is True
    village.post(f"{answer.url}serahkan/")
    again = village.get(f"{answer.url}surat/").content.decode()
    assert sealer("nik").open(bytes(villager.nik_sealed)) not in again


def test_a_refused_access_tells_the_reason_and_no_data(villager, operator, steward, client_of):
    asked = take(villager, operator)
    decide(request_id=asked.pk, grant=False, because="Membahayakan orang lain.", by=steward, at=AT)
    letter = client_of(operator).get(f"/privasi/permintaan/{asked.pk}/surat/").content.decode()
    assert "Membahayakan orang lain." in letter
    assert "Semua data Anda" not in letter


def test_the_auditor_sees_the_request_and_not_the_letter(
    villager, operator, steward, auditor, client_of
):
    asked = take(villager, operator)
    decide(request_id=asked.pk, grant=True, because="sesuai permintaan", by=steward, at=AT)
    client = client_of(auditor)
    assert client.get(f"/privasi/permintaan/{asked.pk}/").status_code == 200
    assert client.get(f"/privasi/permintaan/{asked.pk}/surat/").status_code == 403


def test_a_form_that_was_not_filled_in_keeps_what_was_typed(villager, operator, client_of):
    typed = {"kind": "correction", "standing": "heir", "wish": "Nama salah eja"}
    page = client_of(operator).post(f"/orang/{villager.pk}/permintaan/", typed)
    assert page.status_code == 400
    assert "bagaimana identitas diperiksa" in page.content.decode()
    assert "Nama salah eja" in page.content.decode()
