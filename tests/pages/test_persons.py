"""Search first; a person only inside one's own region; the number never whole and never in an address."""

import re

import pytest

from payung.access.models import AuditEvent
from payung.access.numbers.keys import sealer
from payung.register.models import Person

from .village_set import ANGGREK, LONG_NAME, MELATI


def people_of(village):
    return Person.objects.filter(village_id=village).order_by("pk")


def ask(client, text):
    return client.post("/orang/", {"cari": text})


def test_nobody_is_listed_before_something_is_asked(operator):
    page = operator.get("/orang/")
    assert "found" not in page.context
    assert "Warga" not in page.content.decode()


@pytest.mark.parametrize("text", ["ab", "a b", "--", "73"])
def test_less_than_three_letters_or_a_part_of_a_number_finds_nobody_and_says_what_to_write(
    operator, text
):
    page = ask(operator, text)
    assert "found" not in page.context
    assert "tiga huruf" in page.content.decode()


def test_a_name_is_found_by_its_likeness(operator):
    found = ask(operator, "Nurhidayatulah").context["found"].people
    assert LONG_NAME in {person.full_name for person in found}


def test_a_whole_nik_finds_its_person_and_never_stands_in_an_address(operator):
    person = people_of(MELATI).exclude(nik_sealed=None).first()
    nik = sealer("nik").open(bytes(person.nik_sealed))
    page = ask(operator, f" {nik[:6]} {nik[6:]} ")
    assert [p.pk for p in page.context["found"].people] == [person.pk]
    assert f'href="/orang/{person.pk}/"' in page.content.decode()


@pytest.mark.parametrize("name", ["ASEP2", "4NDI"])
def test_a_name_with_a_digit_in_it_is_found(operator, name):
    person = people_of(MELATI).first()
    Person.objects.filter(pk=person.pk).update(full_name=name)
    assert [p.pk for p in ask(operator, name).context["found"].people][:1] == [person.pk]
    asked = AuditEvent.objects.filter(verb="people_searched").latest("pk")
    assert asked.details["by_what"] == "name"


def test_people_of_other_villages_are_neither_found_nor_opened(operator):
    stranger = people_of(ANGGREK).exclude(nik_sealed=None).first()
    nik = sealer("nik").open(bytes(stranger.nik_sealed))
    assert ask(operator, nik).context["found"].people == []
    assert operator.get(f"/orang/{stranger.pk}/").status_code == 404
    assert operator.get("/orang/999999999/").status_code == 404


def test_only_the_data_steward_finds_people_without_a_village(officer, steward):
    lost = people_of(MELATI)[1]
    Person.objects.filter(pk=lost.pk).update(village=None)
    assert officer.get(f"/orang/{lost.pk}/").status_code == 404
    assert steward.get(f"/orang/{lost.pk}/").status_code == 200


def test_more_people_than_fit_ask_for_more_of_the_name(officer):
    found = ask(officer, "Warga").context["found"]
    assert (len(found.people), found.has_more) == (30, True)


@pytest.mark.parametrize(
    ("kind", "status"),
    [(0, "covered"), (4, "grace"), (5, "lapsed"), (6, "unknown"), (7, "unknown"), (9, "never")],
)
def test_a_person_page_says_the_status_of_the_month(operator, kind, status):
    person = people_of(MELATI)[kind]
    assert operator.get(f"/orang/{person.pk}/").context["status"].status == status


def test_a_person_page_shows_the_masked_number_spells_payments_and_who_paid(operator):
    person = people_of(MELATI)[1]
    text = operator.get(f"/orang/{person.pk}/").content.decode()
    assert re.search(r"9907\*{10}\d\d", text)
    assert not re.search(r"(?<!\d)\d{16}(?!\d)", text)
    assert "Januari 2025 sampai Desember 2025" in text
    assert "Rp201.600" in text  # 12 x 16,800
    assert "Dana Desa" in text


def test_an_undecided_membership_is_shown_as_undecided(operator):
    page = operator.get(f"/orang/{people_of(MELATI)[7].pk}/")
    assert page.context["undecided"][0].endswith("(BPU), kemiripan 60 %")
    assert page.context["cards"] == []


def test_looking_at_a_person_is_in_the_audit_trail(operator):
    person = people_of(MELATI)[0]
    operator.get(f"/orang/{person.pk}/")
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.object_id, event.region_code) == (
        "person_seen",
        str(person.pk),
        MELATI,
    )


def test_from_which_page_somebody_came_is_kept_and_other_sites_are_not(operator):
    person = people_of(MELATI)[0]
    for referer in (
        f"http://testserver/daftar/{MELATI}/belum-terlindungi/?rt=1",
        "http://lain/x",
        "",
    ):
        operator.get(f"/orang/{person.pk}/", headers={"Referer": referer})
    seen = AuditEvent.objects.filter(verb="person_seen").order_by("-pk")[:3]
    assert [event.details for event in seen] == [{}, {}, {"came_from": "targets:gaps"}]


@pytest.mark.parametrize("by_number", [True, False])
def test_a_search_is_kept_with_whom_it_found_and_without_what_was_written(operator, by_number):
    person = people_of(MELATI).filter(full_name=LONG_NAME)[0]
    nik = sealer("nik").open(bytes(person.nik_sealed))
    asked = nik if by_number else person.full_name.lower()
    ask(operator, asked)
    event = AuditEvent.objects.filter(verb="people_searched").latest("pk")
    assert person.pk in event.details["people"]
    assert event.details["by_what"] == ("number" if by_number else "name")
    assert event.details["fingerprint"] == sealer("person").index(f"search {asked.upper()}").hex()
    assert asked not in str(event.details).lower()
