"""More than 200 hostile requests: each is answered in order, and none reads or changes what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from payung.access.accounts import invitations
from payung.access.models import RoleAssignment, User
from payung.access.roles import Role
from payung.intake import worker
from payung.intake.models import SourceFile
from payung.register.models import Person

from ..pages.village_set import KENANGA, MELATI, PASSWORD, REGENCY, account
from .addresses import ADDRESSES, OPEN

INJECTIONS = [
    "' OR '1'='1",
    "'; DROP TABLE register_person; --",
    "1 UNION SELECT nik_sealed FROM register_person",
    "1); SELECT pg_sleep(5); --",
    "$$; SELECT set_config('payung.scope', '*', true); $$",
    "%' OR full_name LIKE '%",
    "\\x27\\x20OR\\x201=1",
    "{{ 7 * 7 }}{% debug %}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../../../../etc/passwd",
    "..%2f..%2fsettings.py",
    "\u202e\u0000",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "٣",
    "null",
    "[]",
]
QUESTIONS = [
    f"/desa/{MELATI}/?bulan=",
    f"/daftar/{MELATI}/belum-terlindungi/?alasan=",
    f"/daftar/{MELATI}/belum-terlindungi/?dusun=",
    f"/daftar/{MELATI}/belum-terlindungi/?rt=",
    f"/daftar/{MELATI}/belum-terlindungi/?urut=",
    f"/daftar/{MELATI}/belum-terlindungi/?halaman=",
    f"/daftar/{MELATI}/pekerja/?halaman=",
    f"/daftar/{MELATI}/belum-terlindungi/xlsx/?alasan=",
    "/periksa/?orang=",
    "/hukum/?tanggal=",
]
OUTSIDE = (400, 403, 404)


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.FILES_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(worker, "start", lambda file_id: None)
    cache.clear()


@pytest.fixture
def operator() -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(account("operator", Role.VILLAGE_OPERATOR, MELATI))
    return client


def strangers(page: HttpResponse) -> list[str]:
    """Names of people of another village that stand on the page."""
    if page.streaming:
        return []
    text = page.content.decode(errors="replace")
    names = Person.objects.filter(village_id=KENANGA).values_list("full_name", flat=True)
    own = set(Person.objects.filter(village_id=MELATI).values_list("full_name", flat=True))
    return [name for name in names if name in text and name not in own]


@pytest.mark.parametrize("injected", INJECTIONS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_stands_in_an_address_is_a_value_and_never_code(
    operator: Client, question: str, injected: str
) -> None:
    people = Person.objects.count()
    page = operator.get(question.partition("?")[0], {question.partition("?")[2][:-1]: injected})
    assert page.status_code < 500
    assert not strangers(page)
    assert Person.objects.count() == people
    if not page.streaming and page.headers["Content-Type"].startswith("text/html"):
        text = page.content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("injected", INJECTIONS)
def test_what_is_searched_for_is_a_value_and_never_code(operator: Client, injected: str) -> None:
    page = operator.post("/orang/", {"cari": injected})
    assert page.status_code < 500
    assert not strangers(page)
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.csv", "..\\..\\boot.ini.csv", "/etc/shadow.csv", "a\x00b.csv", "x" * 300 + ".csv",
     "<script>alert(1)</script>.csv", "con.csv", ".csv", "%2e%2e%2fa.csv", "warga.csv;rm -rf .csv"],
)  # fmt: skip
def test_the_name_of_a_file_chooses_no_place_on_the_disk(
    operator: Client, tmp_path: Path, name: str
) -> None:
    sent = SimpleUploadedFile(name.replace("\x00", ""), b"nama,nik\nBudi,1\n")
    page = operator.post("/berkas/kirim/", {"jenis": "roster", "desa": MELATI, "berkas": sent})
    assert page.status_code < 500
    for kept in tmp_path.rglob("*"):
        assert kept.resolve().is_relative_to(tmp_path)
        assert kept.is_dir() or "passwd" not in kept.name
    assert "<script>alert" not in operator.get("/berkas/").content.decode()


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "127.0.0.1:99999x"]
)
def test_a_forged_host_is_refused(host: str) -> None:
    assert Client().get("/masuk/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Current-URL": f"http://localhost/desa/{KENANGA}/"},
        {"HX-Boosted": "true", "HX-Target": "isi"},
        {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "evil.example"},
        {"X-Original-URL": f"/desa/{KENANGA}/", "X-Rewrite-URL": f"/desa/{KENANGA}/"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"Authorization": "Basic YWRtaW46YWRtaW4="},
        {"Range": "bytes=0-999999999999"},
    ],
)
def test_a_forged_header_opens_nothing(operator: Client, headers: dict[str, str]) -> None:
    assert operator.get(f"/desa/{KENANGA}/", headers=headers).status_code == 403
    page = operator.get(f"/desa/{MELATI}/", headers=headers)
    assert page.status_code == 200
    assert "evil.example" not in page.content.decode()


def changing_routes() -> Iterator[str]:
    for route, address in ADDRESSES.items():
        if address.opens_for != OPEN or not route.startswith("api/"):
            yield route


@pytest.mark.parametrize("route", sorted(changing_routes()))
def test_a_post_from_another_site_is_refused(route: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("operator", Role.VILLAGE_OPERATOR, MELATI))
    before = SourceFile.objects.count(), User.objects.count(), RoleAssignment.objects.count()
    page = client.post(filled(route), {"x": "1"})
    assert page.status_code in (403, 404, 405)
    assert before == (
        SourceFile.objects.count(), User.objects.count(), RoleAssignment.objects.count(),
    )  # fmt: skip


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("route", sorted(changing_routes()))
def test_a_method_that_no_page_knows_changes_nothing(
    operator: Client, route: str, method: str
) -> None:
    people = Person.objects.count()
    page = getattr(operator, method)(filled(route))
    assert page.status_code < 500
    assert Person.objects.count() == people


def filled(route: str) -> str:
    path = "/" + route
    for placeholder, value in (
        ("<str:code>", MELATI), ("<int:person_id>", "1"), ("<int:file_id>", "1"), ("<int:pk>", "1"),
        ("<str:secret>", "x"), ("<str:kind>", "pekerja"), ("<str:cell>", "new"),
        ("<int:version>", "1"), ("<slug:situation>", "meninggal-kecelakaan"),
    ):  # fmt: skip
        path = path.replace(placeholder, value)
    return path


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
     "http:evil.example", "\thttps://evil.example", "https://localhost@evil.example/"],
)  # fmt: skip
def test_after_signing_in_nobody_is_sent_to_another_site(target: str) -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    sent = {"login": "operator", "password": PASSWORD, "next": target}
    page = Client().post("/masuk/", sent)
    assert "evil" not in page.headers.get("Location", "")
    assert "javascript" not in page.headers.get("Location", "")


@pytest.mark.parametrize(
    "extra",
    [
        {"is_superuser": "1", "is_staff": "on"},
        {"role": "data_steward", "region_code": REGENCY},
        {"username": "kabupaten", "user": "1", "user_id": "1"},
        {"invited_by": "1", "expires_at": "2099-01-01"},
    ],
)
def test_fields_that_a_form_does_not_show_are_not_taken(extra: dict[str, str]) -> None:
    head = account("kades", Role.VILLAGE_HEAD, MELATI)
    now = timezone.now()
    invited = invitations.invite(
        username="desa-melati-budi", full_name="Budi", role=Role.VILLAGE_OPERATOR,
        region_code=MELATI, role_until=None, by=head, at=now, today=timezone.localdate(),
    )  # fmt: skip
    word = "kambing-biru-di-atas-perahu"
    Client().post(f"/undangan/{invited.secret}/", {"password1": word, "password2": word, **extra})
    made = User.objects.get(username="desa-melati-budi")
    assert not made.is_superuser
    assert not made.is_staff
    held = RoleAssignment.objects.filter(user=made).values_list("role", "region_code")
    assert list(held) == [(Role.VILLAGE_OPERATOR, MELATI)]


@pytest.mark.parametrize(
    "path",
    ["/static/../web/settings.py", "/static/%2e%2e/web/settings.py", "/static/..%5csettings.py",
     "/static//etc/passwd", "/.env", "/.git/config", "/sealing.key", "/database.json",
     "/berkas/%00/", "/desa/%2e%2e/", "/desa/99.07.01.2001%00/", "/orang/99999999999999999999/"],
)  # fmt: skip
def test_no_address_leads_out_of_the_site(operator: Client, path: str) -> None:
    page = operator.get(path)
    assert page.status_code in OUTSIDE
    text = b"".join(page.streaming_content) if page.streaming else page.content
    assert b"SECRET_KEY" not in text
    assert b"root:" not in text


def test_a_body_beyond_the_limit_is_refused(operator: Client) -> None:
    page = operator.post(
        "/orang/", "cari=" + "a" * 3_000_000, content_type="application/x-www-form-urlencoded"
    )
    assert page.status_code in (400, 413)


def test_thousands_of_fields_are_refused(operator: Client) -> None:
    assert operator.post("/orang/", {f"f{n}": "1" for n in range(2_000)}).status_code == 400
