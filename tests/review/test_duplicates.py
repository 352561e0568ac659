"""A person twice in the register: asked about, merged by the published rules, counted once, two again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.membership.conftest import NOW, REGIONS, VILLAGE, membership, worker
from tests.review.conftest import DISTRICT, OTHER_VILLAGE, REGENCY, reviewer

from payung.access.models import AuditEvent, User
from payung.access.numbers.keys import sealer
from payung.access.roles import Role
from payung.access.rows.sight import seeing, sight_of_pages
from payung.access.scope import Scope
from payung.membership.cover.run import compute_coverage
from payung.membership.models import Link
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.regions.actions import load_official_regions
from payung.regions.official import OfficialRegion
from payung.register.duplicates.finding import find_register_duplicates
from payung.register.duplicates.followers import followers
from payung.register.models import Duplicate, FormerNumber, Merge, OtherKey, Person, Work
from payung.review.duplicates.actions import judge_duplicate, separate, take_back_duplicate
from payung.review.models import DuplicateJudgement, Judgement
from payung.review.queries import next_group

EVERYWHERE = Scope((RegionCode(REGENCY),))
FAR_VILLAGE = "99.07.05.2001"
LATER = NOW + dt.timedelta(days=30)
pytestmark = pytest.mark.usefixtures("rekaan")


def person(name: str, *, later: int = 0, village: str = VILLAGE, **fields: object) -> Person:
    """A farmer; `later` days say whose row is the newer one."""
    made = worker(name, village=village, occupation="PETANI")
    Work.objects.filter(person=made).update(reason="pekerjaan")
    nik = f"990704010190{made.pk:04d}"
    numbers = {"nik_index": sealer("nik").index(nik), "nik_sealed": sealer("nik").seal(nik)}
    values = {**numbers, **fields}
    Person.objects.filter(pk=made.pk).update(updated_at=NOW + dt.timedelta(days=later), **values)
    made.refresh_from_db()
    return made


def pair(
    one: Person,
    other: Person,
    probability: float = 0.8,
    cluster: int | None = None,
    number: str = "different",
) -> int:
    first, second = sorted((one.pk, other.pk))
    made = Duplicate.objects.create(
        first_id=first,
        second_id=second,
        decision="review",
        probability=probability,
        cluster=cluster or first,
        decided_at=NOW,
        evidence=[["nik", number, -7.6], ["name", "same", 11.7], ["born", "same", 13.3]],
    )
    return made.pk


def say(duplicate: int, verdict: str, by: User) -> DuplicateJudgement:
    return judge_duplicate(duplicate_id=duplicate, verdict=verdict, by=by, at=LATER)


def workers_counted() -> int:
    with connection.cursor() as cursor:  # as at the end of a request
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return compute_coverage(at=NOW, through=Month.parse("2025-03"), by=None).workers


def everything() -> dict[str, list[str]]:
    """Every row of every table, but for what tells that somebody did something."""
    told = {"access_auditevent", "access_chainentry", "access_changedrows", "access_formerrow",
            "register_merge", "review_duplicatejudgement"}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall() if name not in told]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY 1")
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


def test_the_newer_row_wins_but_what_it_does_not_say_stays() -> None:
    older = person("SITTI AMINAH", mother_name="HASNAH", address="Jalan Lama", phone_sealed=b"1")
    newer = person("SITTI AMINAH BT", later=5, mother_name="", address="Jalan Baru")
    say(pair(older, newer), "same", reviewer("ani"))
    one = Person.objects.get()
    assert (one.pk, one.full_name, one.mother_name, one.address, bytes(one.phone_sealed)) == (
        older.pk,
        "SITTI AMINAH BT",
        "HASNAH",
        "Jalan Baru",
        b"1",
    )
    assert Work.objects.get().verdict == "worker"


def test_both_keys_and_both_numbers_find_the_one_person() -> None:
    older, newer = person("SITTI AMINAH"), person("SITTI AMINA", later=5)
    say(pair(older, newer), "same", reviewer("ani"))
    one = Person.objects.get()
    assert bytes(one.natural_key) == bytes(newer.natural_key)
    assert bytes(OtherKey.objects.get(person=one).natural_key) == bytes(older.natural_key)
    assert bytes(FormerNumber.objects.get(person=one).nik_index) == bytes(older.nik_index)


def test_a_valid_number_is_not_replaced_by_a_missing_one() -> None:
    older = person("SITTI AMINAH")
    newer = person("SITTI A", later=5, nik_state="missing", nik_index=None, nik_sealed=None)
    say(pair(older, newer), "same", reviewer("ani"))
    one = Person.objects.get()
    assert (one.nik_state, bytes(one.nik_index)) == ("valid", bytes(older.nik_index))
    assert not FormerNumber.objects.exists()


def test_who_is_known_to_be_dead_is_not_alive_again_because_a_newer_row_says_nothing() -> None:
    older = person("SITTI AMINAH", life_status="mati", status_on=dt.date(2024, 5, 1))
    newer = person("SITTI AMINA", later=5)
    say(pair(older, newer), "same", reviewer("ani"))
    one = Person.objects.get()
    assert (one.life_status, one.status_on) == ("mati", dt.date(2024, 5, 1))


def test_memberships_follow_and_the_surer_of_two_links_stays() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA", later=5)
    insured = membership("SITTI AMINA", person=other)
    Link.objects.create(participant=insured, person=one, decision="review", probability=0.4,
                        decided_at=NOW, method="engine")  # fmt: skip
    say(pair(one, other), "same", reviewer("ani"))
    link = Link.objects.get()
    assert (link.person_id, link.decision) == (one.pk, "match")


def test_one_person_is_counted_once() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA", later=5)
    ani = reviewer("ani")
    assert workers_counted() == 2
    given = say(pair(one, other), "same", ani)
    assert workers_counted() == 1
    take_back_duplicate(judgement_id=given.pk, by=ani, at=LATER)
    assert workers_counted() == 2


def test_the_audit_names_both_the_answer_and_the_merge() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA")
    say(pair(one, other), "same", reviewer("ani"))
    verbs = set(AuditEvent.objects.values_list("verb", "region_code"))
    assert {("people_merged", VILLAGE), ("duplicate_judged", VILLAGE)} <= verbs


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "mother_name": st.sampled_from(["", "HASNAH", "ROSDIANA"]),
        "address": st.sampled_from(["", "Jalan A", "Jalan B"]),
        "birth_date": st.sampled_from([None, dt.date(1990, 1, 1), dt.date(1984, 2, 29)]),
        "sex": st.sampled_from(["", "L", "P"]),
        "life_status": st.sampled_from(["hidup", "mati", "pindah"]),
        "phone_sealed": st.sampled_from([None, b"\x00\xff"]),
        "nik_state": st.sampled_from(["valid", "missing", "damaged"]),
        "later": st.integers(0, 3),
        "village": st.sampled_from([VILLAGE, OTHER_VILLAGE]),
    },
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(FIELDS, min_size=3, max_size=4), order=st.randoms(use_true_random=False))
def test_merging_and_taking_back_in_any_order_restores_every_table(rows, order) -> None:
    from django.db import transaction

    with transaction.atomic():
        steward = reviewer("data", Role.DATA_STEWARD, REGENCY)
        people = [
            person(f"SITTI {letter}", **row) for letter, row in zip("ABCD", rows, strict=False)
        ]
        insured = [membership(f"peserta {p.pk}", person=p) for p in people]
        Link.objects.create(participant=insured[0], person=people[1], decision="review",
                            probability=0.3, decided_at=NOW, method="engine")  # fmt: skip
        for someone in people[:2]:
            Judgement.objects.create(
                participant=insured[0], person=someone, verdict="unsure", by=steward, at=NOW
            )
        workers_counted()
        for at, one in enumerate(people):
            for other in people[at + 1 :]:
                pair(one, other, cluster=people[0].pk)
        before = everything()
        given_ = []
        while Duplicate.objects.exists():
            found = order.choice(list(Duplicate.objects.order_by("pk")))
            given_.append(say(found.pk, "same", steward))
        assert Person.objects.count() == 1
        order.shuffle(given_)
        for each in given_:
            take_back_duplicate(judgement_id=each.pk, by=steward, at=LATER)
        assert everything() == before
        transaction.set_rollback(True)


def test_what_a_later_hand_changed_stays_when_the_merge_is_taken_back() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA", later=5, address="Jalan Baru")
    ani = reviewer("ani")
    given_ = say(pair(one, other), "same", ani)
    Person.objects.update(hamlet="Dusun Timur")
    take_back_duplicate(judgement_id=given_.pk, by=ani, at=LATER)
    again = Person.objects.get(pk=one.pk)
    assert (again.full_name, again.address, again.hamlet) == ("SITTI AMINAH", "", "Dusun Timur")
    assert Person.objects.get(pk=other.pk).address == "Jalan Baru"


def test_another_reviewer_separates_and_a_third_opinion_decides() -> None:
    one, other = person("SITTI AMINAH"), person("SITTI AMINA")
    found = pair(one, other)
    say(found, "same", reviewer("ani"))
    separate(merge_id=Merge.objects.get().pk, by=reviewer("budi"), at=LATER)
    assert Person.objects.count() == 2
    assert Duplicate.objects.get().decision == "review"
    say(found, "different", reviewer("citra"))
    assert Duplicate.objects.get().decision == "different"


def test_who_is_outvoted_is_heard_and_separates_nobody() -> None:
    found, budi = pair(person("SITTI AMINAH"), person("SITTI AMINA")), reviewer("budi")
    say(found, "same", reviewer("ani"))
    separate(merge_id=Merge.objects.get().pk, by=budi, at=LATER)
    say(found, "same", reviewer("citra"))  # two against one
    merge = separate(merge_id=Merge.objects.get(taken_back_at=None).pk, by=budi, at=LATER)
    assert merge.taken_back_at is None
    separate(merge_id=merge.pk, by=reviewer("dian"), at=LATER)  # two against two
    assert Person.objects.count() == 2


def test_one_s_own_merge_is_withdrawn_by_separating() -> None:
    ani = reviewer("ani")
    say(pair(person("SITTI AMINAH"), person("SITTI AMINA")), "same", ani)
    separate(merge_id=Merge.objects.get().pk, by=ani, at=LATER)
    assert DuplicateJudgement.objects.get().withdrawn_at == LATER
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "region"), [(Role.DISTRICT_OFFICER, DISTRICT), (Role.DATA_STEWARD, REGENCY)]
)
def test_a_pair_over_two_villages_is_for_who_is_above_both(role: str, region: str) -> None:
    found = pair(person("SITTI AMINAH"), person("SITTI AMINA", village=OTHER_VILLAGE))
    ani = reviewer("ani")
    with seeing(sight_of_pages(ani, on=LATER.date())):
        assert not Duplicate.objects.exists()
        assert next_group(Scope((RegionCode(VILLAGE),)), ani) is None
        with pytest.raises(NotFoundError):
            say(found, "same", ani)
    above = reviewer("atas", role, region)
    with seeing(sight_of_pages(above, on=LATER.date())):
        say(found, "same", above)
    merge = Merge.objects.get()
    assert merge.region_code == DISTRICT
    with seeing(sight_of_pages(ani, on=LATER.date())):
        assert not Merge.objects.exists()
        assert not DuplicateJudgement.objects.exists()
        with pytest.raises(NotFoundError):
            separate(merge_id=merge.pk, by=ani, at=LATER)
    with seeing(sight_of_pages(above, on=LATER.date())):
        separate(merge_id=merge.pk, by=above, at=LATER)
    assert Person.objects.count() == 2


@pytest.mark.parametrize("elsewhere", [FAR_VILLAGE, None])
def test_a_pair_over_two_districts_is_nothing_to_the_officer_of_one(elsewhere: str | None) -> None:
    far = (OfficialRegion(FAR_VILLAGE[:8], "Timur", 3, "kecamatan"),
           OfficialRegion(FAR_VILLAGE, "Jauh", 4, "desa"))  # fmt: skip
    load_official_regions(by=None, regions=(*(OfficialRegion(*row) for row in REGIONS), *far))
    found = pair(person("SITTI AMINAH"), person("SITTI AMINA", village=elsewhere))
    camat = reviewer("camat", Role.DISTRICT_OFFICER, DISTRICT)
    with seeing(sight_of_pages(camat, on=LATER.date())):
        assert not Duplicate.objects.exists()
        with pytest.raises(NotFoundError):
            say(found, "same", camat)


def test_a_cluster_is_asked_about_around_one_person() -> None:
    a, b, c = person("SITTI A"), person("SITTI B"), person("SITTI C")
    pair(a, b, 0.9, a.pk), pair(b, c, 0.7, a.pk)
    group = next_group(EVERYWHERE, reviewer("ani"))
    assert group is not None
    assert group.person == b
    assert [(d.first_id, d.second_id) for d in group.duplicates] == [(a.pk, b.pk), (b.pk, c.pk)]
    assert group.cluster == [a, b, c]


def test_the_pairs_of_a_merged_person_become_those_of_the_one_that_stays() -> None:
    a, b, c = person("SITTI A"), person("SITTI B"), person("SITTI C")
    ab, bc = pair(a, b), pair(b, c)
    ani = reviewer("ani")
    say(ab, "same", ani)
    assert Duplicate.objects.values_list("pk", "first_id", "second_id").get() == (bc, a.pk, c.pk)
    say(bc, "different", ani)
    find_register_duplicates(at=LATER, by=None)
    assert Duplicate.objects.get(pk=bc).decision == "different"


def test_unknown_answers_and_other_peoples_answers_are_refused_in_a_sentence() -> None:
    found = pair(person("SITTI A"), person("SITTI B"))
    with pytest.raises(InputError, match="'mungkin' tidak dikenal"):
        say(found, "mungkin", reviewer("ani"))
    given_ = say(found, "unsure", reviewer("budi"))
    with pytest.raises(NotFoundError, match="bukan milik Anda"):
        take_back_duplicate(judgement_id=given_.pk, by=reviewer("citra"), at=LATER)


def test_whatever_hangs_on_a_person_says_what_becomes_of_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, attname FROM pg_constraint"
            " JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]"
            " WHERE contype = 'f' AND confrelid = 'register_person'::regclass"
        )
        hanging = set(cursor.fetchall())
    own = {("register_work", "person_id"), ("register_duplicate", "first_id"),
           ("register_duplicate", "second_id")}  # fmt: skip
    assert hanging <= own | {(f.table, f.column) for f in followers()}


def test_the_same_register_gives_the_same_pairs(rekaan: Callable[..., object]) -> None:
    for name in ("SITTI AMINAH", "SITTI AMINA", "BASO HAMZAH", "BASO HAMSAH"):
        person(name, nik_state="missing", nik_sealed=None, mother_name="HASNAH")
    first = find_register_duplicates(at=NOW, by=None)
    keys = list(Duplicate.objects.values_list("pk", "first_id", "second_id", "cluster"))
    again = find_register_duplicates(at=LATER, by=None)
    assert (first.pairs, first.clusters, first.written) == (2, 2, 2)
    assert (again.pairs, again.written, again.removed) == (2, 0, 0)
    assert list(Duplicate.objects.values_list("pk", "first_id", "second_id", "cluster")) == keys
    assert json.loads(json.dumps(Duplicate.objects.first().evidence))


def test_the_queue_does_not_end_with_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for one question the next pair is asked about when the first was answered."""
    monkeypatch.setattr("payung.matching.budget.LEAST", 1)
    monkeypatch.setattr("payung.matching.budget.PER_THOUSAND", 0)
    for mother, one, other in (
        ("Halimah", "Baharuddin Sewang", "Baharuddin Tiro"),
        ("Hasnah", "Kamaruddin Palinrungi", "Kamaruddin Massewa"),
    ):
        person(one, mother_name=mother)
        person(other, mother_name=mother, nik_index=None, nik_sealed=None)
    find_register_duplicates(at=NOW, by=None)
    first = Duplicate.objects.get()
    judge_duplicate(duplicate_id=first.pk, verdict="different", by=reviewer("ani"), at=NOW)
    find_register_duplicates(at=NOW, by=None)
    assert Duplicate.objects.filter(decision="review").exclude(pk=first.pk).count() == 1
    assert Duplicate.objects.get(pk=first.pk).decision == "different"
