"""An operator opens the numbers of a person for a purpose; the page closes by itself."""

import pytest
from playwright.sync_api import expect

from payung.membership import reveal_page

from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def test_numbers_are_opened_for_a_purpose_and_close_by_themselves(visit, site, monkeypatch):
    monkeypatch.setattr(reveal_page, "SHOWN_SECONDS", 4)
    page = visit("desa", f"/orang/{site.person}/", width=360)
    page.get_by_text("Buka nomor lengkap").click()
    page.get_by_label("mendaftarkan ke BPJS Ketenagakerjaan").check()
    page.get_by_label("Alasan").fill("mengisi formulir F1, warga hadir")
    assert serious_faults(page) == []
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    page.get_by_role("button", name="Buka nomor", exact=True).click()
    shown = page.locator("dd").first
    assert len(shown.inner_text()) == 16
    assert shown.inner_text().isdigit()
    assert serious_faults(page) == []
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    expect(page.get_by_text("Buka nomor lengkap")).to_be_visible(timeout=15_000)
    assert page.url.endswith(f"/orang/{site.person}/")
