"""Files and merged people: a row still finds its person, and nothing is taken back from under a merge."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.intake.undo.conftest import Bring, aco

from payung.access.models import RoleAssignment, User
from payung.access.roles import Role
from payung.intake.actions.undo import undo_file
from payung.primitives.errors import InputError
from payung.register.duplicates.finding import find_register_duplicates
from payung.register.models import Duplicate, Person
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
    with pytest.raises(InputError, match="diubah tanpa berkas"):
        undo_file(source_file=file, because="salah desa", by=None)
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
