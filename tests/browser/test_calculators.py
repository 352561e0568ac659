"""The calculators in a real browser: a phone, the keyboard, no account, no JavaScript, paper."""

import pytest
from playwright.sync_api import expect

from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]
FAMILY = "/hitung/keluarga/?tanggal=2025-09-01&penghasilan=1jt&anak-1=SD&anak-1-tahun=3"
PAGES = [
    "/hitung/",
    "/hitung/iuran/?penghasilan=-5&bulan=2026-15&banding=ya",
    "/hitung/manfaat/kehilangan-bagian-tubuh/?bagian=right_thumb",
    f"{FAMILY}&banding=ya",
    "/hukum/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_calculator_has_no_serious_fault_by_day_by_night_and_on_a_phone(visit, path):
    page = visit(None, path)
    assert page.get_by_role("heading", level=1).count() == 1
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert serious_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_faults(page, runOnly=["color-contrast"]) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(FAULTS_ON_A_PHONE) == []


def test_from_signing_in_to_an_amount_and_its_article_by_keyboard_without_javascript(visit):
    page = visit(None, "/masuk/", width=360, java_script_enabled=False)
    page.get_by_role("link", name="hitung iuran dan manfaat").press("Enter")
    page.get_by_role("link", name="Berapa iurannya?").press("Enter")
    page.get_by_label("Penghasilan atau upah sebulan").fill("satu juta")
    page.get_by_label("Mulai bulan").fill("2025-03")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“satu juta” bukan jumlah rupiah.")).to_be_visible()
    expect(page.get_by_label("Mulai bulan")).to_have_value("2025-03")
    page.get_by_label("Penghasilan atau upah sebulan").fill("1 juta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Satu orang, satu bulan")).to_contain_text("Rp16.800")
    page.locator("summary", has_text="Iuran JKK").press("Enter")
    expect(page.get_by_role("link", name="PP 44/2015 Lampiran II").first).to_be_visible()
    assert "penghasilan=1+juta" in page.url


def test_two_situations_are_compared_and_printed(visit):
    page = visit(None, "/hitung/iuran/?penghasilan=1jt&bulan=2026-03")
    page.get_by_role("link", name="Bandingkan dengan keadaan lain").click()
    page.locator("#id-lain-bulan").fill("2026-04")
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_role("cell", name="Rp8.400 lebih sedikit")).to_be_visible()
    page.get_by_role("link", name="Halaman cetak dengan semua langkah").click()
    expect(page.get_by_role("button", name="Bandingkan")).to_have_count(0)
    expect(page.get_by_text("1 % x Rp1.000.000 x 50 %")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Kembali")).to_be_hidden()
    expect(page.get_by_text("Dengan syarat tunggakan sebelumnya").first).to_be_visible()


def test_the_page_of_the_api_runs_under_the_content_security_policy(visit):
    page = visit(None, "/api/docs")
    expect(page.get_by_text("/api/law/evaluate")).to_be_visible()
