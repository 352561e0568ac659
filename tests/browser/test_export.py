"""A list is downloaded for a purpose; the page then shows by which hash the file can be found again."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..pages.village_set import MELATI
from .test_every_page import FAULTS_ON_A_PHONE, serious_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def test_a_list_is_downloaded_for_a_purpose_and_its_hash_is_shown(visit):
    page = visit("desa", f"/daftar/{MELATI}/belum-terlindungi/?dusun=Bonto", width=360)
    page.get_by_role("button", name="Unduh Excel").click()
    page.get_by_label("mengunjungi dan memberi tahu warga").check()
    page.get_by_label("Alasan").fill("kunjungan kepala dusun minggu depan")
    assert serious_faults(page) == []
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
    with page.expect_download() as waited:
        page.get_by_role("button", name="Unduh", exact=True).click()
    content = Path(waited.value.path()).read_bytes()
    page.reload()
    page.get_by_text("Unduhan Anda yang terakhir").click()
    expect(page.get_by_text(sha256(content).hexdigest())).to_be_visible()
    assert serious_faults(page) == []
    assert page.evaluate(FAULTS_ON_A_PHONE) == []
