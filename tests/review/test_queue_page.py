"""The queue as a reviewer meets it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.membership.conftest import membership
from tests.review.conftest import OTHER_VILLAGE, REGENCY, Doubt, possible, reviewer

from payung.access.models import User
from payung.access.roles import Role
from payung.membership.models import Link
from payung.register.models import Person
from payung.review import pages, queries
from payung.review.models import Judgement


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_pair_stands_side_by_side_with_its_evidence_in_words(doubt: Doubt) -> None:
    doubt("Sitti Aminah")
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert "Sitti Aminah" in page
    assert "hari dan bulan lahir tertukar" in page
    assert "kemiripan 60 %" in page
    assert 'nama sama <span class="soft">(bukti kuat)</span>' in page
    assert 'data-key="s"' in page


def test_names_that_agree_in_common_spelling_alone_are_not_called_the_same(doubt: Doubt) -> None:
    person, _participant = doubt("Asis")
    Person.objects.filter(pk=person.pk).update(full_name="Azis")
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert "nama sama menurut ejaan umum" in page


def test_an_answer_leads_to_the_next_and_can_be_taken_back(doubt: Doubt) -> None:
    person, participant = doubt("Sitti Aminah")
    client = signed_in(reviewer("ani"))
    answered = client.post(
        "/periksa/jawab/",
        {"participant": participant.pk, "person": person.pk, "verdict": "different"},
        follow=True,
    )
    page = answered.content.decode()
    assert "Hari ini 1 dari 50 terjawab. 0 pasangan menunggu Anda." in page
    assert "Tidak ada yang perlu diperiksa" in page
    back = client.post("/periksa/batal/", {"judgement": Judgement.objects.get().pk}, follow=True)
    assert "Keputusan tentang Sitti Aminah dibatalkan." in back.content.decode()
    assert Link.objects.get().decision == "review"


def test_after_the_days_portion_the_page_says_enough(
    doubt: Doubt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAIRS_A_DAY", 1)
    person, participant = doubt("Sitti")
    doubt("Budi")
    client = signed_in(reviewer("ani"))
    answer = {"participant": participant.pk, "person": person.pk, "verdict": "unsure"}
    answered = client.post("/periksa/jawab/", answer, follow=True).content.decode()
    assert "Cukup untuk hari ini" in answered
    assert "Budi" not in answered
    assert "Cukup untuk hari ini" in client.get("/periksa/").content.decode()
    assert "Budi" in client.get("/periksa/?lanjut").content.decode()


def test_a_person_begun_is_finished_and_who_goes_on_past_the_portion_is_not_asked_again(
    doubt: Doubt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAIRS_A_DAY", 1)
    sitti, first = doubt("Sitti", 0.9)
    possible(sitti, second := membership("Sitti Dua"), 0.8)
    doubt("Budi", 0.7)
    doubt("Cora", 0.6)
    client = signed_in(reviewer("ani"))
    answer = {"person": sitti.pk, "verdict": "unsure"}
    page = client.post("/periksa/jawab/", {**answer, "participant": first.pk}, follow=True)
    assert '<h2 id="warga">Sitti' in page.content.decode()
    page = client.post("/periksa/jawab/", {**answer, "participant": second.pk}, follow=True)
    assert "Cukup untuk hari ini" in page.content.decode()
    going_on = client.get("/periksa/?lanjut").content.decode()
    assert '<h2 id="warga">Budi' in going_on
    link = Link.objects.get(person__full_name="Budi")
    answer = {"participant": link.participant_id, "person": link.person_id, "verdict": "unsure"}
    assert '<input type="hidden" name="lanjut">' in going_on
    page = client.post("/periksa/jawab/", {**answer, "lanjut": ""}, follow=True)
    assert '<h2 id="warga">Cora' in page.content.decode()


def test_the_decisions_of_a_reviewer_are_listed(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    client = signed_in(reviewer("ani"))
    assert "Belum ada keputusan" in client.get("/periksa/keputusan/").content.decode()
    client.post(
        "/periksa/jawab/",
        {"participant": participant.pk, "person": person.pk, "verdict": "same"},
    )
    assert "orang yang sama" in client.get("/periksa/keputusan/").content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VILLAGE_HEAD, Role.INSURER_OFFICER])
def test_who_may_not_review_is_told_whom_to_ask(doubt: Doubt, role: str) -> None:
    response = signed_in(reviewer("ani", role, REGENCY)).get("/periksa/")
    assert response.status_code == 403
    assert "penanggung jawab data kabupaten" in response.content.decode()


def test_an_operator_sees_no_pair_of_another_village(doubt: Doubt) -> None:
    doubt("Rahasia", village=OTHER_VILLAGE)
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert "Rahasia" not in page
    assert "0 pasangan menunggu" in page


@pytest.mark.parametrize(
    "form", [{}, {"participant": "x", "person": "1"}, {"participant": "9" * 30}]
)
def test_a_damaged_form_is_answered_with_a_sentence(doubt: Doubt, form: dict[str, str]) -> None:
    response = signed_in(reviewer("ani")).post("/periksa/jawab/", form)
    assert response.status_code == 400
    assert "Formulir tidak lengkap" in response.content.decode()


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (2, "2 pasangan menunggu Anda."),
        (3, "3 pasangan menunggu Anda."),
        (4, "Lebih dari 3 pasangan menunggu Anda."),
        (6, "Lebih dari 3 pasangan menunggu Anda."),
    ],
)
def test_of_a_long_queue_the_page_says_only_that_it_is_longer(
    doubt: Doubt, monkeypatch: pytest.MonkeyPatch, waiting: int, said: str
) -> None:
    monkeypatch.setattr(queries, "MOST_COUNTED", 3)
    for number in range(waiting):
        doubt(f"Orang {number}")
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert f"terjawab. {said}" in page


def test_the_number_of_queries_does_not_grow_with_the_queue(
    doubt: Doubt, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        doubt(f"Orang {number}")
    client = signed_in(reviewer("ani"))
    with django_assert_num_queries(26):  # two of them: does another opinion wait?
        client.get("/periksa/")
    asked = Link.objects.earliest("probability", "pk").person_id
    with django_assert_num_queries(22):  # nobody is looked for
        client.get(f"/periksa/?orang={asked}")
