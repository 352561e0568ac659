"""The auditor follows one person's record from import to today, by what stands on the pages alone."""

import pytest

from ..pages.village_set import LONG_NAME, MELATI

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def test_one_person_is_followed_from_import_to_today(visit, site):
    visit("desa", f"/orang/{site.person}/")
    page = visit("auditor", "/")
    page.get_by_role("link", name="Jejak audit").click()
    page.get_by_role("link", name="Ikuti data satu orang").click()
    page.get_by_label("Nama (sedikitnya tiga huruf)").fill(LONG_NAME)
    page.get_by_role("button", name="Cari").click()
    page.locator("table").get_by_role("link").first.click()
    page.get_by_role("link", name="Riwayat lengkap").click()
    story = page.locator("main").inner_text()
    assert story.index("Data orang ditambahkan") < story.index("mencari orang")
    assert "99070101" not in story
    page.get_by_role("link", name="Siapa yang melihat").click()
    assert page.get_by_text("dari pencarian").count() == 1


def test_who_looked_is_found_by_what_was_done_and_where(visit, site):
    visit("desa", f"/orang/{site.person}/")
    page = visit("auditor", "/jejak/")
    page.get_by_label("Perbuatan").select_option(label="membuka halaman seseorang")
    page.get_by_label("Kode wilayah").fill(MELATI)
    page.get_by_role("button", name="Cari").click()
    rows = page.locator("tbody tr")
    assert rows.count() >= 1
    assert rows.first.get_by_text(MELATI).count() == 1
    rows.first.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Riwayat ")
