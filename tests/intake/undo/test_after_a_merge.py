"""Files and merged people: a row still finds its person, and nothing is taken back from under a merge."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.conftest import MELATI
from tests.intake.undo.conftest import Bring, aco

from payung.access.models import RoleAssignment, User
from payung.access.roles import Role
from payung.intake.actions.undo import undo_file
from payung.intake.models import SourceFile
from payung.intake.undo.merges import refusal
from payung.primitives.errors import InputError
from payung.register.duplicates.finding import find_register_duplicates
from payung.register.models import Duplicate, Merge, Person
from payung.review.duplicates.actions import judge_duplicate, take_back_duplicate

WITHOUT_NUMBER = {"nik": "", "no_kk": "", "alamat": "Jalan Baru"}


@pytest.fixture
def steward(known: None) -> User:
    user = User.objects.create_user("data", full_name="Data")
    RoleAssignment.objects.create(
        user=user, role=Role.DATA_STEWARD, region_code="99.07", valid_from="2020-01-01"
    )
    return user


def test_a_row_of_a_merged_person_finds_the_one_that_is_left(bring: Bring, steward: User) -> None:
    bring("roster", aco(**WITHOUT_NUMBER), name="lain")
    assert Person.objects.count() == 2
    find_register_duplicates(at=timezone.now(), by=None)
    judge_duplicate(
        duplicate_id=Duplicate.objects.get().pk, verdict="same", by=steward, at=timezone.now()
    )
    file = bring("roster", aco(**{**WITHOUT_NUMBER, "alamat": "Jalan Ketiga"}), name="lagi")
    assert (file.rows_created, file.rows_updated) == (0, 1)
    one = Person.objects.get()
    assert (one.address, one.nik_state) == ("Jalan Ketiga", "valid")


def test_a_file_is_not_taken_back_from_under_a_merge_but_after_it(
    bring: Bring, steward: User
) -> None:
    file = bring("roster", aco(**WITHOUT_NUMBER), name="lain")
    find_register_duplicates(at=timezone.now(), by=None)
    said = judge_duplicate(
        duplicate_id=Duplicate.objects.get().pk, verdict="same", by=steward, at=timezone.now()
    )
    with pytest.raises(InputError) as refused:
        undo_file(source_file=file, because="salah desa", by=None)
    told = str(refused.value)
    assert "'lain.csv' memuat warga yang sesudahnya digabung dengan data lain: ACO" in told
    assert "ACO (digabung oleh Data pada" in told
    assert "pilih 'Pisahkan lagi'" in told
    take_back_duplicate(judgement_id=said.pk, by=steward, at=timezone.now())
    undo_file(source_file=file, because="salah desa", by=None)
    assert Person.objects.count() == 1
    assert not Duplicate.objects.exists()


def test_a_merge_taken_back_after_a_later_file_keeps_what_the_file_said(
    bring: Bring, steward: User
) -> None:
    bring("roster", aco(**WITHOUT_NUMBER), name="lain")
    find_register_duplicates(at=timezone.now(), by=None)
    said = judge_duplicate(
        duplicate_id=Duplicate.objects.get().pk, verdict="same", by=steward, at=timezone.now()
    )
    later = bring("roster", aco(alamat="Jalan Ketiga"), name="nanti")
    take_back_duplicate(judgement_id=said.pk, by=steward, at=timezone.now())
    addresses = list(Person.objects.order_by("pk").values_list("address", flat=True))
    assert addresses == ["Jalan Ketiga", "Jalan Baru"]
    with pytest.raises(InputError, match="diubah tanpa berkas"):
        undo_file(source_file=later, because="salah desa", by=None)


def test_the_page_names_who_was_merged_and_leads_to_him(
    bring: Bring, steward: User, client: Client
) -> None:
    file = bring("roster", aco(**WITHOUT_NUMBER), name="lain", village_code=MELATI)
    find_register_duplicates(at=timezone.now(), by=None)
    judge_duplicate(
        duplicate_id=Duplicate.objects.get().pk, verdict="same", by=steward, at=timezone.now()
    )
    client.force_login(steward)
    page = client.get(reverse("intake:undo", args=[file.pk])).content.decode()
    one = Person.objects.get()
    assert (
        f'<a href="{reverse("membership:person", args=[one.pk])}">ACO</a>: digabung oleh Data'
        in page
    )
    assert "Ambil kembali</button>" not in page
    assert "diubah tanpa berkas" not in page


def test_a_merge_that_came_before_a_file_does_not_stand_in_its_way(
    bring: Bring, steward: User
) -> None:
    bring("roster", aco(**WITHOUT_NUMBER), name="lain")
    find_register_duplicates(at=timezone.now(), by=None)
    judge_duplicate(
        duplicate_id=Duplicate.objects.get().pk, verdict="same", by=steward, at=timezone.now()
    )
    later = bring("roster", aco(alamat="Jalan Ketiga"), name="nanti")
    undo_file(source_file=later, because="salah desa", by=None)
    assert Person.objects.get().address == "Jalan Baru"


def test_of_many_merged_people_three_are_named_and_the_others_counted(known: None) -> None:
    file = SourceFile(pk=7, file_name="warga.csv")
    user = User(full_name="Data")
    merges = [
        Merge(
            merged_name=f"Orang {n} 9907010101900001", merged_file_id=7, by=user, at=timezone.now()
        )
        for n in range(5)
    ]
    said = refusal(file, merges)
    assert said.count("digabung oleh Data") == 3
    assert "Orang 2 9907**********01" in said
    assert ", dan 2 orang lain" in said
