"""A random sample: drawn from all pairs, labelled blind, weighed back, and never a decision on a link."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.membership.conftest import NOW, VILLAGE, membership, paid, worker
from tests.review.conftest import OTHER_VILLAGE, REGENCY, reviewer
from typer.testing import CliRunner

from payung.access.models import User
from payung.access.roles import Role
from payung.membership.cover.run import compute_coverage
from payung.membership.models import Link, Participant
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.month import Month
from payung.register.models import Person
from payung.review.commands import app
from payung.review.models import Label, Sample
from payung.review.sample import actions, queries
from payung.review.sample.figures import figures_of


def _linked(name: str, decision: str, probability: float, village: str = VILLAGE) -> Link:
    return Link.objects.create(
        person=worker(name, village=village),
        participant=membership(name, registered_on="2024-02-01"),
        decision=decision,
        probability=probability,
        decided_at=NOW,
        method="engine",
    )


@pytest.fixture
def pairs(rekaan: object) -> None:
    """Twelve sure matches and eight open pairs, and nothing below: their names have no rivals."""
    for number in range(12):
        _linked(f"Cocok {number}", "match", 0.9999)
    for number in range(8):
        _linked(f"Ragu {number}", "review", 0.6)


def _drawn(size: int = 100) -> Sample:
    return actions.draw_sample(size=size, seed=1, by=None, at=NOW)


def _label_all(sample: Sample, by: User, different: tuple[str, ...] = ()) -> None:
    for pair in sample.pairs.select_related("person"):
        verdict = "different" if pair.person.full_name in different else "same"
        actions.label(pair_id=pair.pk, verdict=verdict, by=by, at=NOW)


def test_it_is_drawn_from_matches_and_reviews_and_remembers_all_their_numbers(pairs: None) -> None:
    sample = _drawn(10)
    assert sample.pairs.count() == 10
    held = {stratum: pairs for stratum, _village, _age, pairs in sample.sizes if pairs}
    assert held["match-sure"] == 12
    assert held["review-middle"] == 8
    assert {age for _s, _v, age, _n in sample.sizes} == {"1"}  # registered 14 months before


def test_a_pair_just_below_the_line_can_be_drawn_too(rekaan: object) -> None:
    """Two sisters born on one day: scored, not shown to anybody, and yet in the sample."""
    same = {"mother_name": "Besse Tang", "sex": "P", "birth_date": dt.date(1990, 1, 1)}
    person = worker("Sitti Aminah", village=VILLAGE)
    Person.objects.filter(pk=person.pk).update(**same)
    participant = membership("Rosmini", **same)
    sample = _drawn()
    drawn = sample.pairs.get()
    assert (drawn.person_id, drawn.participant_id) == (person.pk, participant.pk)
    assert drawn.stratum.startswith("none")
    assert not Link.objects.exists()


def test_labels_are_weighed_back_and_links_stay_as_they_are(pairs: None) -> None:
    before = list(Link.objects.order_by("pk").values())
    sample = _drawn()
    _label_all(sample, reviewer("ani"), different=("Cocok 3", "Ragu 1", "Ragu 2"))
    whole = figures_of(sample).whole
    assert whole.precision.value == pytest.approx(11 / 12)
    assert whole.recall.value == pytest.approx(11 / (11 + 6))
    assert list(Link.objects.order_by("pk").values()) == before


def test_an_unknown_answer_counts_for_nothing_and_another_reviewer_is_asked(pairs: None) -> None:
    sample, ani, budi = _drawn(), reviewer("ani"), reviewer("budi")
    pair = sample.pairs.get(position=1)
    actions.label(pair_id=pair.pk, verdict="unsure", by=ani, at=NOW)
    assert figures_of(sample).unsure == 1
    with pytest.raises(NotFoundError):
        actions.label(pair_id=pair.pk, verdict="same", by=ani, at=NOW)
    actions.label(pair_id=pair.pk, verdict="same", by=budi, at=NOW)
    figures = figures_of(sample)
    assert (figures.unsure, figures.labelled) == (0, 1)


def test_where_nobody_could_tell_the_interval_is_wide_instead_of_the_page_empty(
    pairs: None,
) -> None:
    sample, ani = _drawn(), reviewer("ani")
    for pair in sample.pairs.all():
        verdict = "same" if pair.stratum == "match-sure" else "unsure"
        actions.label(pair_id=pair.pk, verdict=verdict, by=ani, at=NOW)
    recall = figures_of(sample).whole.recall
    assert recall.value == pytest.approx(12 / (12 + 4))  # half of eight
    assert (recall.lower, recall.upper) == (pytest.approx(12 / 20, abs=0.01), 1)


def test_a_label_can_be_taken_back_by_its_reviewer_only(pairs: None) -> None:
    sample, ani = _drawn(), reviewer("ani")
    given = actions.label(pair_id=sample.pairs.all()[0].pk, verdict="same", by=ani, at=NOW)
    with pytest.raises(NotFoundError):
        actions.take_back(label_id=given.pk, by=reviewer("budi"), at=NOW)
    actions.take_back(label_id=given.pk, by=ani, at=NOW)
    assert figures_of(sample).labelled == 0
    assert Label.objects.get().withdrawn_at == NOW


def test_nobody_labels_people_of_another_village(rekaan: object) -> None:
    _linked("Jauh", "match", 0.9999, OTHER_VILLAGE)
    pair = _drawn().pairs.get()
    with pytest.raises(NotFoundError):
        actions.label(pair_id=pair.pk, verdict="same", by=reviewer("ani"), at=NOW)


def test_a_row_that_went_with_its_file_is_not_asked_and_stops_nothing(pairs: None) -> None:
    from django.db import connection

    ani, sample = reviewer("ani"), _drawn()
    pair = sample.pairs.all()[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM membership_link WHERE person_id = %s", [pair.person_id])
        cursor.execute("DELETE FROM register_work WHERE person_id = %s", [pair.person_id])
        cursor.execute("DELETE FROM register_person WHERE id = %s", [pair.person_id])
    waiting = queries.waiting_for(_scope(ani), ani)
    assert waiting.count() == sample.pairs.count() - 1


def _scope(user: User) -> object:
    from payung.access.roles import Duty
    from payung.access.scope import scope_of

    return scope_of(user, Duty.REVIEW_LINKS, on=NOW.date())


def test_without_links_there_is_nothing_to_draw_and_the_next_step_is_said(rekaan: object) -> None:
    with pytest.raises(InputError, match="payung link"):
        _drawn()


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_page_shows_both_rows_and_not_what_was_decided(pairs: None) -> None:
    _drawn()
    page = _signed_in(reviewer("ani")).get("/periksa/contoh/").content.decode()
    assert "Menunggu Anda: 20 pasangan" in page
    assert 'data-key="s"' in page
    assert "NIK" in page
    for told in ("kemiripan", "cocok,", "99", "60 %", "bukti kuat"):
        assert told not in page.split("<article")[1].split("<form")[0].replace("1990", ""), told


def test_an_answer_leads_to_the_next_pair_and_back(pairs: None) -> None:
    sample, client = _drawn(), _signed_in(reviewer("ani"))
    first = client.get("/periksa/contoh/").context["pair"].pk
    page = client.post("/periksa/contoh/jawab/", {"pair": first, "verdict": "same"}, follow=True)
    assert page.context["pair"].pk != first
    label = Label.objects.get()
    back = client.post("/periksa/contoh/batal/", {"label": label.pk}, follow=True)
    assert back.context["pair"].pk == first
    assert sample.pairs.count() == 20


def test_the_quality_page_says_how_to_begin_then_what_is_missing_then_the_figures(
    pairs: None,
) -> None:
    ani = reviewer("ani", Role.DATA_STEWARD, REGENCY)
    client = _signed_in(ani)
    assert "payung quality draw" in client.get("/mutu-pencocokan/").content.decode()
    sample = _drawn()
    assert "Belum cukup jawaban" in client.get("/mutu-pencocokan/").content.decode()
    _label_all(sample, ani, different=("Cocok 3",))
    page = client.get("/mutu-pencocokan/").content.decode()
    assert "91,67 % (91,67–91,67)" in page  # every pair was labelled: 11 of 12, no doubt left
    assert "terlalu tinggi paling banyak 0,9 poin persen" in page
    assert "Pattongko" in page


def test_the_page_says_how_far_errors_can_move_the_figure(pairs: None) -> None:
    """Twenty workers, three covered; every pair labelled: one false match, no missed one outside review."""
    for number in (3, 4, 5):
        paid(Participant.objects.get(full_name=f"Cocok {number}"), "2025-03")
    compute_coverage(at=NOW, through=Month.parse("2025-03"), by=None)
    ani = reviewer("ani")
    _label_all(_drawn(), ani, different=("Cocok 3",))
    page = _signed_in(ani).get("/mutu-pencocokan/").content.decode().replace("\u00a0", " ")
    assert "Cakupan Maret 2025: 15,0 %, atau 55,0 % bila" in page  # 3, or 3 and 8 in review, of 20
    assert "paling buruk: 10,0 % sampai 55,0 %" in page  # 3 less 1


def test_villages_of_others_are_not_shown(pairs: None) -> None:
    _label_all(_drawn(), reviewer("ani"))
    page = _signed_in(reviewer("udin", region=OTHER_VILLAGE)).get("/mutu-pencocokan/")
    assert "Pattongko" not in page.content.decode()
    assert "100,00 %" in page.content.decode()


def test_the_quality_page_asks_the_database_as_often_for_many_pairs(
    pairs: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ani = reviewer("ani")
    _label_all(_drawn(), ani)
    client = _signed_in(ani)
    with django_assert_num_queries(16):
        client.get("/mutu-pencocokan/")


def test_the_command_draws_and_shows(pairs: None) -> None:
    runner = CliRunner()
    assert "payung quality draw" in str(runner.invoke(app, ["show"]).exception)
    drawn = runner.invoke(app, ["draw", "--size", "20", "--seed", "5"])
    assert "20 dari 20 pasangan diambil (angka awal 5)" in drawn.output
    _label_all(Sample.objects.get(), reviewer("ani"))
    assert "presisi  1,0000 (1,0000-1,0000)" in runner.invoke(app, ["show"]).output
