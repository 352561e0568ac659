"""A pair is judged, disputed, taken back; and what people decided outlives the next run of the engine."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.membership.conftest import NOW, membership, worker
from tests.review.conftest import OTHER_VILLAGE, REGENCY, Doubt, possible, reviewer

from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.access.scope import Scope
from payung.membership.linking import link_registers
from payung.membership.models import Link
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.region_code import RegionCode
from payung.review.actions import contradict, judge, take_back
from payung.review.models import Judgement
from payung.review.queries import disputed, next_group, waiting_for
from payung.review.said import judged_today

EVERYWHERE = Scope((RegionCode(REGENCY),))


def decision(person: object, participant: object) -> str:
    return Link.objects.get(person=person, participant=participant).decision


def said(person, participant, verdict, by):
    return judge(participant_id=participant.pk, person_id=person.pk, verdict=verdict, by=by, at=NOW)


def test_one_answer_settles_the_pair_and_is_written_in_the_audit(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    said(person, participant, "same", reviewer("ani"))
    assert decision(person, participant) == "match"
    event = AuditEvent.objects.get(verb="link_judged")
    assert (event.actor_name, event.details["verdict"], event.region_code) == (
        "Ani",
        "same",
        person.village_id,
    )


def test_who_disagrees_reopens_nothing_that_is_matched_but_a_third_opinion_decides_a_tie(
    doubt: Doubt,
) -> None:
    person, participant = doubt("Sitti")
    said(person, participant, "different", reviewer("ani"))
    assert decision(person, participant) == "different"
    with pytest.raises(NotFoundError, match="tidak menunggu pemeriksaan"):
        said(person, participant, "same", reviewer("budi"))


def test_a_tie_waits_for_a_third(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    Judgement.objects.create(
        person=person, participant=participant, verdict="same", by=reviewer("ani"), at=NOW
    )
    said(person, participant, "different", reviewer("budi"))
    assert decision(person, participant) == "review"
    assert disputed(EVERYWHERE).count() == 1
    said(person, participant, "different", reviewer("citra"))
    assert decision(person, participant) == "different"


def test_unsure_leaves_the_pair_to_others(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    ani, budi = reviewer("ani"), reviewer("budi")
    said(person, participant, "unsure", ani)
    assert decision(person, participant) == "review"
    assert (waiting_for(EVERYWHERE, ani).count(), waiting_for(EVERYWHERE, budi).count()) == (0, 1)
    assert judged_today(ani, NOW.date()) == 1


def test_taken_back_the_pair_is_as_it_was(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    before = Link.objects.values().get()
    ani = reviewer("ani")
    given = said(person, participant, "same", ani)
    take_back(judgement_id=given.pk, by=ani, at=NOW)
    after = Link.objects.values().get()
    assert after == before
    assert Judgement.objects.get().withdrawn_at == NOW


def test_an_answer_is_taken_back_also_when_the_pair_is_gone(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    judgement = said(person, participant, "unsure", reviewer("ani"))
    Link.objects.filter(person=person, participant=participant).delete()
    take_back(judgement_id=judgement.pk, by=judgement.by, at=NOW)
    assert Judgement.objects.get(pk=judgement.pk).withdrawn_at == NOW
    assert not Link.objects.filter(person=person, participant=participant).exists()


def test_nobody_takes_back_what_another_said(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    given = said(person, participant, "same", reviewer("ani"))
    with pytest.raises(NotFoundError, match="bukan milik Anda"):
        take_back(judgement_id=given.pk, by=reviewer("budi"), at=NOW)


def test_an_unknown_answer_is_refused_in_a_sentence(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    with pytest.raises(InputError, match="'mungkin' tidak dikenal"):
        said(person, participant, "mungkin", reviewer("ani"))


def test_a_pair_of_another_village_does_not_exist_for_the_operator(doubt: Doubt) -> None:
    person, participant = doubt("Sitti", village=OTHER_VILLAGE)
    with pytest.raises(NotFoundError):
        said(person, participant, "same", reviewer("ani"))
    assert decision(person, participant) == "review"


def test_a_membership_that_found_its_person_is_asked_of_nobody_else(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    possible(worker("Siti"), participant, 0.4)
    ani = reviewer("ani")
    assert waiting_for(EVERYWHERE, ani).count() == 2
    said(person, participant, "same", ani)
    assert waiting_for(EVERYWHERE, ani).count() == 0


def test_the_queue_goes_person_by_person_likeliest_first(doubt: Doubt) -> None:
    sitti, _ = doubt("Sitti", 0.5)
    possible(sitti, membership("Sitti di pabrik", segment="PU"), 0.9)
    doubt("Budi", 0.7)
    group = next_group(EVERYWHERE, reviewer("ani"))
    assert group is not None
    assert group.person == sitti
    assert [link.probability for link in group.links] == [0.9, 0.5]
    assert group.rivals == {link.participant_id: 0 for link in group.links}


def test_a_pair_that_waits_for_another_opinion_comes_before_likelier_ones(doubt: Doubt) -> None:
    doubt("Budi", 0.9)
    sitti, participant = doubt("Sitti", 0.5)
    Judgement.objects.create(
        person=sitti, participant=participant, verdict="same", by=reviewer("ani"), at=NOW
    )
    said(sitti, participant, "different", reviewer("budi"))
    group = next_group(EVERYWHERE, reviewer("citra"))
    assert group is not None
    assert group.person == sitti
    told = next_group(EVERYWHERE, reviewer("dewi", Role.DATA_STEWARD, REGENCY))
    assert told is not None
    assert told.opinions[participant.pk][0].verdict == "same"


def test_what_people_decided_outlives_the_next_run(doubt: Doubt) -> None:
    person, participant = doubt("Sitti Aminah")
    other, strange = doubt("Baso Hamzah")
    steward = reviewer("ani", Role.DATA_STEWARD, REGENCY)
    said(person, participant, "different", steward)
    said(other, strange, "same", steward)
    link_registers(at=NOW + dt.timedelta(days=1), by=None)
    assert decision(person, participant) == "different"
    assert decision(other, strange) == "match"


def objected(person, participant, by):
    return contradict(participant_id=participant.pk, person_id=person.pk, by=by, at=NOW)


def test_what_a_colleague_decided_is_contradicted_and_a_third_decides(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    said(person, participant, "same", reviewer("ani"))
    objected(person, participant, reviewer("budi"))
    assert decision(person, participant) == "review"
    assert disputed(EVERYWHERE).count() == 1
    said(person, participant, "different", reviewer("citra"))
    assert decision(person, participant) == "different"


def test_a_match_of_the_engine_is_contradicted_by_one_and_stays_so(doubt: Doubt) -> None:
    person, participant = doubt("Sitti Aminah")
    Link.objects.filter(person=person, participant=participant).update(decision="match")
    ani = reviewer("ani")
    given = objected(person, participant, ani)
    assert decision(person, participant) == "different"
    link_registers(at=NOW + dt.timedelta(days=1), by=None)
    assert decision(person, participant) == "different"
    take_back(judgement_id=given.pk, by=ani, at=NOW)
    assert decision(person, participant) == "review"


def test_one_may_contradict_oneself(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    ani = reviewer("ani")
    said(person, participant, "different", ani)
    objected(person, participant, ani)
    assert decision(person, participant) == "match"
    assert Judgement.objects.filter(withdrawn_at=None).count() == 1


def test_a_membership_gets_no_second_holder_by_contradicting(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    said(person, participant, "different", reviewer("ani"))
    other = possible(worker("Siti Rukmini"), participant, 0.5).person
    said(other, participant, "same", reviewer("dian"))
    with pytest.raises(InputError, match="sudah dicocokkan dengan Siti Rukmini"):
        objected(person, participant, reviewer("budi"))
    assert decision(person, participant) == "different"


def test_an_open_pair_and_one_of_another_village_cannot_be_contradicted(doubt: Doubt) -> None:
    person, participant = doubt("Sitti")
    with pytest.raises(NotFoundError, match="Tidak ada keputusan"):
        objected(person, participant, reviewer("ani"))
    said(person, participant, "same", reviewer("budi"))
    with pytest.raises(NotFoundError, match="di wilayah Anda"):
        objected(person, participant, reviewer("citra", region=OTHER_VILLAGE))
    assert decision(person, participant) == "match"
