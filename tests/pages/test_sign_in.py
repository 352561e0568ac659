"""Signing in, signing out, and choosing the language."""

import pytest
from django.test import Client

from payung.access.models import AuditEvent
from payung.access.roles import Role

from .village_set import MELATI, PASSWORD, account


@pytest.fixture
def visitor(rekaan: None, db: None) -> Client:
    account("budi", Role.VILLAGE_OPERATOR, MELATI)
    return Client()


def test_the_right_password_leads_home_and_into_the_audit_trail(visitor):
    answer = visitor.post("/masuk/", {"login": "budi", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/desa/{MELATI}/"
    assert AuditEvent.objects.latest("pk").verb == "masuk"


@pytest.mark.parametrize("name", ["budi", "tidak-ada"])
def test_a_wrong_name_and_a_wrong_password_give_the_same_sentence(visitor, name):
    page = visitor.post("/masuk/", {"login": name, "password": "salah"}).content.decode()
    assert "Nama akun atau kata sandi tidak cocok." in page


def test_signing_out_needs_a_button_and_is_in_the_audit_trail(visitor):
    visitor.login(username="budi", password=PASSWORD)
    assert visitor.get("/keluar/").status_code == 405
    assert visitor.post("/keluar/").url == "/masuk/"
    assert AuditEvent.objects.latest("pk").verb == "keluar"


@pytest.mark.parametrize("asked", ["en-US,en;q=0.9", "fr", ""])
def test_pages_are_indonesian_whatever_the_browser_asks_for(visitor, asked):
    page = visitor.get("/masuk/", headers={"accept-language": asked})
    assert '<html lang="id">' in page.content.decode()
    assert page.headers["Content-Language"] == "id"


def test_a_language_we_do_not_have_is_indonesian(visitor):
    visitor.cookies["django_language"] = "xx"
    assert '<html lang="id">' in visitor.get("/masuk/").content.decode()


def test_the_language_can_be_changed_before_signing_in_and_stays(visitor):
    visitor.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    page = visitor.get("/masuk/").content.decode()
    assert '<html lang="en">' in page
    assert "Password" in page


def test_english_pages_write_numbers_the_english_way(visitor):
    visitor.login(username="budi", password=PASSWORD)
    visitor.post("/bahasa/", {"language": "en", "next": "/"})
    page = visitor.get(f"/desa/{MELATI}/").content.decode()
    assert "In June 2025, 16 of 40 workers were protected." in page
    assert "40.0" in page
