"""The regency's own accounts as a second door: only to an account that exists and was connected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from payung.access.models import AuditEvent, User
from payung.access.roles import Role
from payung.web.environment import single_sign_on

from ..pages.village_set import MELATI, PASSWORD, REGENCY, account
from .regency_server import RegencyServer, regency_server

DOOR = "/masuk/akun/kabupaten/"


@pytest.fixture
def server(regency: None, db: None, settings: Any, monkeypatch: Any) -> Iterator[RegencyServer]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_FORCED = True
    cache.clear()
    monkeypatch.setenv("PAYUNG_OIDC_CLIENT", "payung")
    monkeypatch.setenv("PAYUNG_OIDC_SECRET", "rahasia-antar-server")
    with regency_server() as running:
        apps = single_sign_on(running.address)
        settings.OIDC_SERVER = running.address
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps, "SCOPE": ["openid"]}}
        yield running


def through(client: Client, *, as_whom: str, connect: bool = False) -> Any:
    """Press the button, agree over there, come back."""
    there = client.post(f"{DOOR}?process=connect" if connect else DOOR)
    if there.status_code != 302 or "state=" not in there.url:
        return there
    state = parse_qs(urlsplit(there.url).query)["state"][0]
    return client.get(f"{DOOR}kembali/", {"code": as_whom, "state": state}, follow=True)


def signed_in(name: str) -> Client:
    client = Client()
    client.post("/masuk/", {"login": name, "password": PASSWORD})
    return client


def test_who_connected_the_accounts_comes_in_by_the_other_door(server: RegencyServer) -> None:
    operator = account("operator", Role.VILLAGE_OPERATOR, MELATI)
    page = through(signed_in("operator"), as_whom="peg-17", connect=True).content.decode()
    assert "Akun lain terhubung" in page
    stranger = Client()
    through(stranger, as_whom="peg-17")
    assert stranger.get(f"/desa/{MELATI}/").status_code == 200
    verbs = AuditEvent.objects.filter(actor=operator).values_list("verb", flat=True)
    assert list(verbs.order_by("id")) == ["masuk", "single_sign_on_connected", "masuk"]


def test_nobody_gets_an_account_by_what_the_other_server_says(server: RegencyServer) -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    client, before = Client(), User.objects.count()
    answer = through(client, as_whom="operator")
    assert answer.status_code == 403
    assert "belum dihubungkan ke Payung" in answer.content.decode()
    assert client.get("/akun/").status_code == 302
    assert User.objects.count() == before


def test_nothing_is_kept_of_a_person_but_the_identifier(server: RegencyServer) -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    client = signed_in("operator")
    for connect in (True, False):
        through(client, as_whom="peg-17", connect=connect)
        kept = SocialAccount.objects.get()
        assert (kept.uid, kept.extra_data) == ("peg-17", {})
    assert server.asked[0]["code_verifier"], "PKCE binds the code to this browser"


def test_a_second_factor_is_asked_for_after_the_other_door_too(server: RegencyServer) -> None:
    steward = account("penanggung", Role.DATA_STEWARD, REGENCY)
    SocialAccount.objects.create(user=steward, provider="kabupaten", uid="peg-1")
    TOTP.activate(steward, "JBSWY3DPEHPK3PXP")
    client = Client()
    page = through(client, as_whom="peg-1")
    assert page.redirect_chain[-1][0] == "/masuk/langkah-kedua/"
    assert client.get("/orang/").status_code == 302


def test_an_account_over_there_opens_one_account_here(server: RegencyServer) -> None:
    for name in ("operator", "lain"):
        account(name, Role.VILLAGE_OPERATOR, MELATI)
    through(signed_in("operator"), as_whom="peg-17", connect=True)
    second = through(signed_in("lain"), as_whom="peg-17", connect=True).content.decode()
    assert "sudah terhubung ke akun Payung lain" in second
    assert SocialAccount.objects.get().user.username == "operator"


def test_a_code_that_is_refused_and_a_forged_answer_open_nothing(server: RegencyServer) -> None:
    client = Client()
    assert through(client, as_whom="salah").status_code == 401
    forged = client.get(f"{DOOR}kembali/", {"code": "peg-17", "state": "dikarang"})
    assert forged.status_code == 401
    assert "Tidak bisa masuk lewat akun lain" in forged.content.decode()


def test_a_connection_can_be_cut_on_the_page_of_ones_account(server: RegencyServer) -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    client = signed_in("operator")
    through(client, as_whom="peg-17", connect=True)
    kept = SocialAccount.objects.get()
    page = client.post("/akun/akun-lain/", {"account": kept.pk}, follow=True)
    assert "Belum ada akun lain yang terhubung" in page.content.decode()
    assert through(Client(), as_whom="peg-17").status_code == 403


def test_the_button_stands_where_there_is_a_server_and_leads_there(server: RegencyServer) -> None:
    page = Client().get("/masuk/")
    assert "Masuk lewat akun kabupaten" in page.content.decode()
    assert f"form-action 'self' {server.address};" in page.headers["Content-Security-Policy"]


def test_without_a_server_there_is_no_button_and_no_door(regency: None, db: None) -> None:
    page = Client().get("/masuk/")
    assert "Masuk lewat" not in page.content.decode()
    assert "form-action 'self';" in page.headers["Content-Security-Policy"]
    assert Client().post(DOOR).status_code == 404


def test_a_server_without_its_secret_is_said_before_anybody_signs_in(monkeypatch: Any) -> None:
    monkeypatch.setenv("PAYUNG_OIDC_CLIENT", "payung")
    monkeypatch.delenv("PAYUNG_OIDC_SECRET", raising=False)
    with pytest.raises(ImproperlyConfigured, match="PAYUNG_OIDC_SECRET belum"):
        single_sign_on("https://masuk.contoh.invalid")
