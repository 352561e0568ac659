"""The review queue is worked by keyboard: twins wait for a second reviewer, and an answer is taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("browser")]


def waiting(page: Page) -> int:
    return int(re.search(r"(\d+) pasangan menunggu", page.content()).group(1))


@pytest.mark.parametrize("width", [360, 1280])
def test_twins_wait_for_a_second_reviewer_and_the_key_takes_it_back(visit, width):
    page = visit("desa", "/periksa/", width=width)
    many = waiting(page)
    asked = page.locator("#warga").inner_text()
    expect(page.get_by_text("Mungkin anak kembar")).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_text("Digabung setelah pemeriksa lain berpendapat sama")).to_be_visible()
    assert waiting(page) == many - 1
    other = visit("camat", "/periksa/", width=width)
    expect(other.get_by_text("1 pasangan perlu pendapat lain")).to_be_visible()
    expect(other.get_by_text("Desa: orang yang sama")).to_be_visible()
    page.bring_to_front()
    page.keyboard.press("u")
    expect(page.get_by_text(f"Keputusan tentang {asked} dibatalkan.")).to_be_visible()
    assert waiting(page) == many
    expect(page.locator("#warga")).to_have_text(asked)
