"""The trail is searched inside the auditor's regions, page after page, and taken away as a spreadsheet."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from typer.testing import CliRunner

from payung.access.commands import app
from payung.access.models import AuditEvent
from payung.access.trail.audit import record
from payung.audit.events import Asked
from payung.audit.presenters import asked_text

from ..pages.village_set import ANGGREK, KENANGA, MELATI

TODAY = timezone.localdate().isoformat()


@pytest.fixture(autouse=True)
def _events(operator):
    for verb, region, by in (
        ("gap_list_exported", MELATI, operator),
        ("gap_list_printed", KENANGA, None),
        ("gap_list_printed", ANGGREK, None),
        ("masuk", "", operator),
    ):
        record(by=by, verb=verb, object_type="uji", object_id=1, region_code=region, people=3)


def told(page):
    return [(event.verb, event.region_code) for event, _line in page.context["lines"]]


def asked(client, **fields):
    return told(client.get("/jejak/", fields))


def test_the_newest_comes_first_with_what_has_no_region(auditor):
    found = asked(auditor)
    assert found[found.index(("gap_list_printed", ANGGREK)) - 1 :][:4] == [
        ("masuk", ""),
        ("gap_list_printed", ANGGREK),
        ("gap_list_printed", KENANGA),
        ("gap_list_exported", MELATI),
    ]


def test_an_auditor_of_a_district_reads_its_events_only(eastern_auditor):
    found = asked(eastern_auditor)
    assert ("gap_list_printed", ANGGREK) in found
    assert {region[:8] for _verb, region in found} == {"99.07.02"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"perbuatan": "gap_list_exported"}, [("gap_list_exported", MELATI)]),
        ({"wilayah": "99.07.01", "perbuatan": "gap_list_printed"}, [("gap_list_printed", KENANGA)]),
        ({"wilayah": KENANGA, "dari": TODAY, "sampai": TODAY}, [("gap_list_printed", KENANGA)]),
        ({"dari": "2999-01-01"}, []),
        ({"sampai": "2000-01-01"}, []),
        ({"orang": "1", "perbuatan": "person_seen"}, []),
    ],
)
def test_it_is_searched_by_verb_day_and_region(auditor, fields, expected):
    assert asked(auditor, **fields) == expected


def test_it_is_searched_by_who_and_about_whom(auditor, operator, person):
    assert asked(auditor, pelaku=operator.pk) == [("masuk", ""), ("gap_list_exported", MELATI)]
    auditor.get(f"/orang/{person.pk}/")
    assert asked(auditor, orang=person.pk) == [("person_seen", MELATI)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sampai": "9999-12-31"}, "Isi tanggal"),
        ({"pelaku": "x"}, "bukan nomor"),
        ({"sebelum": "9" * 30}, "bukan nomor"),
        ({"dari": "kemarin"}, "Isi tanggal seperti"),
    ],
)
def test_what_cannot_be_read_is_said(auditor, fields, sentence):
    page = auditor.get("/jejak/", fields)
    assert page.status_code == 400
    assert sentence in page.content.decode()


def test_pages_follow_one_another_without_gap_though_new_events_come(auditor):
    for number in range(120):
        record(by=None, verb="uji", object_type="uji", object_id=number)
    found, before = [], ""
    while before is not None:
        page = auditor.get("/jejak/", {"perbuatan": "uji", "sebelum": before})
        found += [int(event.object_id) for event, _line in page.context["lines"]]
        before = page.context["next"]
        record(by=None, verb="uji", object_type="uji", object_id=999)  # newer than what is read
    assert found == list(range(119, -1, -1))


def test_what_was_found_is_taken_away_and_that_is_recorded(auditor):
    answer = auditor.get("/jejak/xlsx/", {"perbuatan": "gap_list_printed"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    mark, *rows = sheet.iter_rows(values_only=True)
    assert [row[6] for row in rows] == ["Wilayah", ANGGREK, KENANGA]
    asked_for = "jejak audit: perbuatan 'membuka daftar cetak yang belum terlindungi'"
    assert mark[0].startswith("Diunduh oleh ")
    assert mark[0].endswith(f"untuk pemeriksaan resmi: {asked_for}")
    assert asked_for in sheet.oddFooter.left.text
    event = AuditEvent.objects.filter(verb="trail_exported").latest("pk")
    assert event.details == {
        "rows": 2, "purpose": "audit", "because": asked_for,
        "sha256": sha256(answer.content).hexdigest(),
    }  # fmt: skip


def test_a_workbook_that_turns_up_is_found_in_the_trail(auditor, tmp_path: Path):
    found = tmp_path / "jejak.xlsx"
    found.write_bytes(auditor.get("/jejak/xlsx/", {"perbuatan": "gap_list_printed"}).content)
    said = CliRunner().invoke(app, ["export", str(found)]).output
    assert "2 baris." in said
    assert "Wilayah semua; keperluan audit: jejak audit: perbuatan" in said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "semua peristiwa"),
        ({"wilayah": MELATI, "dari": "2025-01-01"}, f"wilayah {MELATI}, sejak 2025-01-01"),
        ({"pelaku": "3", "orang": "7"}, "akun nomor 3, orang nomor 7"),
    ],
)
def test_the_file_says_what_was_looked_for(fields, words):
    assert asked_text(Asked.read(fields)) == words


def test_the_queries_of_the_page_do_not_grow_with_the_events(auditor):
    with CaptureQueriesContext(connection) as few:
        auditor.get("/jejak/")
    for number in range(60):
        record(by=None, verb="uji", object_type="uji", object_id=number)
    with CaptureQueriesContext(connection) as many:
        auditor.get("/jejak/")
    assert len(many) == len(few) <= 12


def test_nothing_found_says_what_to_do(auditor):
    assert (
        "Tidak ada peristiwa yang cocok" in auditor.get("/jejak/?dari=2999-01-01").content.decode()
    )


def test_the_state_of_the_chain_shows_the_line_to_keep_and_the_last_verification(auditor):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert "Belum pernah diperiksa" in auditor.get("/jejak/rantai/").content.decode()
    head = CliRunner().invoke(app, ["head"]).output.strip()
    assert head in auditor.get("/jejak/rantai/").content.decode()
    assert CliRunner().invoke(app, ["verify"]).exit_code == 0
    assert "Semuanya utuh" in auditor.get("/jejak/rantai/").content.decode()


def test_a_change_in_raw_sql_stands_on_that_page_for_who_reads_everything(
    auditor, eastern_auditor, person
):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_person SET hamlet = 'x' WHERE id = %s", [person.pk])
    told_of = [
        client.get("/jejak/rantai/").content.decode() for client in (auditor, eastern_auditor)
    ]
    assert ["register_person update" in page for page in told_of] == [True, False]
