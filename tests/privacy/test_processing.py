"""The register of processing names every purpose, and every table with people belongs to one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from hashlib import sha256
from io import BytesIO

import openpyxl
import pytest
from django.apps import apps
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.access.rows.policies import declared as tables_with_people
from payung.primitives.errors import InputError, NotPermittedError
from payung.privacy.models import Processing
from payung.privacy.processing.actions import (
    add_processing,
    change_processing,
    end_processing,
)
from payung.privacy.processing.declared import DECLARED
from payung.privacy.processing.queries import in_force, not_in_force, responsible

AT = dt.datetime.now(dt.UTC)
DAY = timezone.localdate(AT)
TOLD = {
    "title": "Formulir sosialisasi",
    "purpose": "Mencatat siapa yang hadir.",
    "basis": "consent",
    "regulation": "UU 27/2022 Pasal 20 ayat (2) huruf a",
    "data": "Nama dan telepon",
    "people": "Peserta sosialisasi",
    "recipients": "Dinas tenaga kerja",
    "retention": "Enam bulan",
    "safeguards": "Lemari terkunci",
    "responsible": "Kepala bidang",
}
POINTING_AT_SOMEBODY = {"access.User", "register.Person", "membership.Participant"}


def points_at_somebody(model) -> bool:
    named = {
        f.related_model._meta.label
        for f in model._meta.get_fields()
        if f.many_to_one or f.one_to_one
    }
    return bool(named & POINTING_AT_SOMEBODY)


def test_every_table_with_people_or_officers_belongs_to_a_purpose():
    models = apps.get_models(include_auto_created=True)
    with_people = set(tables_with_people()) | {
        model._meta.db_table for model in models if points_at_somebody(model)
    }
    named = {table for purpose in DECLARED for table in purpose.tables}
    assert with_people - named - {"membership_coveragerun"} == set()


def test_every_table_named_exists_and_stands_under_one_purpose_only():
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    named = Counter(table for purpose in DECLARED for table in purpose.tables)
    assert set(named) <= known
    assert set(named.values()) == {1}


def test_a_declared_purpose_says_every_part_of_article_31():
    for each in DECLARED:
        for part in ("title", "purpose", "regulation", "data", "people", "recipients", "retention"):
            assert str(getattr(each, part)).strip(), (each.title, part)


def test_what_is_added_counts_from_its_day(steward):
    add_processing(told=TOLD, valid_from=DAY, by=steward, at=AT)
    before, on_the_day = in_force(DAY - dt.timedelta(days=1)), in_force(DAY)
    assert (before.count(), on_the_day.count()) == (0, 1)
    assert AuditEvent.objects.filter(verb="processing_added", actor=steward).count() == 1


@pytest.mark.parametrize("part", sorted(TOLD))
def test_no_part_may_be_left_out(steward, part):
    with pytest.raises(InputError, match="Isi juga"):
        add_processing(told={**TOLD, part: ""}, valid_from=DAY, by=steward, at=AT)
    assert not AuditEvent.objects.filter(verb="processing_added").exists()


def test_a_change_ends_the_old_row_the_day_before_and_keeps_it(steward):
    old = add_processing(told=TOLD, valid_from=DAY, by=steward, at=AT)
    later = DAY + dt.timedelta(days=30)
    new = change_processing(
        processing_id=old.pk, told={**TOLD, "retention": "Tiga bulan"}, valid_from=later,
        by=steward, at=AT,
    )  # fmt: skip
    assert list(in_force(later)) == [new]
    assert list(in_force(later - dt.timedelta(days=1))) == [old]
    assert list(not_in_force(later)) == [old]


def test_a_change_cannot_begin_before_what_it_changes(steward):
    old = add_processing(told=TOLD, valid_from=DAY, by=steward, at=AT)
    with pytest.raises(InputError, match="Pilih hari sesudahnya"):
        change_processing(processing_id=old.pk, told=TOLD, valid_from=DAY, by=steward, at=AT)


def test_an_ended_processing_is_not_ended_again(steward):
    row = add_processing(told=TOLD, valid_from=DAY, by=steward, at=AT)
    end_processing(processing_id=row.pk, last_day=DAY, by=steward, at=AT)
    with pytest.raises(InputError, match="sudah berakhir"):
        end_processing(processing_id=row.pk, last_day=DAY, by=steward, at=AT)


def test_the_auditor_reads_and_writes_nothing(auditor, client_of):
    with pytest.raises(NotPermittedError):
        add_processing(told=TOLD, valid_from=DAY, by=auditor, at=AT)
    page = client_of(auditor).get("/privasi/catatan/").content.decode()
    assert "Daftar warga dan pekerja" in page
    assert "Tambah pemrosesan" not in page


def test_the_steward_adds_one_on_the_page_and_it_stands_in_the_spreadsheet(steward, client_of):
    client = client_of(steward)
    formula = {**TOLD, "title": "=1+1", "valid_from": DAY.isoformat()}
    assert client.post("/privasi/catatan/tambah/", formula).status_code == 302
    assert Processing.objects.get().title == "=1+1"
    content = client.get("/privasi/catatan/xlsx/").content
    mark, *rows = openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert mark[0].startswith("Diunduh oleh ")
    assert mark[0].endswith("catatan pemrosesan menurut UU 27/2022 pasal 31")
    event = AuditEvent.objects.get(verb="processing_exported")
    assert event.details["sha256"] == sha256(content).hexdigest()
    assert len(rows) == 1 + len(DECLARED) + 1
    assert rows[-1][0] == "'=1+1"


def test_the_responsible_are_the_stewards_by_name(steward):
    assert responsible(dt.date.today()) == "Pemerintah Kabupaten Rekaan: Penjaga"
