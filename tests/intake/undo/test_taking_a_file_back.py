"""A file that is taken back leaves every table as it was before it, to the last byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from tests.intake.conftest import ANGGREK, KENANGA, MELATI, Send, user_with
from tests.intake.formats.test_dated_records import BUDI, sync
from tests.intake.formats.test_siskeudes import AMIR, officials, people
from tests.intake.undo.conftest import (
    ACO,
    BECCE,
    CORA,
    OTHER_KK,
    Bring,
    aco,
    becce,
    register_content,
)  # fmt: skip

from payung.access.models import AuditEvent, ChangedRows, FormerRow, User
from payung.intake.actions import undo_file
from payung.intake.models import RecordVersion, SourceFile
from payung.intake.undo.tables import going_along, tables
from payung.membership.linking import link_registers
from payung.membership.models import Link, Participant
from payung.primitives.errors import InputError, NotPermittedError
from payung.privacy.retention.actions import lay_hold, lift_hold
from payung.register.models import Household, Person
from payung.review.models import Judgement

WRONG = "salah pilih berkas"
FILES = {
    "roster": [
        aco(nama="ACO DAENG", kode_desa=KENANGA, alamat="Jl. Poros", pekerjaan="NELAYAN"),
        becce(no_kk=OTHER_KK),
    ],
    "participants": [
        [ACO, "ACO D", "1990-01-01", "BPU", "JKK,JKM,JHT", "NONAKTIF", "2025-06-30"],
        [CORA, "CORA", "1992-03-03", "PU", "JKK,JKM", "AKTIF", "2025-06-30"],
    ],
    "payments": [[ACO, "BPU", "2025-04", "JKK,JKM", "16800", "T2"]],
    "denominators": [
        [KENANGA, "BPU", "potensi_bpjs", "700", "BPJS", "2025-06-11"],
        [ANGGREK, "BPU", "potensi_bpjs", "300", "BPJS", "2025-06-11"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_what_a_file_added_and_changed_is_as_before(kind: str, known: None, bring: Bring) -> None:
    before = register_content()
    file = bring(kind, *FILES[kind])
    assert file.rows_created + file.rows_updated == len(FILES[kind])
    assert register_content() != before
    assert undo_file(source_file=file, because=WRONG, by=None) == [file]
    assert register_content() == before
    assert SourceFile.objects.get(pk=file.pk).state == "undone"


def test_officials_give_back_the_roles_they_brought(send: Send, tmp_path: Path) -> None:
    send(people(tmp_path, [ACO, "AMIR", "1990-01-01", MELATI, "WIRASWASTA", ""]))
    before = register_content()
    file = send(officials(tmp_path, AMIR), village_code=MELATI)
    undo_file(source_file=file, because=WRONG, by=None)
    assert register_content() == before


def test_an_older_statement_of_another_program_counts_again(send: Send, tmp_path: Path) -> None:
    send(sync(tmp_path, BUDI))
    before = register_content()
    newer = {**BUDI, "nama": "BUDI SANTOSO", "updated_at": "2024-06-01 10:00:00"}
    file = send(sync(tmp_path, newer, {**newer, "id": "18", "nomor_nik": BECCE, "nama": "ANI"}))
    assert (file.rows_updated, RecordVersion.objects.count()) == (1, 2)
    undo_file(source_file=file, because=WRONG, by=None)
    assert register_content() == before


def test_it_can_be_sent_again_with_the_same_line(known: None, bring: Bring) -> None:
    first = bring("roster", *FILES["roster"])
    undo_file(source_file=first, because=WRONG, by=None)
    again = bring("roster", *FILES["roster"])
    assert (again.rows_created, again.rows_updated) == (first.rows_created, first.rows_updated)
    assert again.message == ""


def test_a_file_that_swapped_two_unique_keys_is_taken_back(known: None, bring: Bring) -> None:
    bring("roster", becce())
    before = register_content()
    file = bring("roster", aco(alamat="A"), becce(alamat="B"))
    with connection.cursor() as cursor:  # as a merger might: two rows take each other's key
        cursor.execute("SELECT set_config('payung.source_file', %s, true)", [str(file.pk)])
        one, two = Person.objects.order_by("pk")
        keys = bytes(one.natural_key), bytes(two.natural_key)
        for pk, key in ((one.pk, b"free"), (two.pk, keys[0]), (one.pk, keys[1])):
            Person.objects.filter(pk=pk).update(natural_key=key)
        cursor.execute("SELECT set_config('payung.source_file', '', true)")
    undo_file(source_file=file, because=WRONG, by=None)
    assert register_content() == before


def test_a_later_file_about_the_same_row_is_named(known: None, bring: Bring) -> None:
    first = bring("roster", aco(alamat="Jl. Satu"), name="satu")
    bring("roster", aco(alamat="Jl. Dua"), name="dua")
    with pytest.raises(InputError, match=r"'dua.csv' mengubah baris yang sama.*lebih dulu"):
        undo_file(source_file=first, because=WRONG, by=None)
    assert Person.objects.get().address == "Jl. Dua"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (("roster", aco(nik=BECCE, no_kk=OTHER_KK)), ("roster", aco(nik=CORA, no_kk=OTHER_KK))),
        (
            ("participants", [CORA, "CORA", "1992-03-03", "PU", "JKK", "AKTIF", "2025-06-30"]),
            ("payments", [CORA, "PU", "2025-04", "JKK", "10000", "T9"]),
        ),
    ],
    ids=["a person in a household", "a payment of a membership"],
)
def test_a_later_file_whose_rows_lean_on_this_one_is_named(
    first: tuple[str, list[str]], later: tuple[str, list[str]], known: None, bring: Bring
) -> None:
    file = bring(*first)
    bring(*later, name="kemudian")
    with pytest.raises(InputError, match=r"Ambil kembali 'kemudian.csv' lebih dulu"):
        undo_file(source_file=file, because=WRONG, by=None)


def test_both_are_taken_back_the_later_one_first(known: None, bring: Bring) -> None:
    before = register_content()
    first = bring("roster", aco(alamat="Jl. Satu"), becce(), name="satu")
    second = bring("roster", aco(alamat="Jl. Dua"), name="dua")
    third = bring("roster", becce(alamat="Jl. Tiga"), aco(alamat="Jl. Tiga"), name="tiga")
    done = undo_file(source_file=first, because=WRONG, by=None, with_later=True)
    assert done == [third, second, first]
    assert register_content() == before


def test_a_change_by_hand_afterwards_stands_in_the_way(known: None, bring: Bring) -> None:
    file = bring("roster", aco(alamat="Jl. Satu"))
    Person.objects.update(life_status="mati")
    with pytest.raises(InputError, match="diubah tanpa berkas"):
        undo_file(source_file=file, because=WRONG, by=None, with_later=True)


def test_links_and_answers_about_people_who_go_are_counted_and_go_with_them(
    known: None, bring: Bring, steward: User
) -> None:
    file = bring("roster", becce())
    person = Person.objects.get(full_name="BECCE")
    member = Participant.objects.get()
    Link.objects.create(
        participant=member, person=person, decision="different", probability=0, method="petugas",
        decided_by=steward, decided_at=timezone.now(),
    )  # fmt: skip
    Judgement.objects.create(
        participant=member, person=person, verdict="different", by=steward, at=timezone.now()
    )
    link_registers(at=timezone.now(), by=None)
    undo_file(source_file=file, because=WRONG, by=None)
    assert [link.person.full_name for link in Link.objects.all()] == ["ACO"]
    assert AuditEvent.objects.get(verb="file_undone").details["lost"] == {
        "membership_link": 1,
        "review_judgement": 1,
    }


def test_who_took_it_back_and_why_stands_in_the_trail(
    known: None, bring: Bring, steward: User
) -> None:
    file = bring("roster", *FILES["roster"])
    undo_file(source_file=file, because="  salah   desa ", by=steward)
    event = AuditEvent.objects.get(verb="file_undone")
    assert (event.actor, event.details["because"]) == (steward, "salah desa")
    assert event.details["removed"]["register_person"] == 1
    assert event.details["restored"]["register_person"] == 1
    file.refresh_from_db()
    assert (file.undone_by, file.undone_because) == (steward, "salah desa")


def test_of_people_whom_only_the_wrong_file_brought_the_keys_stay_and_nothing_else(
    known: None, bring: Bring
) -> None:
    file = bring("roster", aco(alamat="Jl. Salah"), becce())
    removed = Person.objects.get(full_name="BECCE").pk
    undo_file(source_file=file, because=WRONG, by=None)
    taken_back = ChangedRows.objects.filter(takes_back=True, table_name="register_person")
    assert taken_back.get(operation="delete").keys == [removed]
    former = FormerRow.objects.filter(table_name="register_person")
    assert [
        (row.content["full_name"], row.content["address"]) for row in former.order_by("pk")
    ] == [
        ("ACO", ""),  # before the wrong file
        ("ACO", "Jl. Salah"),  # before it was taken back
    ]
    assert {change.reason for change in taken_back} == {WRONG}


def test_a_file_whose_former_rows_were_kept_long_enough_is_not_taken_back(
    known: None, bring: Bring
) -> None:
    file = bring("roster", aco(alamat="Jl. Satu"))
    FormerRow.objects.update(content=None)
    with pytest.raises(InputError, match="masa simpannya lewat"):
        undo_file(source_file=file, because=WRONG, by=None)


def test_a_reason_is_asked_for(known: None, bring: Bring) -> None:
    file = bring("roster", becce())
    with pytest.raises(InputError, match="Tulis alasannya"):
        undo_file(source_file=file, because=" x ", by=None)


def test_nobody_takes_back_a_file_of_another_village(known: None, bring: Bring) -> None:
    file = bring("roster", aco(kode_desa=KENANGA), village_code=KENANGA)
    with pytest.raises(NotPermittedError):
        undo_file(source_file=file, because=WRONG, by=user_with("village_operator", MELATI))


def test_twice_is_refused(known: None, bring: Bring) -> None:
    file = bring("roster", becce())
    undo_file(source_file=file, because=WRONG, by=None)
    with pytest.raises(InputError, match="sudah diambil kembali; hanya"):
        undo_file(source_file=file, because=WRONG, by=None)


def test_a_file_from_before_former_rows_were_kept_is_refused(known: None, bring: Bring) -> None:
    file = SourceFile.objects.create(
        kind="roster", file_name="lama.csv", sha256="", size=1, state="merged", rows_read=1, rows_created=1
    )  # fmt: skip
    with pytest.raises(InputError, match="sebelum Payung menyimpannya"):
        undo_file(source_file=file, because=WRONG, by=None)
    assert Household.objects.exists()


def test_every_table_that_refers_to_a_kept_row_says_what_becomes_of_it(rekaan: None) -> None:
    with connection.cursor() as cursor:
        known = tables(cursor)
        cursor.execute(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' "
            "AND confrelid::regclass::text = ANY(%s)",
            [list(going_along())],
        )
        leaning_on_those = {name for (name,) in cursor.fetchall()}
    assert {each.table for each in known.outer} == set(going_along())
    assert leaning_on_those <= set(going_along())


@pytest.mark.parametrize("held", ["person", "file", "everything"])
def test_what_is_held_for_a_claim_is_not_taken_back(
    held: str, known: None, bring: Bring, steward: User
) -> None:
    file = bring("roster", aco(nik=CORA, nama="CORA", no_kk=OTHER_KK), name="baru")
    person = Person.objects.latest("pk")
    named = {"person": {"person": person}, "file": {"source_file": file}, "everything": {}}
    hold = lay_hold(because="klaim JKM", by=steward, at=timezone.now(), **named[held])
    with pytest.raises(InputError, match="ditahan"):
        undo_file(source_file=file, because=WRONG, by=None)
    lift_hold(hold_id=hold.pk, by=steward, at=timezone.now())
    undo_file(source_file=file, because=WRONG, by=None)
    assert not Person.objects.filter(pk=person.pk).exists()
