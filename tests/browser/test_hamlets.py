"""A village operator brings a workbook with one sheet for each hamlet, a pivot and a sheet of notes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.intake.making import write_xlsx_book

from .test_unknown_sheet import looks_right, send

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("reader_in_this_process"),
]
HEADER = ["nik", "nama", "tanggal_lahir", "pekerjaan"]
LONG = "Dusun Tanjung Harapan Jaya Baru"  # 31 letters, the most that a workbook allows
BOOK = {
    "Catatan": [["Mohon diisi sebelum Jumat"]],
    LONG: [HEADER, ["", "Andi Muhammad Nurhidayatullah", "1990-01-01", "PETANI/PEKEBUN"],
           ["", "", "1991-01-01", ""]],
    "Barat": [HEADER, ["", "Sitti Rabiah", "31-31-1999", "NELAYAN/PERIKANAN"],
              ["", "Muhammad Ruslan", "1998-02-02", "-"]],
    "Rekap": [["jumlah", "pekerjaan"], [2, "PETANI/PEKEBUN"]],
}  # fmt: skip


def test_each_hamlet_has_its_line_and_what_was_not_read_is_named(visit, tmp_path):
    page = visit("desa", "/berkas/")
    send(page, write_xlsx_book(tmp_path / "pendataan-dusun.xlsx", BOOK))
    expect(page.get_by_text("2 dibaca = 1 baru")).to_have_count(2)
    expect(page.get_by_text("Lembar 'Rekap' tidak dibaca")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Barat, baris 2")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Perbaiki baris 2").click()
    expect(page.get_by_text("Lembar Barat")).to_be_visible()
    looks_right(page)
