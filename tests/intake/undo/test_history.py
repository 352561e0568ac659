"""A person's page says which file, or which hand, changed what and when."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from tests.intake.conftest import MELATI, user_with
from tests.intake.undo.conftest import ACO, Bring, aco

from payung.intake.actions import undo_file
from payung.membership.history import changes_of
from payung.membership.presenters.past import change_text
from payung.register.models import Person


def told() -> list[str]:
    """The changes of the one person, without their day."""
    return [change_text(c).partition(", ")[2] for c in changes_of(Person.objects.get())]


def test_each_change_names_its_file_and_row_and_what_was_replaced(bring: Bring) -> None:
    bring("roster", aco(), name="satu")
    assert told() == []
    bring("roster", aco(alamat="Jl. Dua", pekerjaan="NELAYAN/PERIKANAN"), name="dua")
    bring("roster", aco(alamat="Jl. Tiga"), name="tiga")
    assert told() == [
        "berkas tiga.csv baris 2: alamat Jl. Dua → Jl. Tiga; "
        "pekerjaan NELAYAN/PERIKANAN → PETANI/PEKEBUN",
        "berkas dua.csv baris 2: alamat – → Jl. Dua; pekerjaan PETANI/PEKEBUN → NELAYAN/PERIKANAN",
    ]


def test_a_change_by_hand_is_told_as_one(bring: Bring) -> None:
    bring("roster", aco())
    Person.objects.update(hamlet="Bonto")
    assert told() == ["diubah tanpa berkas: dusun – → Bonto"]


def test_of_a_number_only_the_change_is_told(bring: Bring) -> None:
    bring("roster", aco(nik=""))
    bring("roster", aco(), name="lengkap")
    assert told() == ["berkas lengkap.csv baris 2: NIK"]


def test_what_was_taken_back_was_never_said(bring: Bring) -> None:
    bring("roster", aco())
    undo_file(source_file=bring("roster", aco(alamat="X")), because="salah berkas", by=None)
    assert told() == []


def test_the_page_shows_them_to_who_sees_the_person(bring: Bring, client: Client) -> None:
    bring("roster", aco())
    bring("roster", aco(alamat="Jl. Dua"), name="dua")
    client.force_login(user_with("village_operator", MELATI))
    page = client.get(reverse("membership:person", args=[Person.objects.get().pk]))
    assert "berkas dua.csv baris 2: alamat – → Jl. Dua" in page.content.decode()
    assert ACO not in page.content.decode()
