"""Possible duplicates in the queue and merged rows on the page of a person."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from tests.membership.conftest import VILLAGE
from tests.review.conftest import OTHER_VILLAGE, REGENCY, possible, reviewer
from tests.review.test_duplicates import pair, person
from tests.review.test_queue_page import signed_in

from payung.access.roles import Role
from payung.membership.cover.run import compute_coverage
from payung.primitives.month import Month
from payung.register.models import Duplicate, Person

from ..membership.conftest import NOW, membership

pytestmark = pytest.mark.usefixtures("rekaan")


def answer(client: Client, duplicate: int, verdict: str) -> str:
    found = Duplicate.objects.get(pk=duplicate)
    form = {"duplicate": duplicate, "person": found.first_id, "verdict": verdict}
    response = client.post("/periksa/ganda/jawab/", form, follow=True)
    return response.content.decode()


def test_a_person_is_asked_about_as_a_whole_memberships_and_second_rows_together() -> None:
    one, other = person("SITTI AMINAH", address="Jalan Lama"), person("SITTI AMINA")
    pair(one, other)
    possible(one, membership("SITTI AMINAH", registered_on="2024-02-01"), 0.6)
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert "Apakah warga berikut orang yang sama" in page
    assert "Apakah kepesertaan BPJS berikut milik orang ini?" in page
    assert "2 pasangan menunggu Anda" in page
    assert "Jalan Lama" in page
    assert page.count('data-key="s"') == 1


def test_an_answer_merges_and_u_takes_it_back() -> None:
    client = signed_in(reviewer("ani"))
    found = pair(person("SITTI AMINAH"), person("SITTI AMINA"))
    page = answer(client, found, "same")
    assert "SITTI AMINAH: orang yang sama." in page
    assert 'action="/periksa/ganda/batal/"' in page
    assert Person.objects.count() == 1
    said = client.get("/periksa/keputusan/").content.decode()
    key = said.split('name="judgement" value="')[1].split('"')[0]
    (
        person("ZAENAB"),
        pair(person("ZAENABA"), person("ZAINAB"), 0.95),
    )  # likelier, and not asked first
    back = client.post("/periksa/ganda/batal/", {"judgement": key}, follow=True)
    assert Person.objects.filter(full_name__startswith="SITTI").count() == 2
    assert '<h2 id="warga">SITTI AMINAH' in back.content.decode()


def test_the_page_of_the_person_says_who_merged_what_and_separates_for_a_reviewer() -> None:
    compute_coverage(at=NOW, through=Month.parse("2025-03"), by=None)
    one = person("SITTI AMINAH")
    client = signed_in(reviewer("ani"))
    answer(client, pair(one, person("SITTI AMINA")), "same")
    page = client.get(f"/orang/{one.pk}/").content.decode()
    assert "Digabung dari beberapa baris" in page
    assert "SITTI AMINA, digabung oleh Ani" in page
    key = page.split('name="merge" value="')[1].split('"')[0]
    head = signed_in(reviewer("kades", Role.VILLAGE_HEAD, VILLAGE))
    assert "Pisahkan lagi" not in head.get(f"/orang/{one.pk}/").content.decode()
    response = client.post("/periksa/ganda/pisahkan/", {"merge": key}, follow=True)
    assert "SITTI AMINA berdiri sendiri lagi" in response.content.decode()
    assert Person.objects.count() == 2


def test_the_operator_of_one_village_reads_nothing_of_a_pair_over_two() -> None:
    one = person("SITTI AMINAH", birth_date=dt.date(1984, 2, 29))
    found = pair(one, person("SITTI RAHASIA", village=OTHER_VILLAGE))
    client = signed_in(reviewer("ani", region=VILLAGE))
    page = client.get("/periksa/").content.decode()
    assert "RAHASIA" not in page
    assert "0 pasangan menunggu" in page
    form = {"duplicate": found, "person": one.pk, "verdict": "same"}
    refused = client.post("/periksa/ganda/jawab/", form)
    assert refused.status_code == 404
    assert "RAHASIA" not in refused.content.decode()
    steward = signed_in(reviewer("data", Role.DATA_STEWARD, REGENCY))
    assert "RAHASIA" in steward.get("/periksa/").content.decode()


def test_a_pair_that_a_colleague_answered_meanwhile_leads_back_to_the_queue() -> None:
    one = person("SITTI AMINAH", birth_date=dt.date(1984, 2, 29))
    found = pair(one, person("SITTI AMINA"))
    answer(signed_in(reviewer("ani")), found, "same")
    form = {"duplicate": found, "person": one.pk, "verdict": "same"}
    late = signed_in(reviewer("budi")).post("/periksa/ganda/jawab/", form)
    assert late.status_code == 404
    assert '<a class="button" href="/periksa/">Buka antrean</a>' in late.content.decode()


def test_the_old_address_of_who_was_merged_leads_to_the_one_who_stays() -> None:
    compute_coverage(at=NOW, through=Month.parse("2025-03"), by=None)
    first, second, third = (person(name) for name in ("SITTI AMINAH", "SITTI AMINA", "SITI AMINA"))
    client = signed_in(reviewer("ani"))
    answer(client, pair(second, third), "same")
    answer(client, pair(first, second), "same")
    for gone in (second, third):
        assert client.get(f"/orang/{gone.pk}/").headers["Location"] == f"/orang/{first.pk}/"


def test_the_old_address_says_nothing_to_who_may_not_see_the_one_who_stays() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA")
    answer(signed_in(reviewer("ani")), pair(one, other), "same")
    stranger = signed_in(reviewer("budi", Role.VILLAGE_OPERATOR, OTHER_VILLAGE))
    merged, nobody = stranger.get(f"/orang/{other.pk}/"), stranger.get("/orang/999999999/")
    assert merged.status_code == nobody.status_code == 404
    told = re.compile(rb"<main.*</main>", re.DOTALL)
    assert told.findall(merged.content) == told.findall(nobody.content) != []
