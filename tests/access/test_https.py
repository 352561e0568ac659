"""Behind TLS: cookies that only this host gets, and browsers that never come without TLS again.

The settings are read in a process of their own, since they are made once from the environment.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

ASK = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "payung.web.settings"
import django
django.setup()
from django.test import Client
answer = Client().get("/masuk/", secure=True, headers={"host": "localhost"})
cookies = {name: {k: v for k, v in c.items() if v} for name, c in answer.cookies.items()}
from django.conf import settings
print(json.dumps({
    "headers": dict(answer.headers), "cookies": cookies, "session": settings.SESSION_COOKIE_NAME,
    "plain": Client().get("/masuk/", headers={"host": "localhost"}).status_code,
    "safe": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY,
             settings.SESSION_COOKIE_SAMESITE, settings.LANGUAGE_COOKIE_SECURE],
}))
"""


@pytest.fixture(scope="module")
def answer() -> Any:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "PAYUNG_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_cookies_are_bound_to_this_host_and_to_tls(answer: Any) -> None:
    assert answer["session"] == "__Host-sessionid"
    token = answer["cookies"]["__Host-csrftoken"]
    assert token["secure"] is True
    assert (token["path"], token["samesite"]) == ("/", "Lax")
    assert "domain" not in token
    assert answer["safe"] == [True, True, "Lax", True]


def test_a_browser_comes_back_by_tls_for_a_year_also_below_this_name(answer: Any) -> None:
    told = answer["headers"]["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains"
    assert answer["plain"] == 301


def test_types_and_places_of_origin_are_not_guessed_or_told(answer: Any) -> None:
    assert answer["headers"]["X-Content-Type-Options"] == "nosniff"
    assert answer["headers"]["Referrer-Policy"] == "same-origin"
    assert answer["headers"]["Cross-Origin-Opener-Policy"] == "same-origin"
