"""One sheet for each hamlet: all are read in one go, each has its line, and every row knows its sheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.conftest import ANGGREK, MELATI, Send
from tests.intake.formats import books
from tests.intake.making import (
    Rows,
    write_csv,
    write_ods_book,
    write_xls_book,
    write_xlsx_book,
)
from tests.intake.test_command import run
from tests.intake.test_denominators import HEADER as FIGURES
from tests.intake.test_insurer_files import MEMBER, PAID
from tests.intake.test_insurer_files import rows as insurer_rows

from payung.access.models import User
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.presenters import left_out_lines, row_text
from payung.intake.reconciliation import reconciliation, sheet_lines
from payung.intake.returned import csv_lines, write_xlsx
from payung.register.models import Person

HEADER = ["nik", "nama", "tanggal_lahir", "nama_ibu", "no_kk", "kode_desa"]
KK = "9907010101100001"
WRITERS = [
    ("b.xlsx", write_xlsx_book), ("b.ods", write_ods_book), ("b.xls", write_xls_book),
]  # fmt: skip
Writer = Callable[[Path, dict[str, Rows]], Path]


def person(number: int, name: str = "") -> list[str]:
    """A person with a valid number; the number tells the name."""
    return [f"99070101019{number:05}"[:12] + f"{number:04}", name or f"Orang {number}",
            "1990-01-01", "Siti", KK, MELATI]  # fmt: skip


def sheet(*people: list[str]) -> Rows:
    return [HEADER, *people]


def nobody(number: int) -> list[str]:
    """A row without a name: it goes back."""
    return [*person(number)[:1], "", *person(number)[2:]]


EAST, WEST = sheet(person(1), person(2), nobody(3)), sheet(nobody(4), person(5))


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_all_sheets_are_read_and_each_has_its_line(
    send: Send, tmp_path: Path, name: str, write: Writer
) -> None:
    file = send(write(tmp_path / name, {"Dusun Timur": EAST, "Dusun Barat": WEST}))
    assert file.state == SourceFile.State.MERGED, file.message
    assert file.layout_note.endswith("5 baris, 2 lembar")
    assert reconciliation(file) == "5 dibaca = 3 baru + 0 tetap + 0 berubah + 2 dikembalikan"
    assert list(sheet_lines(file)) == [
        ("Dusun Timur", "3 dibaca = 2 baru + 0 tetap + 0 berubah + 1 dikembalikan"),
        ("Dusun Barat", "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"),
    ]
    places = {p.full_name: row_text(file, p.source_row or 0) for p in Person.objects.all()}
    assert places == {
        "Orang 1": "lembar 'Dusun Timur' baris 2",
        "Orang 2": "lembar 'Dusun Timur' baris 3",
        "Orang 5": "lembar 'Dusun Barat' baris 3",
    }


def test_new_changed_and_unchanged_are_told_apart_sheet_by_sheet(
    send: Send, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "w.csv", sheet(person(1), person(2), person(5))))
    moved = [*person(5)[:5], ANGGREK]
    file = send(
        write_xlsx_book(
            tmp_path / "b.xlsx",
            {"A": sheet(person(1), person(6)), "B": sheet(moved, person(2), nobody(3))},
        )
    )
    assert list(sheet_lines(file)) == [
        ("A", "2 dibaca = 1 baru + 1 tetap + 0 berubah + 0 dikembalikan"),
        ("B", "3 dibaca = 0 baru + 1 tetap + 1 berubah + 1 dikembalikan"),
    ]


def test_a_person_on_two_sheets_goes_back_once_and_is_told_where_he_stands(
    send: Send, tmp_path: Path
) -> None:
    book = {"Timur": sheet(person(1), person(2)), "Barat": sheet(person(5), person(2))}
    send(write_xlsx_book(tmp_path / "b.xlsx", book))
    back = RejectedRow.objects.get()
    assert (back.sheet, back.row_number, back.check_id) == ("Barat", 3, "repeated_in_file")
    assert "sudah ada di lembar 'Timur' baris 3 dalam berkas yang sama" in back.reason


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_sheets_that_are_no_lists_are_named_with_the_reason(
    send: Send, tmp_path: Path, name: str, write: Writer
) -> None:
    book: dict[str, Rows] = {
        "Catatan": [["Harap diisi", "sebelum Jumat"]],
        "Dusun Timur": EAST,
        "Kosong": [[""]],
        "Barat": sheet(),
        "Rekap": [["nik", "no_kk", "tanggal_lahir"], ["1", "2", "3"]],
        "Dusun Barat": WEST,
    }
    file = send(write(tmp_path / name, book))
    assert [name for name, _ in sheet_lines(file)] == ["Dusun Timur", "Dusun Barat"]
    assert left_out_lines(file) == [
        "Lembar 'Catatan' tidak dibaca: tidak ada judul kolom yang dikenal.",
        "Lembar 'Kosong' tidak dibaca: kosong.",
        "Lembar 'Rekap' tidak dibaca: kolom 'nama' tidak ada.",
        "Lembar 'Barat' tidak dibaca: hanya judul kolom, tanpa baris.",
    ]


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_a_sheet_of_another_kind_or_layout_is_named_with_what_it_holds(
    send: Send, tmp_path: Path, name: str, write: Writer
) -> None:
    book: dict[str, Rows] = {
        "Dusun Timur": EAST,
        "Iuran": insurer_rows(PAID),
        "Siak": books.siak(books.SIAK_BUDI),
        "Dusun Barat": WEST,
    }
    file = send(write(tmp_path / name, book))
    assert [name for name, _ in sheet_lines(file)] == ["Dusun Timur", "Dusun Barat"]
    assert left_out_lines(file) == [
        "Lembar 'Iuran' tidak dibaca: isinya Pembayaran iuran, bukan jenis berkas ini.",
        "Lembar 'Siak' tidak dibaca: bentuknya lain (Ekspor SIAK); kirim lembar ini sebagai berkas sendiri.",
    ]
    assert set(Person.objects.values_list("full_name", flat=True)) == {
        "Orang 1",
        "Orang 2",
        "Orang 5",
    }


def test_a_sheet_whose_dates_count_from_another_year_is_left_out(
    send: Send, tmp_path: Path
) -> None:
    """As Excel of an old Mac writes them: the same number is a day four years later."""
    day = (dt.date(1990, 1, 1) - dt.date(1899, 12, 30)).days
    dated = [[*person(number)[:2], day, *person(number)[3:]] for number in (1, 2)]
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name, from_1904, row in (("a", False, dated[0]), ("b", True, dated[1])):
            with xlsxwriter.Workbook(tmp_path / name, {"date_1904": from_1904}) as book:
                page = book.add_worksheet("Warga")
                for index, cells in enumerate((HEADER, row)):
                    page.write_row(index, 0, cells)
            archive.write(tmp_path / name, f"{name}.xlsx")
    file = send(tmp_path / "z.zip")
    assert left_out_lines(file) == [
        "Lembar 'b: Warga' tidak dibaca: tanggalnya dihitung dari tahun lain; "
        "kirim lembar ini sebagai berkas sendiri."
    ]
    assert Person.objects.get().birth_date == dt.date(1990, 1, 1)


def test_the_returned_sheet_names_the_sheet_and_can_be_sent_again(
    send: Send, tmp_path: Path
) -> None:
    send(write_xlsx_book(tmp_path / "b.xlsx", {"Timur": EAST, "Barat": WEST}))
    rows = RejectedRow.objects.all()
    header, *lines = csv.reader(io.StringIO("".join(csv_lines(rows))[1:]))
    told = [(line[header.index("lembar")], line[header.index("baris")]) for line in lines]
    assert told == [("Timur", "4"), ("Barat", "2")]
    mended = [[f"Nama {n}" if h == "nama" else cell for h, cell in zip(header, line, strict=True)]
              for n, line in enumerate(lines)]  # fmt: skip
    book = {"Satu": [header, mended[0]], "Dua": [header, mended[1]]}
    again = send(write_xlsx_book(tmp_path / "kembali.xlsx", book))
    assert again.rows_created == 2
    assert {row.mended_by_id for row in rows.all()} == {again.pk}
    with (tmp_path / "utuh.xlsx").open("wb") as out:
        write_xlsx(rows.all(), out)
    assert send(tmp_path / "utuh.xlsx").rows_rejected == 2


def test_a_small_sheet_of_its_own_keeps_the_words_it_always_had(send: Send, tmp_path: Path) -> None:
    file = send(write_xlsx_book(tmp_path / "b.xlsx", {"Timur": sheet(person(1), person(1))}))
    assert list(sheet_lines(file)) == []
    assert "sudah ada di baris 2 dalam" in RejectedRow.objects.get().reason
    assert tuple(file.sheets[0].pop("columns")["full_name"]) == ("B", "nama")
    assert file.sheets == [
        {"name": "Timur", "start": 0, "read": 2, "unread": [], "created": 1, "updated": 0,
         "unchanged": 0, "rejected": 1},
    ]  # fmt: skip


def test_too_many_sheets_are_refused_with_a_way_out(send: Send, tmp_path: Path) -> None:
    book: dict[str, Rows] = {f"Desa {i}": sheet(person(i)) for i in range(101)}
    file = send(write_xlsx_book(tmp_path / "b.xlsx", book))
    assert file.state == SourceFile.State.FAILED
    assert "punya 101 lembar; paling banyak 100" in file.message


def archive(folder: Path, tables: dict[str, Rows]) -> Path:
    """A ZIP with one text table for each hamlet."""
    with zipfile.ZipFile(folder / "desa.zip", "w") as into:
        for name, rows in tables.items():
            into.write(write_csv(folder / f"{name}.csv", rows), f"{name}.csv")
    return folder / "desa.zip"


def test_the_tables_of_an_archive_are_sheets_too(send: Send, tmp_path: Path) -> None:
    file = send(archive(tmp_path, {"Timur": EAST, "Barat": WEST}))
    assert list(sheet_lines(file)) == [
        ("Timur", "3 dibaca = 2 baru + 0 tetap + 0 berubah + 1 dikembalikan"),
        ("Barat", "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"),
    ]


def test_two_workbooks_of_an_archive_may_have_a_sheet_of_one_name(
    send: Send, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "desa.zip", "w") as into:
        for name, rows in {"Timur": EAST, "Barat": WEST}.items():
            path = write_xlsx_book(tmp_path / f"{name}.xlsx", {"Sheet1": rows})
            into.write(path, path.name)
    file = send(tmp_path / "desa.zip")
    assert [name for name, _ in sheet_lines(file)] == ["Timur: Sheet1", "Barat: Sheet1"]


def test_lists_too_large_together_are_refused(
    send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("payung.intake.formats.lists.limits.CELLS", 35)
    file = send(archive(tmp_path, {"Timur": EAST, "Barat": WEST}))  # 4 x 7 and 3 x 7 cells
    assert file.state == SourceFile.State.FAILED
    assert "punya 2 lembar yang bersama-sama memuat lebih dari" in file.message


def test_the_pages_name_sheet_and_row(
    send: Send, tmp_path: Path, client: Client, steward: User
) -> None:
    file = send(
        write_xlsx_book(tmp_path / "b.xlsx", {"Timur": EAST, "Barat": WEST, "X": [[""]]}),
        by=steward,
    )
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "<dt>Lembar Barat</dt><dd>2 dibaca = 1 baru" in page
    assert "tidak dibaca: kosong." in page
    assert "Barat, baris 2</th>" in page


def test_the_command_tells_each_sheet(rekaan: None, tmp_path: Path) -> None:
    path = write_xlsx_book(tmp_path / "b.xlsx", {"Timur": EAST, "Barat": WEST, "X": [[""]]})
    told = run(path, "--as", "roster").output
    assert "  lembar 'Timur': 3 dibaca = 2 baru + 0 tetap + 0 berubah + 1 dikembalikan" in told
    assert "  lembar 'Barat': 2 dibaca = 1 baru" in told
    assert "Lembar 'X' tidak dibaca: kosong." in told


ROWS = st.lists(st.tuples(st.sampled_from([person, nobody]), st.integers(1, 6)), max_size=4)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(book=st.lists(ROWS, min_size=1, max_size=4).filter(lambda sheets: any(sheets)))
def test_nothing_is_lost_whatever_stands_on_which_sheet(
    send: Send, tmp_path: Path, book: list[list[tuple[Callable[[int], list[str]], int]]]
) -> None:
    sheets = {f"L{i}": sheet(*(make(n) for make, n in rows)) for i, rows in enumerate(book)}
    file = send(write_xlsx_book(tmp_path / "b.xlsx", sheets))
    assert file.state == SourceFile.State.MERGED, file.message
    assert {s["name"]: s["read"] for s in file.sheets} == {
        name: len(rows) - 1 for name, rows in sheets.items() if len(rows) > 1
    }
    for count in ("read", "created", "updated", "unchanged", "rejected"):
        assert sum(s[count] for s in file.sheets) == getattr(file, f"rows_{count}")
    for s in file.sheets:
        assert s["read"] == s["created"] + s["updated"] + s["unchanged"] + s["rejected"]
        assert min(s["created"], s["updated"], s["unchanged"]) >= 0
        assert s["rejected"] == file.rejected.filter(sheet=s["name"]).count()


ONE_NEW = "1 dibaca = 1 baru + 0 tetap + 0 berubah + 0 dikembalikan"
AND_ONE_KNOWN = "2 dibaca = 1 baru + 1 tetap + 0 berubah + 0 dikembalikan"
AND_ONE_BACK = "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"
LATER_WINS = "2 dibaca = 2 baru + 0 tetap + 0 berubah + 0 dikembalikan"
BUT_SAID_AGAIN = "1 dibaca = 0 baru + 1 tetap + 0 berubah + 0 dikembalikan"
LINES = {
    "participants": [BUT_SAID_AGAIN, LATER_WINS],
    "payments": [ONE_NEW, AND_ONE_KNOWN],
    "denominators": [ONE_NEW, AND_ONE_BACK],
}


def test_members_payments_and_denominators_are_counted_by_sheet_too(
    send: Send, tmp_path: Path
) -> None:
    other = {**MEMBER, "nama": "Ani", "nik": "9907010101900002", "nomor_peserta": "12345678902"}
    paid = {**PAID, "nik": "9907010101900002"}
    figure = [MELATI, "BPU", "potensi_bpjs", "1250", "BPJS Cabang", "2025-06-11"]
    books: dict[str, tuple[Rows, Rows]] = {
        "participants": (insurer_rows(MEMBER), insurer_rows(other, MEMBER)),
        "payments": (insurer_rows(PAID), insurer_rows(paid, PAID)),
        "denominators": ([FIGURES, figure], [FIGURES, [ANGGREK, *figure[1:]], figure]),
    }
    for kind, (first, second) in books.items():
        path = write_xlsx_book(tmp_path / f"{kind}.xlsx", {"A": first, "B": second})
        file = send(path, kind)
        assert file.state == SourceFile.State.MERGED, file.message
        told = [line for _, line in sheet_lines(file)]
        assert told == LINES[kind], kind
