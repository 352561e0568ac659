"""A village operator brings an ODS and an XLS that nobody has seen, by keyboard and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.intake.making import write_ods, write_xls

from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("reader_in_this_process"),
]
LONG = "Andi Muhammad Nurhidayatullah Daeng Mattawang Petta Lolo"
HEADER = ["Urut", "Identitas", "Nama Orangnya", "L/P", "Lahir", "Mata Pencaharian Sehari-hari"]
FIRST = [
    ["PENDATAAN PEKERJA RENTAN", "", "", "", "", ""],
    HEADER,
    ["1", "9907010101990001", LONG, "L", "01-01-1999", "PETANI/PEKEBUN"],
    ["2", "9907014101990002", "Sitti Rabiah", "P", "31-31-1999", "NELAYAN/PERIKANAN"],
]
SECOND = [HEADER, ["1", "9907010202980003", "Muhammad Ruslan", "L", "02-02-1998", "-"]]


def send(page, path):
    page.goto(page.url.split("/berkas/")[0] + "/berkas/")
    page.get_by_label("Berkas", exact=True).set_input_files(path)
    page.get_by_role("button", name="Kirim berkas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(path.name)


def looks_right(page):
    assert serious_faults(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def choose_by_keyboard(page, label, first_letters):
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(first_letters)
    page.keyboard.press("Tab")


def test_an_ods_is_explained_once_and_an_xls_with_the_same_header_is_read_at_once(visit, tmp_path):
    page = visit("desa", "/berkas/")
    send(page, write_ods(tmp_path / "pendataan-rentan.ods", FIRST))
    looks_right(page)
    page.get_by_role("link", name="Beri arti kolomnya").click()
    expect(page.get_by_label("Identitas")).to_have_value("nik")
    expect(page.get_by_text("Baris pertama seperti yang kami pahami").first).to_be_visible()
    looks_right(page)
    choose_by_keyboard(page, "Lahir", "tanggal lahir")
    expect(page.locator("#hasil")).to_contain_text("1 dari 2 baris pertama dapat dibaca.")
    expect(page.locator("#hasil")).to_contain_text("1999-01-01")
    looks_right(page)
    page.get_by_role("button", name="Simpan dan baca berkas").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#keadaan")).to_contain_text("2 dibaca")
    expect(page.locator("#keadaan")).to_contain_text("1 dikembalikan")

    send(page, write_xls(tmp_path / "pendataan-susulan.xls", SECOND))
    expect(page.locator("#keadaan")).to_contain_text("1 dibaca")
    expect(page.get_by_text("Arti kolomnya diingat sejak")).to_be_visible()
    page.get_by_role("link", name="Ubah atau lupakan").click()
    looks_right(page)
    page.get_by_role("button", name="Lupakan").click()
    expect(page.get_by_role("link", name="Ubah atau lupakan")).to_have_count(0)


def test_a_sheet_without_a_header_and_with_words_of_its_own_is_explained(visit, tmp_path):
    rows = [
        ["9907010303990011", LONG, "cowok", "03-03-1999", "Jualan ikan di pasar pagi"],
        ["9907014303990012", "Sitti Nurbaya", "Cewek", "03-03-1999", "Bertani"],
    ]
    page = visit("desa", "/berkas/")
    send(page, write_xls(tmp_path / "tanpa-judul.xls", rows))
    page.get_by_role("link", name="Beri arti kolomnya").click()
    expect(page.get_by_text("Lembar ini tanpa baris judul")).to_be_visible()
    expect(page.get_by_label("Kolom A")).to_have_value("nik")
    expect(page.get_by_label("cowok (1 baris)")).to_have_value("L")
    choose_by_keyboard(page, "Kolom E", "pekerjaan")
    expect(page.get_by_label("Bertani (1 baris)")).to_have_value("PETANI/PEKEBUN")
    page.get_by_label("Jualan ikan di pasar pagi (1 baris)").fill("pedagang")
    page.keyboard.press("Tab")
    expect(page.locator("#hasil table")).to_contain_text("PEDAGANG")
    looks_right(page)
    page.get_by_role("button", name="Simpan dan baca berkas").click()
    expect(page.locator("#keadaan")).to_contain_text("2 dibaca = 2 baru + 0 tetap")
