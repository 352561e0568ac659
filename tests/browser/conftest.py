"""The site with a small invented regency, served to a real Chromium without a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from payung.access.models import User
from payung.access.roles import Role
from payung.database.ownership import as_owner
from payung.intake import worker
from payung.intake.actions import note_followed
from payung.privacy.breaches.actions import notice_breach
from payung.privacy.requests.actions import decide, take_request
from payung.register.models import Duplicate, Person
from payung.review.sample.actions import draw_sample

from ..pages.village_set import (
    ANGGREK,
    KENANGA,
    MELATI,
    PASSWORD,
    REGENCY,
    WEST,
    account,
    aim,
    build,
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
ACCOUNTS = {
    "kabupaten": (Role.REGENCY_OFFICER, REGENCY),
    "camat": (Role.DISTRICT_OFFICER, WEST),
    "desa": (Role.VILLAGE_OPERATOR, MELATI),
    "bpjs": (Role.INSURER_OFFICER, REGENCY),
    "penjaga": (Role.DATA_STEWARD, REGENCY),
    "auditor": (Role.AUDITOR, REGENCY),
}
SIGNED_IN: dict[str, dict[str, Any]] = {}


@dataclass(frozen=True)
class Site:
    """Where the site runs, one person of the village Melati with a membership, a request, a breach."""

    url: str
    person: int
    request: int
    breach: int
    membership: int

    def filled(self, path: str) -> str:
        """A path with the numbers in their places."""
        for name in ("person", "request", "breach", "membership"):
            path = path.replace(name.upper(), str(getattr(self, name)))
        return path


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The running site; its rows are taken away at the end."""
    with django_db_blocker.unblock(), ExitStack() as ending:
        _check_database()
        ending.callback(_empty_database)
        build({MELATI: 60, KENANGA: 20, ANGGREK: 10})
        aim()
        _perhaps_twins()
        draw_sample(size=10, seed=1, by=None, at=timezone.now())
        users = {name: account(name, role, at) for name, (role, at) in ACCOUNTS.items()}
        person = Person.objects.filter(village_id=MELATI).order_by("pk")[1]
        ending.enter_context(_readers_use(connection.settings_dict))
        server = LiveServer("localhost")
        ending.callback(server.stop)
        made = (
            _answered(person, users),
            _noticed(users["penjaga"]),
            person.links.get().participant_id,
        )
        yield Site(server.url, person.pk, *made)


def _perhaps_twins() -> None:
    """Two of the village Melati whose numbers may be those of twins, first in the queue."""
    first, second = Person.objects.filter(village_id=MELATI).order_by("pk")[5:7]
    evidence = [["nik", "twins_apart", -5.5], ["name", "slip", 0.7], ["born", "same", 0.0]]
    Duplicate.objects.create(
        first=first, second=second, decision="review", probability=1.0, evidence=evidence,
        cluster=first.pk, decided_at=timezone.now(),
    )  # fmt: skip


def _answered(person: Person, users: dict[str, User]) -> int:
    """A request for access, granted, whose letter waits."""
    asked = take_request(
        person=person, kind="access", applicant="", standing="self", identity="id_card",
        wish="Ingin tahu siapa yang melihat data saya.", by=users["desa"], at=timezone.now(),
    )  # fmt: skip
    decided = {"grant": True, "because": "Identitas cocok.", "by": users["penjaga"]}
    decide(request_id=asked.pk, at=timezone.now(), **decided)
    return asked.pk


def _noticed(by: User) -> int:
    """A breach that nobody was told of yet."""
    told = {"data": "Nama dan alamat", "how": "Laptop hilang", "handling": "Sandi diganti"}
    now = timezone.now()
    return notice_breach(
        title="laptop desa hilang",
        noticed_at=now,
        told=told,
        people=None,
        by=by,
        at=now,
        region_code=REGENCY,
    ).pk


def _check_database() -> None:
    """pytest-django makes a test database only when some test is marked `django_db`: all of these are."""
    name = connection.settings_dict["NAME"]
    assert name.startswith("test_"), f"{name} is not a test database"


@contextmanager
def _readers_use(database: dict[str, Any]) -> Iterator[None]:
    """Files are read in a process of its own: it must find the test database too."""
    given = {"host": database["HOST"], "port": database["PORT"], **database["OPTIONS"]}
    place = urlencode({name: value for name, value in given.items() if value})
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"postgresql://{account}@/{database['NAME']}?{place}")
        yield


def _empty_database() -> None:
    _check_database()
    with as_owner():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def chromium(site: Site) -> Iterator[Browser]:
    """Started after the site is filled: inside, Django sees a running loop and opens other connections."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    found = os.environ.get("PAYUNG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def reader_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is sent is read at once, and figures are not counted anew: other tests look at them."""
    monkeypatch.setattr(worker, "_spawn", worker.main)
    monkeypatch.setattr(worker, "_follow", lambda file: note_followed(source_file=file))


@pytest.fixture
def visit(site: Site, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A page opened by one of the accounts: `visit("desa", "/", width=360)`. Console errors fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(name: str | None, path: str, *, width: int = 1280, **options: Any) -> Page:
        context = chromium.new_context(
            base_url=site.url,
            locale="id-ID",
            viewport={"width": width, "height": 800},
            storage_state=_signed_in(chromium, site.url, name) if name else None,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _signed_in(browser: Browser, site: str, name: str) -> dict[str, Any]:
    """The cookies of an account; it signs in through the form once."""
    if name not in SIGNED_IN:
        with browser.new_context(base_url=site, locale="id-ID") as context:
            page = context.new_page()
            page.goto("/masuk/")
            page.get_by_label("Nama akun").fill(name)
            page.get_by_label("Kata sandi").fill(PASSWORD)
            page.get_by_role("button", name="Masuk", exact=True).click()
            page.wait_for_url(lambda url: "/masuk/" not in url)
            SIGNED_IN[name] = context.storage_state()
    return SIGNED_IN[name]
