"""SIAK, the four register books and Regsosek: as their programs lay them out, to the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.conftest import MELATI, Send
from tests.intake.formats import books
from tests.intake.formats.books import BUDI, KK1, KK2, SIAK_BUDI, SIAK_COLUMNS, Table
from tests.intake.making import write_csv, write_ods, write_xls, write_xlsx

from payung.access.numbers.keys import sealer
from payung.intake.formats.recognition import recognise
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.intake.rejected import opened
from payung.intake.sheets.opening import open_file
from payung.intake.staging import stage
from payung.register.models import Person, SurveyClaim

BOOKS = [books.bip_2012, books.bip_2016, books.bip_luwu_timur, books.bip_ektp]


def staged(path: Path) -> pl.DataFrame:
    return stage(recognise(open_file(path, path.name, likely_sheets=()), "roster", path.name))


def test_the_columns_of_siak_are_37() -> None:
    assert len(SIAK_COLUMNS) == 37


def test_siak_goes_to_the_register(send: Send, tmp_path: Path) -> None:
    file = send(write_xls(tmp_path / "siak.xls", books.siak(SIAK_BUDI), "Sheet1"))
    assert "Ekspor SIAK, 37 kolom, 1 baris" in file.layout_note, file.message
    person = Person.objects.get()
    assert (person.village_id, person.birth_date) == (MELATI, dt.date(1990, 1, 1))
    assert (person.mother_name, person.sex, person.life_status) == ("SITI", "L", "hidup")
    assert person.work.occupation == "BURUH TANI/PERKEBUNAN"
    assert sealer("kk").open(bytes(person.household.kk_sealed)) == KK1


def test_a_record_siak_calls_not_valid_goes_back_and_no_number_in_it_lies_open(
    send: Send, tmp_path: Path
) -> None:
    bad = {**SIAK_BUDI, "Status": "Tidak Valid"}
    send(write_xlsx(tmp_path / "siak.xlsx", books.siak(bad)))
    back = RejectedRow.objects.get()
    assert back.check_id == "record_not_valid"
    assert "9907010101600009" not in str(back.cells), "the father's NIK"
    assert opened(back.cells)["NIK Ayah"] == "9907010101600009"


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.__name__)
def test_each_book_gives_its_people_under_their_family_cards(
    book: Callable[[], Table], tmp_path: Path
) -> None:
    frame = staged(write_xlsx(tmp_path / "bip.xlsx", book(), "Sheet1"))
    assert frame.select("full_name", "kk").rows() == [("BUDI", KK1), ("SITI", KK1), ("ANDI", KK2)]
    assert frame["hamlet"].to_list()[:2] == ["TIMUR", "TIMUR"]
    assert frame["rt"].to_list()[:2] == ["001", "001"]
    assert frame["rw"].to_list()[:2] == ["002", "002"]
    assert frame["hamlet"][2] in ("", "BARAT"), "the second family does not keep the first's hamlet"
    assert not frame["kk_is_number"].any()


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.__name__)
@pytest.mark.parametrize("write", [write_xls, write_ods, write_csv], ids=["xls", "ods", "csv"])
def test_a_book_is_the_same_in_every_kind_of_file(
    book: Callable[[], Table], write: Callable[[Path, Table], Path], tmp_path: Path
) -> None:
    columns = ["row_number", "nik", "full_name", "kk", "address", "rt", "village_name"]
    as_workbook = staged(write_xlsx(tmp_path / "b.xlsx", book())).select(columns)
    other = staged(write(tmp_path / "b.other", book())).select(columns)
    assert other.rows() == as_workbook.rows()


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.__name__)
def test_a_book_goes_to_the_register(book: Callable[[], Table], send: Send, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "bip.xlsx", book(), "Sheet1")
    file = send(path, village_code=MELATI)
    assert reconciliation(file) == "3 dibaca = 3 baru + 0 tetap + 0 berubah + 0 dikembalikan"
    person = Person.objects.get(full_name="BUDI")
    assert (person.birth_date, person.mother_name) == (dt.date(1990, 1, 1), "IBU")
    assert (person.life_status, person.sex) == ("hidup", "L"), "STATUS is not the life status"
    assert person.work.occupation == "PETANI/PEKEBUN"
    assert "3 tetap" in reconciliation(send(path, village_code=MELATI))


def test_a_card_number_in_a_number_cell_of_a_heading_is_damaged(tmp_path: Path) -> None:
    table = books.bip_ektp()
    table[2][0] = int(KK1)
    frame = staged(write_xlsx(tmp_path / "b.xlsx", table))
    assert frame["kk_is_number"].to_list() == [True, True, False]


@pytest.mark.parametrize(
    "heading",
    [
        ["", "NO.KK :", KK2, "NAMA.KK : BUDI"],
        ["", "NO. KK", KK2, "BUDI", "", "", "ALAMAT : DUSUN TIMUR, RT:001"],
    ],
)
def test_the_number_right_after_its_label_is_a_card_also_under_the_column_of_the_nik(
    heading: list[str], tmp_path: Path
) -> None:
    people = [row for row in books.bip_2012() if row[2:3] and str(row[2]) == BUDI]
    table = [["", "BUKU INDUK PENDUDUK"], books.HEAD_2012, heading, *people]
    frame = staged(write_xls(tmp_path / "b.xls", table, "Sheet1"))
    assert frame.select("full_name", "nik", "kk").rows() == [("BUDI", BUDI, KK2)]


def test_a_returned_row_carries_its_heading_and_can_be_sent_again(
    send: Send, tmp_path: Path
) -> None:
    table = books.bip_2016()
    table[9][4] = "31-02-1990"
    send(write_xlsx(tmp_path / "b.xlsx", table), village_code=MELATI)
    back = RejectedRow.objects.get()
    assert KK1 not in str(back.cells)
    cells = opened(back.cells)
    assert (cells["no_kk"], cells["dusun"], cells["rt"]) == (KK1, "TIMUR", "001")
    cells["Tgl/Bln/Th"] = "01-01-1990"
    again = send(write_csv(tmp_path / "b.csv", [[*cells], [*cells.values()]]), village_code=MELATI)
    assert again.rows_created == 1, again.message
    person = Person.objects.get(nik_index=sealer("nik").index(BUDI))
    assert sealer("kk").open(bytes(person.household.kk_sealed)) == KK1


NAME = st.text(st.sampled_from("ABCDE DESAKLMNOPRTUW"), min_size=1, max_size=18).filter(
    lambda name: name.strip() != "NULL"
)
CELL = st.sampled_from(
    ["", "-", "DESA", "ALAMAT :", "NO. KK", KK1, "BUDI", "Keterangan", "1", "RT/RW"]
)


@given(names=st.lists(NAME, min_size=1, max_size=6), noise=st.lists(CELL, min_size=6, max_size=12))
def test_whoever_has_a_number_stays_a_row_whatever_stands_around(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], noise: list[str]
) -> None:
    table = books.bip_ektp()[:3]
    for i, name in enumerate(names):
        row = ["1", name, BUDI, *noise]
        table += [noise[i % 5 :], row] if i % 2 else [row]
    frame = staged(write_csv(tmp_path_factory.mktemp("b") / "b.csv", table))
    wanted = [" ".join(name.split()) for name in names if name.strip()]
    read = [name for name, nik in frame.select("full_name", "nik").rows() if nik == BUDI and name]
    assert read == wanted


@pytest.mark.parametrize(
    ("said", "bits", "doubts"),
    [
        ("0", 0, {}),
        ("3", 3, {"claims_cover": 1}),
        ("31", 15, {"claims_cover": 1}),
        ("16", 0, {}),
        ("99", None, {}),
        ("", None, {}),
        ("64", None, {"claim_unreadable": 1}),
        ("ya", None, {"claim_unreadable": 1}),
    ],
)
def test_regsosek_carries_a_dated_claim_and_never_cover(
    said: str, bits: int | None, doubts: dict[str, int], send: Send, tmp_path: Path
) -> None:
    table = books.regsosek(["BUDI", BUDI, KK1, "1", "1990-01-01", said])
    path = write_xlsx(tmp_path / "r.xlsx", table, "Anggota Keluarga")
    file = send(path, village_code=MELATI)
    assert (file.state, file.doubts) == (SourceFile.State.MERGED, doubts), file.message
    assert file.rows_created == 1
    kept = SurveyClaim.objects.values_list("survey", "programmes")
    assert list(kept) == ([] if bits is None else [("Regsosek 2022", bits)])


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.__name__)
@pytest.mark.parametrize("write", [write_xlsx, write_csv], ids=["xlsx", "csv"])
def test_of_books_glued_together_every_header_is_a_header_and_nobody(
    book: Callable[[], Table], write: Callable[[Path, Table], Path], tmp_path: Path
) -> None:
    frame = staged(write(tmp_path / "b.other", [*book(), *book()]))
    people = [("BUDI", KK1), ("SITI", KK1), ("ANDI", KK2)]
    assert frame.select("full_name", "kk").rows() == people * 2


@pytest.mark.parametrize("write", [write_xlsx, write_ods, write_csv], ids=["xlsx", "ods", "csv"])
def test_of_regsosek_sheets_glued_together_no_header_is_counted_as_a_person(
    write: Callable[[Path, Table], Path], send: Send, tmp_path: Path
) -> None:
    table = books.regsosek(["BUDI", BUDI, KK1, "1", "1990-01-01", "0"])
    table += books.regsosek(["SITI", books.SITI, KK1, "2", "1992-01-01", "0"])
    file = send(write(tmp_path / "r.other", table), village_code=MELATI)
    assert reconciliation(file) == "2 dibaca = 2 baru + 0 tetap + 0 berubah + 0 dikembalikan"


def test_whoever_is_called_like_a_title_and_holds_a_second_cell_is_a_person(
    send: Send, tmp_path: Path
) -> None:
    table: Table = [["DATA WARGA", ""], ["nama", "kode_desa", "nik"], ["data warga", MELATI, ""],
                    ["NAMA", "KODE_DESA", ""], ["DATA WARGA", ""], ["nama", "kode_desa", "nik"]]  # fmt: skip
    file = send(write_csv(tmp_path / "w.csv", table))
    assert reconciliation(file) == "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"
    assert Person.objects.get().full_name == "data warga"
