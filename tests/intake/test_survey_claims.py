"""What Regsosek was told of a person's insurance stands on the person's page, dated, and covers nobody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.conftest import MELATI, Send, user_with
from tests.intake.formats import books
from tests.intake.formats.books import BUDI, KK1, SITI
from tests.intake.making import Cell, write_csv, write_xlsx_book
from tests.intake.undo.conftest import register_content

from payung.access.rows.sight import Sight, seeing
from payung.intake.actions import undo_file
from payung.intake.models import SourceFile
from payung.membership.cover.run import compute_coverage
from payung.membership.linking import link_registers
from payung.membership.models import Protection
from payung.primitives.month import Month
from payung.primitives.programme import Programme
from payung.register.models import Person, SurveyClaim

ROSTER = ["nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "kode_desa", "pekerjaan"]
AS_BUDI = [BUDI, KK1, "BUDI", "L", "1990-01-01", MELATI, "PETANI/PEKEBUN"]

Told = Callable[..., SourceFile]


def budi(said: str, nik: str = BUDI, name: str = "BUDI") -> list[Cell]:
    return [name, nik, KK1, "1", "1990-01-01", said]


@pytest.fixture
def told(send: Send, tmp_path: Path) -> Told:
    """Send what Regsosek was told, one sheet for each table of rows."""

    def told(*sheets: list[list[Cell]], name: str = "regsosek") -> SourceFile:
        tables = {f"Anggota {i}": books.regsosek(*rows) for i, rows in enumerate(sheets, start=1)}
        file = send(write_xlsx_book(tmp_path / f"{name}.xlsx", tables), village_code=MELATI)
        assert file.state == SourceFile.State.MERGED, file.message
        return file

    return told


@pytest.mark.parametrize(
    ("said", "programmes"),
    [
        ("0", [0]),
        ("3", [Programme.JKK | Programme.JKM]),
        ("20", [Programme.JHT]),  # 4 + 16: the other pension is no programme of the insurer
        ("99", []),
        ("", []),
        ("77", []),
    ],
)
def test_a_claim_is_kept_with_its_survey_and_date_and_yes_or_no_for_each_programme(
    said: str, programmes: list[int], told: Told
) -> None:
    told([budi(said)])
    kept = SurveyClaim.objects.values_list("survey", "surveyed_on", "programmes")
    assert list(kept) == [("Regsosek 2022", dt.date(2022, 11, 14), bits) for bits in programmes]


def test_a_claim_knows_its_file_sheet_and_row(told: Told, client: Client) -> None:
    file = told([budi("3")], [budi("1", SITI, "SITI")])
    assert set(SurveyClaim.objects.values_list("source_file_id", flat=True)) == {file.pk}
    client.force_login(user_with("village_operator", MELATI))
    siti = Person.objects.get(full_name="SITI")
    page = client.get(reverse("membership:person", args=[siti.pk]))
    assert any(
        "Regsosek 2022: berkas regsosek.xlsx lembar &#x27;Anggota 2&#x27; baris 4" in line
        for line in page.content.decode().splitlines()
    )


def test_a_claim_of_a_known_person_is_a_change_and_the_same_file_again_is_none(
    told: Told, send: Send, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "awal.csv", [ROSTER, AS_BUDI]))
    first, again = told([budi("3")]), told([budi("3")], name="lagi")
    assert (first.rows_updated, first.rows_unchanged) == (1, 0)
    assert (again.rows_updated, again.rows_unchanged) == (0, 1)
    assert SurveyClaim.objects.get().source_file_id == first.pk


def test_a_later_answer_of_the_same_survey_replaces_the_earlier_one(told: Told) -> None:
    told([budi("3")])
    later = told([budi("1")], name="betul")
    claim = SurveyClaim.objects.get()
    assert (claim.programmes, claim.source_file_id) == (Programme.JKK, later.pk)
    undo_file(source_file=later, because="salah berkas", by=None)
    assert SurveyClaim.objects.get().programmes == Programme.JKK | Programme.JKM


@pytest.mark.parametrize("known", [True, False], ids=["known people", "new people"])
def test_claims_go_with_their_file(known: bool, told: Told, send: Send, tmp_path: Path) -> None:
    if known:
        send(write_csv(tmp_path / "awal.csv", [ROSTER, AS_BUDI]))
    before = register_content()
    file = told([budi("3"), budi("15", SITI, "SITI")])
    assert SurveyClaim.objects.count() == 2
    undo_file(source_file=file, because="salah berkas", by=None)
    assert register_content() == before


def test_a_claim_covers_nobody(told: Told, send: Send, tmp_path: Path) -> None:
    send(write_csv(tmp_path / "awal.csv", [ROSTER, AS_BUDI]))
    told([budi("15")])
    link_registers(at=timezone.now(), by=None)
    compute_coverage(at=timezone.now(), through=Month.of(2025, 3), by=None)
    words = Protection.objects.values_list("jkk", "jkm", "jht", "jp")
    assert list(words) == [(0, 0, 0, 0)]


def test_claims_are_seen_where_the_person_is_seen(told: Told) -> None:
    told([budi("3")])
    counts = []
    for scope in (MELATI, "99.07.02"):
        with seeing(Sight(scope=scope)):
            counts.append(SurveyClaim.objects.count())
    assert counts == [1, 0]


def page_text(client: Client) -> str:
    client.force_login(user_with("village_operator", MELATI))
    page = client.get(reverse("membership:person", args=[Person.objects.get().pk]))
    return re.sub(r"<[^>]+>|\s+", " ", page.content.decode())


def test_the_page_says_what_was_said_and_when_and_that_it_is_no_cover(
    told: Told, client: Client
) -> None:
    told([budi("3")])
    text = page_text(client)
    assert "Survei Regsosek 2022 (14 November 2022) menyebut: punya JKK, JKM." in text
    assert "tidak dihitung sebagai perlindungan" in text
    assert "Tanyakan kartu atau bukti bayarnya" in text


@pytest.mark.parametrize("said", ["0", "4"], ids=["nothing", "only JHT"])
def test_without_jkk_or_jkm_nobody_is_sent_to_look_for_a_card(
    said: str, told: Told, client: Client
) -> None:
    told([budi(said)])
    text = page_text(client)
    assert "menyebut: " + {"0": "tidak punya jaminan kerja", "4": "punya JHT"}[said] in text
    assert "Tanyakan kartu" not in text


def test_who_is_a_participant_needs_no_hint(
    told: Told, send: Send, tmp_path: Path, client: Client
) -> None:
    told([budi("3")])
    listed = ["nik", "nama", "tanggal_lahir", "segmen", "program", "status", "per_tanggal"]
    row = [BUDI, "BUDI", "1990-01-01", "BPU", "JKK,JKM", "AKTIF", "2025-03-31"]
    send(write_csv(tmp_path / "peserta.csv", [listed, row]), "participants")
    link_registers(at=timezone.now(), by=None)
    assert "Tanyakan kartu" not in page_text(client)
