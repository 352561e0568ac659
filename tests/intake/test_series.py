"""Several files in a row: the next is read while one is merged, and each ends in its own sentence."""

from __future__ import annotations

import pytest
from tests.intake.conftest import KENANGA, MELATI

from payung.intake.actions import process_series, receive_file
from payung.intake.models import SourceFile
from payung.register.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = "nik,nama,tanggal_lahir,alamat,kode_desa\n"


def received(name: str, rows: str) -> SourceFile:
    return receive_file(content=(HEADER + rows).encode(), file_name=name, kind="roster", by=None)


def test_files_are_merged_in_the_order_given_so_that_the_last_word_counts(rekaan: None) -> None:
    files = [
        received("a.csv", f"9907015203900001,Sitti,1990-03-12,Dusun Lama,{MELATI}\n"),
        received("b.csv", f"9907015203900001,Sitti,1990-03-12,Dusun Baru,{KENANGA}\n"),
    ]
    done = list(process_series(source_files=files, by=None))
    assert [(file.file_name, file.state) for file in done] == [
        ("a.csv", "merged"),
        ("b.csv", "merged"),
    ]
    person = Person.objects.get()
    assert (person.address, person.village_id) == ("Dusun Baru", KENANGA)


def test_a_bad_file_in_the_middle_stops_nobody(rekaan: None) -> None:
    files = [
        received("a.csv", f",Budi,1990-03-12,,{MELATI}\n"),
        receive_file(content=b"warna,rasa\nbiru,asin\n", file_name="b.csv", kind="roster", by=None),
        received("c.csv", f",Sari,1991-04-13,,{MELATI}\n"),
    ]
    done = list(process_series(source_files=files, by=None))
    assert [file.state for file in done] == ["merged", "failed", "merged"]
    assert "b.csv" in done[1].message
    assert set(Person.objects.values_list("full_name", flat=True)) == {"Budi", "Sari"}


def test_no_files_are_no_work(rekaan: None) -> None:
    assert list(process_series(source_files=[], by=None)) == []
