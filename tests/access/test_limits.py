"""Each limit ends in a calm answer that says when to come again, and all processes count together."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views.debug import ExceptionReporter

from payung.access.limits.limits import (
    API_CALLS,
    PUBLIC_PAGES,
    SEARCHES,
    SIGN_INS,
    Limit,
    count_against,
    duration,
)
from payung.access.limits.visitors import visitor_address
from payung.access.models import LimitCount
from payung.access.roles import Role
from payung.web.covered import MaskingFormatter
from payung.web.settings import LOGGING

from ..pages.village_set import MELATI, account

pytestmark = pytest.mark.django_db
NIK = "9907010101990001"
WRITTEN = {"cari": f"Sitti {NIK}"}


@pytest.fixture(autouse=True)
def _counted(settings: Any, regency: None, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)  # no window ends in the middle of a test
    settings.RATE_LIMITED = True
    settings.AXES_ENABLED = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def use_up(limit: Limit, who: Any) -> None:
    for _ in range(limit.most):
        count_against(limit, who, at=timezone.now())


@pytest.mark.parametrize(
    ("limit", "path", "data"),
    [
        (PUBLIC_PAGES, "/hitung/", None),
        (PUBLIC_PAGES, "/hukum/", None),
        (SIGN_INS, "/masuk/", {"login": "siapa", "password": "salah-semua"}),
        (SIGN_INS, "/undangan/tebakan/", {"password": "x"}),
    ],
)
def test_a_page_past_its_limit_says_when_to_come_again(
    limit: Limit, path: str, data: dict[str, str] | None
) -> None:
    ask = Client().get if data is None else Client().post
    use_up(limit, "127.0.0.1")
    page = ask(path, data)
    assert page.status_code == 429
    assert 0 < int(page.headers["Retry-After"]) <= limit.seconds
    assert f"Batasnya {limit.most} kali dalam {duration(limit.seconds)}" in page.content.decode()
    assert ask(path, data, REMOTE_ADDR="10.0.0.9").status_code != 429


def test_the_api_says_it_in_json() -> None:
    use_up(API_CALLS, "127.0.0.1")
    answer = Client().get("/api/law/kinds")
    assert answer.status_code == 429
    assert answer.json()["retry_after"] == int(answer.headers["Retry-After"]) > 0
    assert "Coba lagi dalam" in answer.json()["error"]


def test_searching_over_people_has_a_limit_for_each_account() -> None:
    client, user = Client(), account("pencari", Role.VILLAGE_OPERATOR, MELATI)
    client.force_login(user)
    use_up(SEARCHES, user)
    answer = client.post("/orang/", {"cari": "warga"})
    assert answer.status_code == 429
    assert "pencarian orang" in answer.content.decode()
    assert client.get("/orang/").status_code == 200


def test_counts_stand_in_the_database_and_hold_no_address() -> None:
    count_against(PUBLIC_PAGES, "10.1.2.3", at=timezone.now())
    kept = LimitCount.objects.get(name=PUBLIC_PAGES.name)
    assert kept.count == 1
    assert "10.1.2.3" not in kept.who


def test_the_limits_of_allauth_are_counted_in_the_database_too() -> None:
    cache.set("payung-test", 7)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_sharedcache WHERE cache_key LIKE '%payung-test'"
        )
        assert cursor.fetchone() == (1,)


def test_what_has_ended_is_forgotten() -> None:
    long_ago = timezone.now() - dt.timedelta(days=3)
    count_against(PUBLIC_PAGES, "10.1.2.3", at=long_ago)
    count_against(PUBLIC_PAGES, "10.1.2.4", at=timezone.now())
    assert LimitCount.objects.filter(name=PUBLIC_PAGES.name).count() == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 10.0.0.7", "10.0.0.7"),
        (2, "6.6.6.6, 10.0.0.7, 10.0.0.1", "10.0.0.7"),
        (2, "10.0.0.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:bbbb:cccc:0:9", "2001:db8:1:2::"),
        (1, "::ffff:10.0.0.7", "10.0.0.7"),
    ],
)
def test_only_our_own_proxies_are_believed(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert visitor_address(request) == address


def test_a_log_line_holds_no_whole_number_not_even_in_its_traceback() -> None:
    assert LOGGING["handlers"]["console"]["formatter"] == "masking"
    try:
        int(f"nik {NIK}")
    except ValueError:
        trouble = sys.exc_info()
    record = logging.LogRecord(
        "x", 40, "x.py", 1, "NIK %s, KK %s", (NIK, "9907 0101 0199 0002"), trouble
    )
    line = MaskingFormatter().format(record)
    assert NIK not in line
    assert "NIK 9907**********01, KK 9907**********02" in line
    assert "invalid literal" in line


def test_an_error_report_holds_neither_what_was_written_nor_a_number() -> None:
    request = RequestFactory().post("/orang/", WRITTEN)
    try:
        _break_with(NIK)
    except RuntimeError:
        reporter = ExceptionReporter(request, *sys.exc_info())
    text = reporter.get_traceback_text() + reporter.get_traceback_html()
    assert "_break_with" in text
    assert NIK not in text
    assert WRITTEN["cari"] not in text


def _break_with(number: str) -> None:
    known = {"nik": number}
    raise RuntimeError(len(known))
