"""The random sample is worked by keyboard alone, and nothing on the way tells what was decided."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def test_each_key_gives_an_answer_and_one_takes_it_back(visit):
    page = visit("desa", "/periksa/contoh/")
    waiting = page.get_by_text(re.compile("Menunggu Anda"))
    many = int(re.search(r"\d+", waiting.inner_text()).group())
    assert many >= 3
    for answered, (key, verdict) in enumerate(
        [("s", "orang yang sama"), ("b", "orang yang berbeda"), ("t", "belum tahu")], 1
    ):
        page.keyboard.press(key)
        expect(page.get_by_text(f"Terakhir: {verdict}.")).to_be_visible()
        expect(waiting).to_contain_text(f"Menunggu Anda: {many - answered} pasangan")
    for answered in (2, 1, 0):
        page.keyboard.press("u")
        expect(waiting).to_contain_text(f"Menunggu Anda: {many - answered} pasangan")
