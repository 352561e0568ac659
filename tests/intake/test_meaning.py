"""A sheet nobody has seen is not refused: a person says once what its columns mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.intake.conftest import KENANGA, MELATI, user_with
from tests.intake.making import Rows, write_csv, write_ods, write_xls, write_xlsx

from payung.access.models import AuditEvent, User
from payung.intake import storage, worker
from payung.intake.actions import confirm_file, process_file, receive_file
from payung.intake.formats.known import also_known
from payung.intake.mappings import mappings_of
from payung.intake.models import SavedMapping, SourceFile
from payung.primitives.errors import InputError
from payung.register.models import Person

HEADER = ["Urut", "Identitas", "Kartu Kel.", "Nama Orangnya", "L/P", "Lahir", "Kerja", "HP/WA"]
ROWS: Rows = [
    ["PENDATAAN PEKERJA RENTAN", "", "", "", "", "", "", ""],
    HEADER,
    ["1", "9907010101900001", "9907010101100001", "Budi Santoso", "L", "01-01-1990",
     "PETANI/PEKEBUN", "081200000001"],
    ["2", "9907014101920002", "9907010101100001", "Siti Aminah", "P", "01-01-1992",
     "MENGURUS RUMAH TANGGA", "-"],
    ["3", "9907010202850003", "9907010101100002", "Andi Rahman", "L", "31-02-1985",
     "NELAYAN/PERIKANAN", "-"],
]  # fmt: skip
WRITERS: dict[str, Callable[..., Path]] = {
    "xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "csv": write_csv,
}  # fmt: skip


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(worker, "start", started.append)
    return started


@pytest.fixture
def sent(operator: User, tmp_path: Path) -> Any:
    def sent(rows: Rows = ROWS, ending: str = "xlsx", name: str = "pendataan") -> SourceFile:
        path = WRITERS[ending](tmp_path / f"{name}.{ending}", rows)
        received = receive_file(
            path=path, file_name=path.name, kind="roster", village_code=MELATI, by=operator
        )
        return read(received)

    return sent


def read(file: SourceFile) -> SourceFile:
    by = file.uploaded_by
    with also_known(mappings_of(by)):
        file = process_file(source_file=file, by=by, may_ask=True)
    file.refresh_from_db()
    return file


def page_of(file: SourceFile) -> str:
    return reverse("intake:meaning", args=[file.pk])


@pytest.fixture
def at_home(client: Client, operator: User) -> Client:
    client.force_login(operator)
    return client


@pytest.mark.parametrize("ending", WRITERS)
def test_it_waits_is_explained_once_is_read_and_the_next_one_goes_straight_through(
    ending: str, sent: Any, at_home: Client, started: list[int], operator: User
) -> None:
    file = sent(ending=ending)
    assert (file.state, "unknown" in file.preview) == ("in_review", True)
    assert not Person.objects.exists()
    assert page_of(file) in at_home.get(reverse("intake:file", args=[file.pk])).content.decode()

    page = at_home.get(page_of(file))
    assert {c.header: c.field for c in page.context["columns"] if c.field} == {
        "Identitas": "nik", "Kartu Kel.": "kk", "Nama Orangnya": "full_name", "L/P": "sex",
        "Lahir": "birth_date", "Kerja": "occupation", "HP/WA": "phone",
    }  # fmt: skip
    answer = at_home.post(page_of(file), {"simpan": "ya"})
    assert (answer.status_code, started) == (302, [operator.pk])
    file = read(file)
    assert (file.state, file.rows_read, file.rows_created, file.rows_rejected) == (
        "merged",
        3,
        2,
        1,
    )
    assert Person.objects.get(full_name="Budi Santoso").birth_date.isoformat() == "1990-01-01"

    rudi = ["4", "9907010303800004", "", "Rudi Hartono", "L", "03-03-1980", "", ""]
    again = sent([HEADER, rudi], ending, "lagi")
    assert (again.state, again.rows_created) == ("merged", 1)
    shown = at_home.get(reverse("intake:file", args=[again.pk])).content.decode()
    assert "Arti kolomnya diingat sejak" in shown


@pytest.mark.parametrize(
    ("kind", "named"),
    [("roster", "biasanya bernama Pekerja atau "), ("budgets", "biasanya bernama Ta_RABRinci)")],
)
def test_the_page_says_why_with_names_of_the_kind_that_was_chosen(
    kind: str, named: str, at_home: Client, operator: User, tmp_path: Path
) -> None:
    path = write_xlsx(tmp_path / "catatan.xlsx", [["Catatan", "Rapat"], ["kursi", "meja"]], "Isi")
    file = read(
        receive_file(path=path, file_name=path.name, kind=kind, village_code=MELATI, by=operator)
    )
    page = at_home.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert (
        "Tidak ada judul kolom yang dikenal dalam &#x27;catatan.xlsx&#x27; (lembar: Isi; " in page
    )
    assert named in page
    assert "Iuran" not in page


def test_what_the_choice_would_give_is_shown_and_nothing_is_kept(
    sent: Any, at_home: Client
) -> None:
    file = sent()
    page = at_home.post(page_of(file))
    trial = page.context["trial"]
    assert (trial.rows, trial.accepted) == (3, 2)
    assert ("Tanggal lahir", "1990-01-01") in trial.shown[0]
    assert [row.row_number for row in trial.refused] == [5]
    assert not SavedMapping.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"kolom-3": ""}, "Belum ada kolom yang berarti: nama."),
        ({"kolom-0": "nik"}, "Dua kolom diberi arti NIK: 'Urut' dan 'Identitas'."),
        ({"kolom-0": "gaji"}, "Arti yang dipilih tidak dikenal."),
    ],
)
def test_a_choice_that_cannot_be_read_by_is_told_so_and_not_kept(
    answers: dict[str, str], words: str, sent: Any, at_home: Client
) -> None:
    file = sent()
    page = at_home.post(page_of(file), {**answers, "simpan": "ya"})
    assert page.status_code == 400
    assert words in page.context["error"].args[0]
    assert not SavedMapping.objects.exists()


def test_another_header_row_can_be_chosen(sent: Any, at_home: Client) -> None:
    page = at_home.get(page_of(sent()), {"judul": "2"})
    assert [column.header for column in page.context["columns"]][3] == "Budi Santoso"


@pytest.mark.parametrize("header", [{}, {"judul": "2"}])
def test_no_number_of_a_person_stands_on_the_page_or_in_the_sentence(
    header: dict[str, str], sent: Any, at_home: Client
) -> None:
    file = sent(name="tanpa-judul", rows=[HEADER, *ROWS[2:]], ending="csv")
    for text in (at_home.get(page_of(file), header).content.decode(), str(file.preview)):
        assert "9907010101900001" not in text
        assert "081200000001" not in text


def test_a_row_of_data_is_not_kept_as_the_header(sent: Any, at_home: Client) -> None:
    answer = at_home.post(page_of(sent()), {"judul": "2"})
    assert "berisi nomor orang" in answer.content.decode()
    assert not SavedMapping.objects.exists()


@pytest.mark.parametrize("asked", ["-1", "99", "x", "²", "9" * 400])
def test_a_sheet_or_row_that_is_not_there_is_not_looked_for(
    asked: str, sent: Any, at_home: Client
) -> None:
    page = at_home.get(page_of(sent()), {"judul": asked, "lembar": asked})
    assert (page.context["sheet"], page.context["header"]) == (0, 1)


def test_a_choice_is_changed_and_forgotten(sent: Any, at_home: Client, operator: User) -> None:
    file = sent()
    at_home.post(page_of(file), {"simpan": "ya"})
    file = read(file)
    shown = {c.header: c for c in at_home.get(page_of(file)).context["columns"]}
    assert (shown["lahir"].field, shown["urut"].field) == ("birth_date", "")
    at_home.post(page_of(file), {f"kolom-{shown['hp wa'].index}": "", "simpan": "ya"})
    (layout,) = mappings_of(operator)
    assert (layout.field_of("HP/WA"), layout.field_of("Lahir")) == ("", "birth_date")

    at_home.post(reverse("intake:forget_meaning", args=[file.pk]))
    assert mappings_of(operator) == []
    assert AuditEvent.objects.filter(verb="mapping_forgotten").count() == 1
    assert sent(name="lagi").state == "in_review"
    assert at_home.get(page_of(file)).status_code == 400


def test_a_value_that_holds_for_all_rows_can_stand_for_a_missing_column(
    steward: User, tmp_path: Path, client: Client
) -> None:
    budi = ["9907010101900001", "Budi Santoso", "01-01-1990"]
    rows = [["Identitas", "Nama Orangnya", "Lahir"], budi]
    path = write_xlsx(tmp_path / "peserta.xlsx", rows)
    received = receive_file(path=path, file_name=path.name, kind="participants", by=steward)
    file = read(received)
    client.force_login(steward)
    page = client.post(page_of(file), {"kolom-2": "birth_date", "simpan": "ya"})
    assert "segmen" in page.context["error"].args[0]
    client.post(page_of(file), {"kolom-2": "birth_date", "sama-segment": "BPU", "simpan": "ya"})
    assert SavedMapping.objects.get().mapping["fixed"] == {"segment": "BPU"}
    assert read(file).state == "merged"


def test_the_file_stays_until_it_is_explained_and_goes_when_it_is_stopped(
    sent: Any, at_home: Client
) -> None:
    file = sent()
    assert storage.place_of(file.pk).exists()
    assert "Budi" not in str(file.preview)
    at_home.post(reverse("intake:cancel", args=[file.pk]))
    file.refresh_from_db()
    assert (file.state, file.preview) == ("cancelled", {})


def test_it_cannot_be_let_in_unexplained(sent: Any, operator: User) -> None:
    with pytest.raises(InputError, match="Beri artinya dulu"):
        confirm_file(source_file=sent(), by=operator)


@pytest.mark.parametrize(
    "rows",
    [[["saja"], ["satu"], ["kolom"]], [["a", "b"]], [[f"k{i}" for i in range(61)]] * 3],
    ids=["one column", "one row", "61 columns"],
)
def test_what_can_be_no_list_fails_with_its_sentence(rows: Rows, sent: Any) -> None:
    file = sent(rows, "csv")
    assert file.state == "failed"
    assert "Tidak ada judul kolom yang dikenal" in file.message


def test_another_village_does_not_see_it(sent: Any, client: Client) -> None:
    file = sent()
    client.force_login(user_with("village_operator", KENANGA))
    assert client.get(page_of(file)).status_code == 404


def test_the_page_of_the_widest_sheet_stays_light(sent: Any, at_home: Client) -> None:
    wide = [[f"Kolom nomor {i}" for i in range(60)], *[[f"isi {i}" for i in range(60)]] * 4]
    assert len(at_home.get(page_of(sent(wide))).content) < 100_000
