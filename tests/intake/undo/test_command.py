"""`payung undo` says and does what the page does."""

from __future__ import annotations

import pytest
import typer
from tests.intake.undo.conftest import Bring, aco, becce
from typer.testing import CliRunner, Result

from payung.access.models import AuditEvent, RoleAssignment, User
from payung.access.roles import Role
from payung.intake import undo_command
from payung.intake.models import SourceFile
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError, PayungError
from payung.register.models import Person


@pytest.fixture(autouse=True)
def _figures(monkeypatch: pytest.MonkeyPatch, known: None) -> None:
    """Counting cover empties a table, which a test inside one transaction cannot."""
    monkeypatch.setattr(undo_command, "follow", lambda _file: None)


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(undo_command.undo)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def refused(*arguments: object) -> PayungError:
    error = run(*arguments).exception
    assert isinstance(error, PayungError)
    return error


def test_it_tells_the_consequences_and_takes_the_file_back(bring: Bring) -> None:
    file = bring("roster", becce(), name="salah")
    result = run(file.pk, "--because", "salah pilih desa")
    assert "1 warga yang ditambahkan berkas ini hilang lagi." in result.output
    assert f"Diambil kembali: nomor {file.pk}, salah.csv." in result.output
    file.refresh_from_db()
    assert (file.state, file.undone_because, file.undone_by) == ("undone", "salah pilih desa", None)
    assert file.followed_at is not None
    assert Person.objects.count() == 1
    event = AuditEvent.objects.get(verb="file_undone")
    assert (event.actor_name, event.details["because"]) == ("sistem", "salah pilih desa")


def test_a_dry_run_changes_nothing(bring: Bring) -> None:
    file = bring("roster", becce(), name="salah")
    assert "hilang lagi" in run(file.pk, "--dry-run").output
    assert Person.objects.count() == 2


def test_a_later_file_is_named_and_goes_first_when_asked(bring: Bring) -> None:
    file = bring("roster", becce(), name="salah")
    later = bring("roster", becce(alamat="Jalan Baru"), name="nanti")
    result = run(file.pk, "--because", "salah pilih desa")
    assert f"Dipakai berkas yang masuk sesudahnya: nomor {later.pk} (nanti.csv)." in result.output
    assert isinstance(result.exception, InputError)
    result = run(file.pk, "--because", "salah pilih desa", "--with-later")
    assert result.output.index("nanti.csv.") < result.output.index("salah.csv.")
    assert Person.objects.count() == 1


def test_as_an_account_it_may_what_the_account_may(bring: Bring) -> None:
    file = bring("roster", becce(), name="salah")
    stranger = User.objects.create_user("camat", full_name="Camat")
    RoleAssignment.objects.create(
        user=stranger, role=Role.DISTRICT_OFFICER, region_code="99.07", valid_from="2020-01-01"
    )
    error = refused(file.pk, "--because", "salah pilih desa", "--by", "camat")
    assert isinstance(error, NotPermittedError)
    assert SourceFile.objects.get(pk=file.pk).state == "merged"


@pytest.mark.parametrize(
    ("arguments", "kind", "sentence"),
    [
        ((999_999, "--because", "salah"), NotFoundError, "nomor 999999 tidak ada"),
        (("FILE",), InputError, "Tulis alasannya"),
        (("FILE", "--because", "salah", "--by", "siapa"), NotFoundError, "Akun 'siapa' tidak ada"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    bring: Bring, arguments: tuple[object, ...], kind: type[PayungError], sentence: str
) -> None:
    file = bring("roster", becce(), name="salah")
    error = refused(*(file.pk if each == "FILE" else each for each in arguments))
    assert isinstance(error, kind)
    assert sentence in str(error)


def test_without_a_number_the_files_are_listed(bring: Bring) -> None:
    file = bring("roster", aco(alamat="Jalan Baru"), name="terakhir")
    first = run().output.splitlines()[0]
    assert first.split()[0] == str(file.pk)
    assert first.endswith("terakhir.csv")
