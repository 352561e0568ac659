"""One person's record is followed from import to today; who looked at it stands on a sheet for him or her."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.access.numbers.keys import sealer
from payung.access.rows.sight import EVERYTHING, seeing
from payung.register.duplicates.merging import merge_pair
from payung.register.duplicates.taking_back import take_back
from payung.register.life_events import record_life_event, take_back_life_event
from payung.register.models import Duplicate, Person

from ..pages.village_set import ANGGREK, LONG_NAME, MELATI
from .conftest import signed_in


def lines(page):
    return [line for _day, found in page.context["days"] for line in found]


def whats(page):
    return [line.what for line in lines(page)]


def record_page(client, person):
    return client.get(f"/jejak/orang/{person.pk}/")


def looks_page(client, person):
    return client.get(f"/jejak/orang/{person.pk}/dilihat/")


def test_it_begins_where_the_rows_came_in_and_ends_with_the_last_look(auditor, operator, person):
    signed_in(operator).get(f"/orang/{person.pk}/")
    told = whats(record_page(auditor, person))
    assert set(told[:-1]) >= {
        "Kartu keluarga ditambahkan", "Data orang ditambahkan", "Pekerjaan ditambahkan",
        "Kepesertaan ditambahkan", "Pembayaran iuran ditambahkan", "Kecocokan ditambahkan",
    }  # fmt: skip
    assert told[-1] == "membuka halaman seseorang"


def test_a_change_says_what_it_was_what_it_became_who_and_why(auditor, operator, person):
    at = timezone.now()
    died = {"kind": "mati", "happened_on": timezone.localdate(), "because": "akta kematian 7"}
    event = record_life_event(person_id=person.pk, **died, by=operator, at=at)
    take_back_life_event(event_id=event.pk, because="salah orang", by=operator, at=at)
    page = record_page(auditor, person)
    found = [f for line in lines(page) if line.what == "Data orang diubah" for f in line.fields]
    assert ("status hidup", "hidup", "meninggal") in found
    assert ("status hidup", "meninggal", "hidup") in found
    reasons = {line.why for line in lines(page)}
    assert {"akta kematian 7", "salah orang"} <= reasons


def test_a_change_in_raw_sql_is_told_as_one_from_outside(auditor, person):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_person SET hamlet = 'Lain' WHERE id = %s", [person.pk])
    line = next(each for each in lines(record_page(auditor, person)) if "diubah" in each.what)
    assert line.fields == [("dusun", person.hamlet, "Lain")]
    assert "di luar halaman Payung" in line.who
    assert connection.settings_dict["USER"] in line.who


def test_no_number_stands_on_either_page(auditor, person):
    nik = sealer("nik").open(bytes(person.nik_sealed))
    Person.objects.filter(pk=person.pk).update(nik_sealed=sealer("nik").seal("9907010101809999"))
    for page in (record_page(auditor, person), looks_page(auditor, person)):
        text = page.content.decode()
        assert nik not in text
        assert "99070101018" not in text
        assert bytes(person.nik_sealed).hex() not in text


def test_nobody_outside_the_region_is_followed(eastern_auditor, person):
    assert record_page(eastern_auditor, person).status_code == 404
    assert looks_page(eastern_auditor, person).status_code == 404
    of_the_east = Person.objects.filter(village_id=ANGGREK).earliest("pk")
    assert record_page(eastern_auditor, of_the_east).status_code == 200


def test_who_has_no_right_is_told_so(operator, person):
    assert record_page(signed_in(operator), person).status_code == 403
    page = signed_in(operator).get(f"/orang/{person.pk}/").content.decode()
    assert "Riwayat lengkap" not in page


def test_the_way_there_is_on_the_page_of_the_person(auditor, person):
    assert f"/jejak/orang/{person.pk}/" in auditor.get(f"/orang/{person.pk}/").content.decode()


def test_looks_searches_and_lists_are_told_with_from_where(auditor, operator, person):
    client = signed_in(operator)
    client.post("/orang/", {"cari": LONG_NAME})
    found = Person.objects.filter(village_id=MELATI, full_name=LONG_NAME).earliest("pk")
    client.get(f"/orang/{found.pk}/", headers={"Referer": "http://testserver/orang/"})
    told = {"purpose": "visit", "because": "kunjungan kepala dusun"}
    client.post(f"/daftar/{MELATI}/belum-terlindungi/cetak/", told)
    told = [(line.what, line.why) for line in looks_page(auditor, found).context["lines"]]
    assert [what for what, _why in told] == [
        "membuka daftar cetak yang belum terlindungi", "membuka halaman seseorang", "mencari orang",
    ]  # fmt: skip
    assert told[0][1].startswith(f"daftar {MELATI},")
    assert told[0][1].endswith("kunjungan kepala dusun")
    assert told[1][1] == "dari pencarian"
    assert told[2][1].startswith("dengan nama, ditemukan")
    assert looks_page(auditor, person).context["lines"][-1].what != "mencari orang"


def test_the_same_look_of_one_day_is_one_line_of_the_record(auditor, operator, person):
    client = signed_in(operator)
    for _time in range(3):
        client.get(f"/orang/{person.pk}/")
    seen = [each for each in lines(record_page(auditor, person)) if "halaman" in each.what]
    assert [line.times for line in seen] == [3]


def test_that_somebody_followed_a_record_is_itself_recorded(auditor, person):
    record_page(auditor, person)
    looks_page(auditor, person)
    verbs = AuditEvent.objects.filter(object_id=str(person.pk)).order_by("-pk")[:2]
    assert [event.verb for event in verbs] == ["looks_printed", "record_followed"]


def test_somebody_whom_nobody_looked_at_has_a_sheet_that_says_so(auditor, person):
    assert "Belum ada petugas" in looks_page(auditor, person).content.decode()


@pytest.mark.parametrize("page", [record_page, looks_page])
def test_the_pages_are_light(auditor, person, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        assert len(page(auditor, person).content) < 100_000


@pytest.fixture
def merged(person, operator):
    """Somebody who stood twice in the register: the key of the row that is gone, and who stays."""
    double = Person.objects.filter(village_id=MELATI).exclude(pk=person.pk).latest("pk")
    signed_in(operator).get(f"/orang/{double.pk}/")
    pair = Duplicate.objects.create(
        first=person, second=double, decision="review", probability=0.9, cluster=person.pk,
        decided_at=timezone.now(), evidence=[],
    )  # fmt: skip
    with seeing(EVERYTHING):
        merge = merge_pair(pair, by=operator, at=timezone.now())
    return double, merge


@pytest.mark.parametrize("page", [record_page, looks_page])
def test_who_was_merged_is_found_under_whom_he_became_and_the_page_says_so(
    auditor, person, merged, page
):
    double, _merge = merged
    answer = page(auditor, double)
    assert answer.url == f"/jejak/orang/{person.pk}/{'dilihat/' if page is looks_page else ''}"
    shown = auditor.get(answer.url).content.decode()
    person.refresh_from_db()
    assert f"Orang yang Anda buka sudah digabung dengan {person.full_name}" in shown


def test_the_record_of_one_who_stood_twice_is_that_of_both(auditor, person, merged):
    double, _merge = merged
    page = record_page(auditor, person)
    assert whats(page).count("Data orang ditambahkan") == 2
    assert "membuka halaman seseorang" in whats(page)
    assert double.full_name in page.context["merges"][0].text
    assert len(looks_page(auditor, person).context["lines"]) == 2


def test_two_persons_again_have_each_a_record_again(auditor, operator, person, merged):
    double, merge = merged
    with seeing(EVERYTHING):
        take_back(merge, by=operator, at=timezone.now())
    assert record_page(auditor, double).status_code == 200
    assert "membuka halaman seseorang" not in whats(record_page(auditor, person))
