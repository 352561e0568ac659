"""The import pages: who may send what, what a file's page shows, how rows come back."""

from __future__ import annotations

import datetime as dt
import io
from hashlib import sha256
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.conftest import KENANGA, MELATI, Send, user_with
from tests.intake.making import write_csv, write_xlsx

from payung.access.models import AuditEvent, User
from payung.intake import worker
from payung.intake.actions import receive_file, undo_file
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.presenters import file_view

HEADER = ["nik", "nama", "tanggal_lahir", "kode_desa"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(worker, "start", started.append)
    return started


def sent(client: Client, name: str = "warga.csv", **more: Any) -> Any:
    content = f"nik,nama,kode_desa\n,Budi,{MELATI}\n".encode()
    form = {"berkas": SimpleUploadedFile(name, content), "jenis": "roster", "desa": MELATI, **more}
    return client.post(reverse("intake:upload"), form)


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def test_an_operator_is_offered_only_rosters_and_only_his_village(
    client: Client, operator: User
) -> None:
    page = signed_in(client, operator).get(reverse("intake:files")).content.decode()
    assert f'<option value="{MELATI}">' in page
    assert KENANGA not in page
    assert 'value="roster"' in page
    assert 'value="payments"' not in page
    assert "BPJS Ketenagakerjaan" not in page


def test_who_may_import_nothing_is_told_so(client: Client, rekaan: None) -> None:
    auditor = user_with("auditor", "99.07")
    answer = signed_in(client, auditor).get(reverse("intake:files"))
    assert answer.status_code == 403
    assert "tidak diberi hak memasukkan berkas" in answer.content.decode()


def test_sending_a_file_stores_it_and_starts_a_reader(
    client: Client, operator: User, started: list[int]
) -> None:
    answer = sent(signed_in(client, operator))
    file = SourceFile.objects.get()
    assert answer["Location"] == reverse("intake:file", args=[file.pk])
    assert started == [operator.pk]
    assert (file.uploaded_by, file.village_code, file.state) == (operator, MELATI, "received")


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        ({"desa": KENANGA}, 403, KENANGA),
        ({"desa": ""}, 403, "99.07"),
        ({"jenis": "payments"}, 403, "data peserta dan iuran"),
        ({"jenis": "apa"}, 400, "tidak dikenal"),
        ({"berkas": ""}, 400, "Belum ada berkas yang dipilih"),
    ],
)
def test_what_may_not_be_sent_is_explained_above_the_form(
    more: dict[str, str],
    status: int,
    words: str,
    client: Client,
    operator: User,
    started: list[int],
) -> None:
    answer = sent(signed_in(client, operator), **more)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert not started
    assert not SourceFile.objects.exists()


def test_the_page_of_a_merged_file_shows_line_doubts_and_rejected_rows(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    rows = [HEADER, ["123", "Budi", "1990-01-01", MELATI], ["", "", "1990-01-01", MELATI]]
    file = send(write_csv(tmp_path / "w.csv", rows), by=operator, village_code=MELATI)
    page = signed_in(client, operator).get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan" in page
    assert "1 baris diterima dengan catatan: NIK bukan 16 angka yang mungkin." in page
    assert "Nama kosong" in page
    assert "hx-get" not in page


def test_a_page_of_many_rejected_rows_stays_small_and_asks_few_queries(
    client: Client,
    operator: User,
    send: Send,
    tmp_path: Path,
    django_assert_max_num_queries: Any,
) -> None:
    rows = [HEADER, *[["", "", "1990-01-01", MELATI]] * 400]
    file = send(write_csv(tmp_path / "w.csv", rows), by=operator, village_code=MELATI)
    signed_in(client, operator)
    with django_assert_max_num_queries(14):
        page = client.get(reverse("intake:file", args=[file.pk]))
    assert len(page.content) < 50_000
    assert page.content.decode().count("Nama kosong") == 50


def test_files_of_other_villages_cannot_be_seen(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "w.csv", [HEADER, ["", "Ani", "1990-01-01", KENANGA]])
    file = send(path, village_code=KENANGA)
    signed_in(client, operator)
    for name in ("file", "state", "returned"):
        assert client.get(reverse(f"intake:{name}", args=[file.pk])).status_code == 404
    assert "w.csv" not in client.get(reverse("intake:files")).content.decode()


@pytest.mark.parametrize("role", ["data_steward", "insurer_officer"])
def test_a_list_of_the_whole_regency_is_seen_and_taken_back_by_a_colleague_of_its_sender(
    client: Client, role: str, send: Send, tmp_path: Path
) -> None:
    sender, colleague = user_with("regency_officer", "99.07"), user_with(role, "99.07")
    rows = [["nama", "segmen", "program"], ["Budi", "BPU", "JKK"], ["", "BPU", "JKK"]]
    file = send(write_csv(tmp_path / "peserta.csv", rows), kind="participants", by=sender)
    signed_in(client, colleague)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert f"{file.rows_rejected} dikembalikan" in page
    assert page.count(str(RejectedRow.objects.get().reason)) == 1, "the row is shown too"
    client.post(reverse("intake:undo", args=[file.pk]), {"alasan": "daftar bulan lalu"})
    file.refresh_from_db()
    assert file.state == SourceFile.State.UNDONE
    assert file.undone_by == colleague


def test_a_list_of_the_whole_regency_is_not_for_one_village(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    file = send(write_csv(tmp_path / "w.csv", [HEADER, ["", "Ani", "1990-01-01", MELATI]]))
    signed_in(client, operator)
    assert client.get(reverse("intake:file", args=[file.pk])).status_code == 404


def test_a_running_file_asks_again_each_second_and_reloads_when_done(
    client: Client, steward: User, send: Send, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "w.csv", [HEADER, ["", "Ani", "1990-01-01", KENANGA]])
    file = send(path, by=steward)
    SourceFile.objects.filter(pk=file.pk).update(
        state="reading", heartbeat_at=timezone.now(), rows_done=40, rows_total=100
    )
    address = reverse("intake:state", args=[file.pk])
    running = signed_in(client, steward).get(address)
    assert 'hx-trigger="every 1s"' in running.content.decode()
    assert "40 dari 100 baris" in running.content.decode()
    SourceFile.objects.filter(pk=file.pk).update(state="failed", message="Rusak.")
    assert client.get(address).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize(("silent", "left"), [(0, "30"), (10, "20"), (29, "1")])
def test_the_seconds_left_count_down_also_while_nothing_is_heard(silent: int, left: str) -> None:
    """10,000 of 40,000 rows took 10 seconds, so the other 30,000 take 30."""
    now = timezone.now()
    file = SourceFile(
        kind="roster", state="reading", rows_total=40_000, rows_done=10_000, received_at=now
    )
    file.heartbeat_at = now - dt.timedelta(seconds=silent)
    file.started_at = file.heartbeat_at - dt.timedelta(seconds=10)
    bar = file_view(file, now=now).bar or {}
    assert bar["text"] == f"10.000 dari 40.000 baris, sekitar {left} detik lagi"


def test_an_interrupted_file_can_be_read_again(
    client: Client, steward: User, started: list[int]
) -> None:
    file = receive_file(content=b"nik,nama", file_name="w.csv", kind="roster", by=steward)
    address = reverse("intake:again", args=[file.pk])
    assert signed_in(client, steward).post(address).status_code == 400
    old = timezone.now() - dt.timedelta(minutes=2)
    SourceFile.objects.filter(pk=file.pk).update(state="reading", heartbeat_at=old)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "terputus" in page
    client.post(address)
    assert started == [steward.pk]


@pytest.mark.parametrize(
    ("good", "words"), [([], "Belum ada baris yang masuk."), ([1], "Baris lain sudah masuk.")]
)
def test_what_became_of_the_other_rows_is_told(
    client: Client, operator: User, send: Send, tmp_path: Path, good: list[int], words: str
) -> None:
    rows = [["9907010101900001", "Budi", "1990-01-01", MELATI] for _ in good]
    faulty = ["", "", "1990-01-01", MELATI]
    path = write_csv(tmp_path / "w.csv", [HEADER, *rows, faulty])
    file = send(path, by=operator, village_code=MELATI)
    page = signed_in(client, operator).get(reverse("intake:file", args=[file.pk])).content.decode()
    assert f"<p>{words} Perbaiki baris ini satu per satu" in page


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (1, "tidak ada baris yang masuk; 1 baris dikembalikan"),
        (3, "tidak ada baris yang masuk; semua 3 baris dikembalikan"),
    ],
)
def test_a_file_of_which_every_row_went_back_is_not_said_to_be_in(
    rows: int, words: str, client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    table = [HEADER, *[["", "", "1990-01-01", MELATI]] * rows]
    file = send(write_csv(tmp_path / "w.csv", table), by=operator, village_code=MELATI)
    signed_in(client, operator)
    for address in (reverse("intake:files"), reverse("intake:file", args=[file.pk])):
        page = client.get(address).content.decode()
        assert words in page
        assert "sudah masuk" not in page
    assert "Tutup berkas ini" in page


def test_a_file_that_was_taken_back_says_what_it_once_did_and_nothing_as_if_it_held(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    rows = [HEADER, ["123", "Budi", "1990-01-01", MELATI], ["", "", "1990-01-01", MELATI]]
    file = send(write_csv(tmp_path / "w.csv", rows), by=operator, village_code=MELATI)
    undo_file(source_file=file, because="salah desa", by=operator)
    page = signed_in(client, operator).get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "Dulu: 2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan." in page
    assert "diterima dengan catatan" not in page
    assert "Baris yang dikembalikan" not in page
    assert "Nama kosong" not in page
    assert "2 dibaca" not in client.get(reverse("intake:files")).content.decode()


def test_files_that_failed_are_not_listed_as_files_that_came_in(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "w.csv", [["a"], ["b"]]), by=operator, village_code=MELATI)
    page = signed_in(client, operator).get(reverse("intake:files")).content.decode()
    assert "gagal" in page
    assert "sudah masuk" not in page


@pytest.mark.parametrize(
    ("role", "region", "advice"),
    [
        (
            "village_operator",
            MELATI,
            "tidak ada di pilihan Anda: serahkan berkas ini kepada petugas",
        ),
        ("data_steward", "99.07", "Pilih jenis &#x27;daftar peserta BPJS Ketenagakerjaan&#x27;"),
    ],
)
def test_a_file_of_another_kind_is_sent_on_by_who_is_not_offered_that_kind(
    role: str, region: str, advice: str, client: Client, send: Send, tmp_path: Path
) -> None:
    sender = user_with(role, region)
    rows = [["nomor_peserta", "nik", "nama", "segmen", "program"], ["1", "", "Budi", "BPU", "JKK"]]
    file = send(write_csv(tmp_path / "p.csv", rows), by=sender, village_code=MELATI)
    page = signed_in(client, sender).get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "tetapi isinya" in page
    assert advice in page
    assert page.count("Pilih jenis") == (role == "data_steward")


def test_returned_rows_come_as_text_with_their_reason_and_leave_a_trace(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    rows = [HEADER, ["9907010101900001", "=1+1", "x", MELATI]]
    file = send(write_csv(tmp_path / "w.csv", rows), by=operator, village_code=MELATI)
    address = reverse("intake:returned", args=[file.pk])
    answer = signed_in(client, operator).get(address)
    content = b"".join(answer.streaming_content)
    table = fastexcel.read_excel(io.BytesIO(content).read()).load_sheet(0).to_polars()
    assert table.columns == [*HEADER, "lembar", "baris", "kolom", "alasan", "kode_baris_kembali"]
    assert table.row(0)[:3] == ("9907010101900001", "=1+1", "x")
    assert "'x' bukan tanggal" in table["alasan"][0]
    event = AuditEvent.objects.get(verb="rejected_rows_exported")
    assert (event.actor, event.details["people"]) == (operator, 1)
    assert event.details["sha256"] == sha256(content).hexdigest()
    foot = openpyxl.load_workbook(io.BytesIO(content)).active.oddFooter.left.text
    assert f"Diunduh oleh {operator} ({operator.username})" in foot
    assert "baris yang kembali dari w.csv" in foot


def test_a_returned_file_can_be_sent_again_as_it_is(
    client: Client, operator: User, send: Send, tmp_path: Path
) -> None:
    rows = [HEADER, ["9907010101900001", "Budi", "31-31-1990", MELATI]]
    file = send(write_xlsx(tmp_path / "w.xlsx", rows), by=operator, village_code=MELATI)
    answer = signed_in(client, operator).get(reverse("intake:returned", args=[file.pk]))
    path = tmp_path / "kembali.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    again = send(path, by=operator, village_code=MELATI)
    assert (again.rows_read, again.rows_rejected, again.layout) == (1, 1, "roster_template")
