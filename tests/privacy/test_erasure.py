"""An erased person stands nowhere any more, and every figure of the past is what it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from payung.access.models import AuditEvent, FormerRow
from payung.access.numbers.keys import sealer
from payung.intake.models import RejectedRow, SourceFile
from payung.membership.cover.run import compute_coverage
from payung.membership.models import CoverageCell, Participant
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.privacy.models import Erasure
from payung.privacy.requests.actions import decide, hand_over
from payung.privacy.requests.queries import came_back
from payung.privacy.retention.actions import lay_hold
from payung.register.models import (
    Duplicate,
    FormerNumber,
    Household,
    LifeEvent,
    Person,
    SurveyClaim,
    Work,
)
from payung.review.duplicates.actions import judge_duplicate

from ..pages.village_set import JUNE, MELATI
from .test_requests import AT, take

NAME, MOTHER, STREET = "Sitti Hapuslah", "Ibu Hapuslah", "Jalan Hapuslah 7"
NIK, OLD_NIK, CARD = "9907010203800077", "9907010203800066", "99000000077"


@pytest.fixture
def known(villager, steward):
    """The villager with a trace in every table that may hold one."""
    nik, cell = sealer("nik"), sealer("cell")
    Person.objects.filter(pk=villager.pk).update(
        full_name=NAME, mother_name=MOTHER, address=STREET, nik_sealed=nik.seal(NIK),
        nik_index=nik.index(NIK), phone_sealed=sealer("phone").seal("081299999999"),
    )  # fmt: skip
    villager.refresh_from_db()
    Participant.objects.filter(links__person=villager).update(
        full_name=NAME, mother_name=MOTHER, employer=f"Warung {NAME}", nik_sealed=nik.seal(NIK),
        nik_index=nik.index(NIK), card_sealed=sealer("card").seal(CARD),
        card_index=sealer("card").index(CARD),
    )  # fmt: skip
    FormerNumber.objects.create(
        person=villager,
        nik_sealed=nik.seal(OLD_NIK),
        nik_index=nik.index(OLD_NIK),
        until="2024-01-01",
    )
    LifeEvent.objects.create(
        person=villager, kind="pindah", happened_on="2024-01-01", because=f"kata {NAME}",
        former_status="hidup", by=steward, at=AT, withdrawn_at=AT,
    )  # fmt: skip
    SurveyClaim.objects.create(
        person=villager, survey="Regsosek", surveyed_on="2022-11-14", programmes=3
    )
    file = SourceFile.objects.create(
        kind="roster", file_name="desa.csv", sha256="", size=1, village_code=MELATI, state="merged"
    )
    for cells in ([["nama", NAME.upper()]], [["nik", f"disegel:{cell.seal(NIK).hex()}"]]):
        RejectedRow.objects.create(source_file=file, row_number=2, check_id="uji", cells=cells)
    _merge_a_second_row(villager, steward)
    villager.refresh_from_db()
    return villager


def _merge_a_second_row(villager, steward):
    """The villager stood in the register twice, and may stand there a third time."""
    work = Work.objects.filter(person=villager).values().get()
    for key in (b"second", b"third"):
        other = Person.objects.get(pk=villager.pk)
        other.pk, other.natural_key, other.nik_state = None, key, "missing"
        other.nik_sealed = other.nik_index = None
        other.save(force_insert=True)
        pair = Duplicate.objects.create(
            first=villager, second=other, decision="review", probability=0.9,
            cluster=villager.pk, decided_at=AT,
        )  # fmt: skip
        verdict = "same" if key == b"second" else "unsure"
        judge_duplicate(duplicate_id=pair.pk, verdict=verdict, by=steward, at=AT)
    Person.objects.filter(pk=other.pk).update(
        full_name="Orang Lain", mother_name="", address="", phone_sealed=None
    )
    Work.objects.filter(person=villager).update(**work)  # the set words its own verdicts
    FormerRow.objects.filter(table_name="register_person", key=other.pk).update(content=None)


@pytest.fixture
def erase(known, operator, steward):
    def erase():
        asked = take(known, operator, "erasure")
        decide(request_id=asked.pk, grant=True, because="bukan warga sini", by=steward, at=AT)
        return asked

    return erase


def everything_stored() -> str:
    """Every row of every table as PostgreSQL writes it, sealed values and blind indexes included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        texts = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            texts += [row for (row,) in cursor.fetchall()]
    return "\n".join(texts)


def traces() -> dict[str, bytes]:
    nik, card = sealer("nik"), sealer("card")
    return {
        "sealed NIK": nik.seal(NIK), "former NIK": nik.seal(OLD_NIK),
        "index of the former NIK": nik.index(OLD_NIK), "sealed card": card.seal(CARD),
        "index of the card": card.index(CARD), "phone": sealer("phone").seal("081299999999"),
        "returned cell": sealer("cell").seal(NIK),
    }  # fmt: skip


def left() -> set[str]:
    stored = everything_stored()
    found = {name for name, value in traces().items() if value.hex() in stored}
    return found | {text for text in (NAME, NAME.upper(), MOTHER, STREET) if text in stored}


def recount() -> None:
    """Within one transaction of a test: what waits for its end is looked at now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        compute_coverage(at=AT, through=JUNE, by=None)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def cells() -> list[tuple]:
    rows = CoverageCell.objects.filter(month__lte=JUNE, workers__gt=0)
    return sorted(rows.values_list("month", "village_code", "segment", "programme", "workers",
                                   "covered", "grace", "lapsed", "never", "unknown"))  # fmt: skip


def test_before_an_erasure_every_trace_is_there(known):
    assert left() == {*traces(), NAME, NAME.upper(), MOTHER, STREET}


def test_after_it_no_name_and_no_number_is_left_in_any_table(erase, operator):
    asked = erase()
    hand_over(request_id=asked.pk, by=operator, at=AT)
    assert left() == set()


def test_the_figures_of_the_past_are_what_they_were(known, erase):
    recount()
    before = cells()
    erase()
    recount()
    assert cells() == before
    assert sum(row[4] for row in before if row[0] == JUNE) > 0


@pytest.mark.parametrize("kind", range(10))
def test_that_holds_for_every_state_of_a_worker(kind, regency, operator, steward):
    """The ten kinds of the set: covered, in grace, lapsed, without identity, undecided, never paid."""
    person = Person.objects.filter(village_id=MELATI).order_by("pk")[kind]
    recount()
    before = cells()
    asked = take(person, operator, "erasure")
    decide(request_id=asked.pk, grant=True, because="bukan warga sini", by=steward, at=AT)
    recount()
    assert cells() == before


def test_from_the_present_month_on_the_person_is_no_worker(erase, known):
    erase()
    known.work.refresh_from_db()
    assert known.work.until_month == Month.of(AT.year, AT.month)
    assert known.work.end_reason == "stopped"


def test_the_erasure_is_recorded_with_counts_and_without_a_name(erase, known):
    asked = erase()
    event = AuditEvent.objects.get(verb="person_erased", object_id=str(known.pk))
    assert event.details["counts"] == Erasure.objects.get(request=asked).counts
    assert event.details["counts"]["intake_rejectedrow"] == 2
    assert event.details["counts"]["membership_participant"] == 1


def test_a_family_card_without_anybody_goes_and_one_with_others_stays(erase, known):
    card = known.household_id
    other = Person.objects.filter(village_id=MELATI).exclude(pk=known.pk).earliest("pk")
    Person.objects.filter(pk=other.pk).update(household_id=card)
    erase()
    assert Household.objects.filter(pk=card).exists()


def test_what_is_held_is_not_erased_and_the_decision_is_undone_with_it(known, operator, steward):
    lay_hold(because="klaim JKM ahli waris", by=steward, at=AT, person=known)
    asked = take(known, operator, "erasure")
    with pytest.raises(InputError, match="ditahan: klaim JKM"):
        decide(request_id=asked.pk, grant=True, because="bukan warga sini", by=steward, at=AT)
    known.refresh_from_db()
    asked.refresh_from_db()
    assert (known.full_name, asked.state) == (NAME, "open")


@pytest.mark.parametrize("of", ["the person", "a returned row"])
def test_a_file_that_is_held_keeps_its_people_and_its_returned_rows(known, operator, steward, of):
    file = RejectedRow.objects.first().source_file
    if of == "the person":
        file = SourceFile.objects.create(
            kind="roster", file_name="lain.csv", sha256="", size=1, state="merged"
        )
        Person.objects.filter(pk=known.pk).update(source_file_id=file.pk)
    lay_hold(because="perkara di inspektorat", by=steward, at=AT, source_file=file)
    asked = take(known, operator, "erasure")
    with pytest.raises(InputError, match="ditahan: perkara"):
        decide(request_id=asked.pk, grant=True, because="bukan warga sini", by=steward, at=AT)
    assert Person.objects.get(pk=known.pk).full_name == NAME


def test_a_file_that_brings_the_number_again_is_told(erase):
    erase()
    assert not came_back().exists()
    again = Person.objects.create(
        natural_key=b"again", content_hash=b"", full_name="Baru", village_id=MELATI,
        nik_index=sealer("nik").index(NIK), updated_at=dt.datetime.now(dt.UTC),
    )  # fmt: skip
    assert list(came_back()) == [again]


def test_the_page_of_an_erased_person_still_opens(erase, known, operator, client_of):
    erase()
    page = client_of(operator).get(f"/orang/{known.pk}/").content.decode()
    assert "Data dihapus" in page
    assert NAME not in page
