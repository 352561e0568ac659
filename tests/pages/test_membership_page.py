"""The page of one membership: what is paid, whose it is and who said so, and what was before."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.access.numbers.keys import sealer
from payung.membership.models import Link, Participant, Payment
from payung.primitives.month import Month
from payung.register.models import Person

from .test_weight import LARGEST
from .village_set import ANGGREK, KENANGA, MELATI, REGENCY

NIK, CARD = "9907010101800001", "99070101018"


@pytest.fixture
def person(rekaan: None, db: None) -> Person:
    return Person.objects.filter(village_id=MELATI).earliest("pk")


@pytest.fixture
def membership(person: Person) -> Participant:
    return person.links.get().participant


def address(participant):
    return f"/kepesertaan/{participant.pk}/"


def text(client, participant):
    return client.get(address(participant)).content.decode()


def paid(participant, first, months, source):
    Payment.objects.create(
        natural_key=f"{first}{source}".encode(), participant=participant,
        first_month=int(Month.parse(first)), months=months, programmes=3, amount=16_800 * months,
        source_of_funds=source,
    )  # fmt: skip


def test_it_is_reached_from_its_person_and_from_the_list(officer, person, membership):
    for url in (f"/orang/{person.pk}/", f"/kepesertaan/{REGENCY}/semua/"):
        assert f'href="{address(membership)}"' in officer.get(url).content.decode()


def test_the_paid_months_are_spells_of_each_source(officer, membership):
    paid(membership, "2025-07", 2, "dana_desa")  # follows January to June 2025
    paid(membership, "2025-11", 1, "dana_desa")
    paid(membership, "2024-03", 3, "mandiri")
    told = officer.get(address(membership)).context["paid"]
    assert [(each.funds, each.months, each.spells) for each in told] == [
        ("Dana Desa", 9, ("November 2025", "Januari 2025 sampai Agustus 2025")),
        ("mandiri", 3, ("Maret 2024 sampai Mei 2024",)),
    ]


def test_no_number_stands_on_it_whole(officer, membership):
    membership.nik_sealed, membership.nik_state = sealer("nik").seal(NIK), "valid"
    membership.card_sealed = sealer("card").seal(CARD)
    membership.save()
    page = text(officer, membership)
    assert "9907**********01" in page
    assert "9907*****18" in page
    assert NIK not in page
    assert CARD not in page


def test_a_link_says_who_decided_and_on_what_evidence(officer, membership):
    evidence = [["name", "same", 9.0], ["born", "same", 9.0]]
    Link.objects.filter(participant=membership).update(evidence=evidence)
    page = text(officer, membership)
    assert "oleh pencocokan otomatis pada 3 Juli 2025" in page
    told = officer.get(address(membership)).context["links"][0].evidence
    assert [label for label, _words in told] == ["Nama", "Lahir"]


def test_who_reviews_there_may_say_that_it_is_not_the_person(
    operator, officer, membership, monkeypatch
):
    monkeypatch.setattr("payung.review.pages.count_soon", lambda: None)
    page = text(operator, membership)
    assert "Ini bukan orangnya" in page
    assert "Ini bukan orangnya" not in text(officer, membership), "he does not review"
    link = Link.objects.get(participant=membership)
    form = {"participant": link.participant_id, "person": link.person_id}
    after = operator.post("/periksa/bantah/", form, follow=True)
    assert after.status_code == 200
    assert "orang yang berbeda" in after.content.decode()
    assert "Ternyata ini orangnya" in text(operator, membership)
    assert Link.objects.get(pk=link.pk).decision == "different"


def test_who_contradicts_is_led_where_he_may_look_though_the_membership_is_out_of_his_sight(
    operator, person, membership, monkeypatch
):
    monkeypatch.setattr("payung.review.pages.count_soon", lambda: None)
    Participant.objects.filter(pk=membership.pk).update(village=None)
    form = {"participant": membership.pk, "person": person.pk}
    after = operator.post("/periksa/bantah/", form, follow=True)
    assert after.status_code == 200
    assert person.full_name in after.content.decode()
    assert operator.get(address(membership)).status_code == 404


def test_a_change_says_what_was_before_and_what_came_after(officer, membership):
    Participant.objects.filter(pk=membership.pk).update(status="inactive")
    assert "keadaan kepesertaan: <del>aktif</del> → <ins>tidak aktif</ins>" in text(
        officer, membership
    )


def test_a_look_is_kept_about_the_person_whose_membership_it_is(officer, person, membership):
    officer.get(address(membership))
    event = AuditEvent.objects.get(verb="membership_seen")
    assert (event.object_type, event.object_id) == ("register.person", str(person.pk))
    assert event.details["participant"] == membership.pk
    assert event.region_code == MELATI


def test_a_look_at_a_membership_of_nobody_is_kept_about_itself(officer, membership):
    membership.links.all().delete()
    assert "Tidak ada warga di wilayah Anda" in text(officer, membership)
    event = AuditEvent.objects.get(verb="membership_seen")
    assert (event.object_type, event.object_id) == ("membership.participant", str(membership.pk))


def test_it_opens_inside_ones_own_region_only(operator, district_officer, insurer, membership):
    beyond = [Participant.objects.filter(village_id=v).earliest("pk") for v in (KENANGA, ANGGREK)]
    pages = [membership, *beyond]
    assert [operator.get(address(each)).status_code for each in pages] == [200, 404, 404]
    assert [district_officer.get(address(each)).status_code for each in pages] == [200, 200, 404]
    assert [insurer.get(address(each)).status_code for each in pages] == [404, 404, 404]


def test_a_person_beyond_ones_region_is_not_named(operator, membership):
    stranger = Person.objects.filter(village_id=ANGGREK).earliest("pk")
    Link.objects.create(
        participant=membership, person=stranger, decision="review", probability=0.6,
        decided_at=timezone.now(), method="engine",
    )  # fmt: skip
    assert stranger.full_name not in text(operator, membership)


def test_a_membership_from_elsewhere_opens_for_who_sees_its_person(operator, person, membership):
    Participant.objects.filter(pk=membership.pk).update(village_id=ANGGREK)
    assert operator.get(address(membership)).status_code == 200
    person.links.update(decision="different")
    assert operator.get(address(membership)).status_code == 404


def test_it_asks_the_database_just_so_often_and_stays_small(officer, membership):
    with CaptureQueriesContext(connection) as asked:
        page = officer.get(address(membership))
    assert len(page.content) < LARGEST
    assert len(asked) == 39, "\n".join(query["sql"][:160] for query in asked)
