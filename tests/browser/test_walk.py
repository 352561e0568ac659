"""The way through the site in a real browser: sign in, dashboard, village, visit list, paper, person."""

import re

import pytest
from playwright.sync_api import expect

from ..pages.village_set import EMPTY, LONG_NAME, MELATI, PASSWORD, REGENCY
from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def say_what_for(page):
    page.get_by_label("mengunjungi dan memberi tahu warga").check()
    page.get_by_label("Alasan").fill("kunjungan kepala dusun")
    page.get_by_role("button", name="Buka halaman cetak").click()


def test_an_operator_signs_in_opens_the_visit_list_and_prints_it(visit):
    page = visit(None, "/")
    page.get_by_label("Nama akun").fill("desa")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Desa Melati")
    page.get_by_role("link", name="Buka daftar kunjungan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("36 orang belum terlindungi")
    page.get_by_role("link", name="berhenti (menunggak) 6").click()
    expect(page.get_by_role("row")).to_have_count(1 + 6)
    page.get_by_role("button", name="Cetak", exact=True).click()
    say_what_for(page)
    expect(page.locator("td.tick")).to_have_count(6)
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".visits tfoot").first).to_contain_text("kunjungan kepala dusun")


def test_the_officer_goes_from_the_regency_over_the_map_to_a_village(visit):
    page = visit("kabupaten", "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabupaten Rekaan")
    expect(page.get_by_text("dapat dibaca dengan dua cara")).to_be_visible()
    page.locator(f'.map a[href="/desa/{MELATI}/"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Desa Melati")


def test_the_list_behind_the_figure_has_as_many_rows_as_it_says(visit):
    page = visit("kabupaten", f"/kabupaten/{REGENCY}/")
    link = page.get_by_role("link", name=re.compile("yang belum terlindungi"))
    people = re.search(r"\d+", link.inner_text())[0]
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{people} orang")


def test_a_person_is_searched_and_found_and_the_nik_is_masked(visit):
    page = visit("desa", "/orang/")
    page.get_by_label("Nama (sedikitnya tiga huruf)").fill("Nurhidayatulah")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name=LONG_NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LONG_NAME)
    expect(page.get_by_text(re.compile(r"9907\*{10}\d\d"))).to_be_visible()
    assert "Nurhidayatulah" not in page.url


# The reader is a process that outlives the request: nobody waits for it, and Python says so.
@pytest.mark.filterwarnings("ignore:.*Popen.__del__:pytest.PytestUnraisableExceptionWarning")
def test_a_file_is_sent_read_and_reconciled_before_ones_eyes(visit):
    rows = ["nama,tanggal_lahir,kode_desa", f"Ani,1980-02-03,{EMPTY}", f"Budi,1990-02-03,{EMPTY}"]
    rows += ["Candra,1991-02-03,99.07.09.2001"]
    content = "\n".join(rows).encode()
    page = visit("kabupaten", "/berkas/")
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "warga.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Kirim berkas").click()
    line = page.get_by_text("3 dibaca = 2 baru")
    expect(line).to_be_visible(timeout=120_000)
    expect(line).to_contain_text("1 dikembalikan")
    expect(page.get_by_text("99.07.09.2001").first).to_be_visible()


def test_the_officer_settles_the_target_sees_a_division_and_decides_it(visit):
    page = visit("kabupaten", f"/kabupaten/{REGENCY}/")
    page.get_by_role("link", name="Tetapkan cara baca").click()
    page.get_by_label(re.compile("Naik dari nilai dasar")).check()
    page.get_by_label("Alasan", exact=True).fill("Rapat 11 Juni")
    page.get_by_role("button", name="Tetapkan").click()
    page.get_by_role("link", name="Bagi target").click()
    page.get_by_label("Menurut kekurangan").check()
    page.get_by_role("button", name="Lihat hasilnya").click()
    page.get_by_text("Barat:").click()
    assert serious_faults(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    page.get_by_label("Alasan", exact=True).fill("Rapat 20 Juni")
    page.get_by_role("button", name="Tetapkan pembagian ini").click()
    expect(page.get_by_text("Pembagian ke-1 sudah ditetapkan.")).to_be_visible()
    page.get_by_role("link", name="Ke-1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pembagian target ke-1")


def test_the_officer_proposes_a_target_after_seeing_both_readings(visit):
    page = visit("kabupaten", f"/kabupaten/{REGENCY}/target/", java_script_enabled=False)
    page.get_by_role("link", name="Usulkan target").click()
    expect(page.get_by_label("Sumber nilai dasar")).to_be_hidden()
    page.get_by_label(re.compile("berita contoh")).check()
    page.get_by_label("Berapa persen?").fill("20")
    page.get_by_label("Bulan tenggat").fill("2026-12")
    page.get_by_role("button", name="Lihat hasilnya").click()
    expect(page.get_by_text("Isi bagian ini")).to_be_visible()
    page.get_by_label("Dasar hukum target").fill("Peraturan contoh 1/2026")
    page.get_by_role("button", name="Lihat hasilnya").click()
    expect(page.get_by_role("cell", name=re.compile("^40,3"))).to_be_visible()  # 33.6 x 1.2
    expect(page.get_by_role("cell", name=re.compile("^53,6"))).to_be_visible()  # 33.6 + 20
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    page.get_by_role("button", name="Usulkan target ini").click()
    expect(page.get_by_text("Target sudah diusulkan.")).to_be_visible()
    expect(page.get_by_text("Diumumkan 11 Juni 2025: berita contoh")).to_be_visible()
    page.get_by_label(re.compile("Naik dalam poin persen")).check()
    page.get_by_label("Alasan", exact=True).fill("Rapat 2026")
    page.get_by_role("button", name="Tetapkan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Desember 2026")


def test_the_language_changes_in_place_and_stays(visit):
    page = visit("camat", "/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Villages, those that miss most first")).to_be_visible()
    page.goto(f"/desa/{MELATI}/")
    expect(page.get_by_text("What to do this week")).to_be_visible()


def test_everything_opens_without_javascript(visit):
    page = visit("desa", f"/daftar/{MELATI}/belum-terlindungi/", java_script_enabled=False)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Cetak tanpa nomor").click()
    say_what_for(page)
    expect(page.locator("td.tick")).to_have_count(1)
    page.goto("/")
    page.get_by_text("Daftar di balik angka lainnya").click()
    expect(page.get_by_role("link", name=re.compile(r"Daftar semua \d+ orang"))).to_be_visible()


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit("kabupaten", "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
