"""Two who may be twins are merged when two reviewers say so, and two again when one takes it back."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.membership.conftest import NOW, VILLAGE
from tests.review.conftest import reviewer
from tests.review.test_duplicates import LATER, everything, pair, person, say
from tests.review.test_duplicates_page import answer
from tests.review.test_queue_page import signed_in

from payung.access.numbers.keys import sealer
from payung.access.scope import Scope
from payung.primitives.region_code import RegionCode
from payung.register.duplicates.finding import find_register_duplicates
from payung.register.models import Duplicate, Merge, Person
from payung.review.duplicates.actions import separate, take_back_duplicate
from payung.review.duplicates.queries import disputed_duplicates, duplicates_waiting_for

HERE = Scope((RegionCode(VILLAGE),))
pytestmark = pytest.mark.usefixtures("rekaan")


def twins() -> int:
    return pair(person("NUR AINI"), person("NUR AINA"), 0.5, number="twins_apart")


def numbered(name: str, nik: str) -> Person:
    """A woman of 5 June 1990 with this number."""
    sealed = {"nik_index": sealer("nik").index(nik), "nik_sealed": sealer("nik").seal(nik)}
    born = dt.date(1990, 6, 5)
    return person(name, birth_date=born, sex="P", mother_name="AMINAH TOLA", **sealed)


def test_one_reviewer_alone_does_not_merge_twins() -> None:
    found, ani, budi = twins(), reviewer("ani"), reviewer("budi")
    say(found, "same", ani)
    assert Person.objects.count() == 2
    assert list(disputed_duplicates(HERE).values_list("pk", flat=True)) == [found]
    assert not duplicates_waiting_for(HERE, ani).exists()
    say(found, "same", budi)
    assert Person.objects.count() == 1


def test_one_of_two_who_takes_it_back_makes_them_two_again_exactly() -> None:
    found, ani, budi, citra = twins(), reviewer("ani"), reviewer("budi"), reviewer("citra")
    say(found, "same", ani)
    before = everything()
    given = say(found, "same", budi)
    take_back_duplicate(judgement_id=given.pk, by=given.by, at=LATER)
    assert everything() == before
    say(found, "same", citra)
    separate(merge_id=Merge.objects.get(taken_back_at=None).pk, by=ani, at=LATER)
    assert Person.objects.count() == 2


def test_one_reviewer_is_enough_to_say_that_twins_are_two() -> None:
    found = twins()
    say(found, "different", reviewer("ani"))
    assert Duplicate.objects.get().decision == "different"


def test_an_answer_about_twins_that_waits_outlives_the_next_run() -> None:
    found = twins()
    say(found, "same", reviewer("ani"))
    find_register_duplicates(at=LATER, by=None)
    assert list(disputed_duplicates(HERE).values_list("pk", flat=True)) == [found]


def test_the_page_says_that_twins_need_two_reviewers_and_who_answered_first() -> None:
    found = twins()
    client = signed_in(reviewer("ani"))
    assert "Mungkin anak kembar" in client.get("/periksa/").content.decode()
    assert "Digabung setelah pemeriksa lain berpendapat sama" in answer(client, found, "same")
    page = signed_in(reviewer("budi")).get("/periksa/").content.decode()
    assert "1 pasangan perlu pendapat lain" in page
    assert "Ani: orang yang sama" in page


def test_of_others_the_page_says_nothing_of_twins() -> None:
    pair(person("SITTI AMINAH"), person("SITTI AMINA"))
    client = signed_in(reviewer("ani"))
    assert "kembar" not in client.get("/periksa/").content.decode()


def test_a_run_asks_about_a_slip_of_the_serial_as_perhaps_twins_and_not_about_plain_twins() -> None:
    stem = "990704450690"
    slip = [numbered("NUR AINI", f"{stem}0001"), numbered("NUR AINA", f"{stem}0041")]
    numbered("HASNAWATI", f"{stem}0011"), numbered("HASNIWATI", f"{stem}0012")
    find_register_duplicates(at=NOW, by=None)
    found = Duplicate.objects.get()
    assert [found.first, found.second] == slip
    assert found.probability < 0.7
    page = signed_in(reviewer("ani")).get("/periksa/").content.decode()
    assert "mungkin kembar: dua NIK sah yang hanya beda nomor urut" in page
    assert "bukti kuat" not in page
