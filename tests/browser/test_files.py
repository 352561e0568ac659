"""An operator sends the wrong file and takes it back; a returned row is mended where it is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..pages.village_set import MELATI
from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("reader_in_this_process"),
]
LONG = "Andi Muhammad Nurhidayatullah Daeng Mattawang Petta Malampe"
ROWS = [
    "nik,nama,tanggal_lahir,alamat,kode_desa",
    f"9907010101990031,{LONG},1999-01-01,Jl. Poros,{MELATI}",
    f"9907010101990032,Sitti Maryam,31-31-1999,Jl. Poros,{MELATI}",
]
WRONG = "data-warga-desa-yang-namanya-panjang-sekali-salinan-terakhir-perbaikan-2.csv"


def send(page, name=WRONG, *, look_first=False):
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": "\n".join(ROWS).encode()}
    )
    if look_first:
        page.get_by_label("Tunjukkan dulu apa yang akan terjadi").check()
    page.get_by_role("button", name="Kirim berkas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def looks_right(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert serious_faults(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def take_back(page):
    page.get_by_role("link", name="Ambil kembali berkas ini").click()
    looks_right(page)
    page.get_by_label("Alasan").fill("salah pilih berkas")
    page.get_by_role("button", name="Ambil kembali").click()
    expect(page.get_by_text("Alasan: salah pilih berkas.")).to_be_visible()


def test_a_wrong_file_is_taken_back(visit):
    page = visit("desa", "/berkas/")
    send(page)
    expect(
        page.get_by_text("2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan")
    ).to_be_visible()
    looks_right(page)
    take_back(page)
    expect(page.get_by_role("link", name="Ambil kembali berkas ini")).to_have_count(0)
    page.get_by_role("link", name="Berkas masuk").first.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("sudah diambil kembali")


def test_a_returned_row_is_mended_where_it_is_shown(visit):
    page = visit("desa", "/berkas/")
    send(page)
    page.get_by_role("link", name="Perbaiki baris 3").click()
    looks_right(page)
    page.get_by_label("tanggal_lahir").fill("31-12-1999")
    page.get_by_role("button", name="Periksa dan masukkan").click()
    expect(page.get_by_text("Semuanya sudah diperbaiki.")).to_be_visible()
    page.get_by_role("link", name="lihat").click()
    expect(page.get_by_text("1 dibaca = 1 baru")).to_be_visible()
    take_back(page)
    page.get_by_role("link", name="Berkas masuk").first.click()
    page.get_by_role("link", name=WRONG).first.click()
    take_back(page)


def test_what_would_happen_is_shown_before_it_happens(visit):
    page = visit("desa", "/berkas/")
    send(page, look_first=True)
    expect(page.get_by_text("Belum ada baris yang masuk.")).to_be_visible()
    expect(page.get_by_text(LONG)).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Batalkan").click()
    expect(page.get_by_text("dibatalkan", exact=True)).to_be_visible()
