"""`payung check`: every fault that is planted is found, all at once, each with what to do."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from typer.testing import CliRunner

from payung.access.accounts.actions import create_user
from payung.access.numbers.keys import sealer
from payung.access.numbers.ring import new_ring
from payung.access.numbers.sources import FILE_NAME, write_secret
from payung.access.rows.role import refuse_unsafe_role
from payung.commands import serve, setup
from payung.commands.check import messages, refuse_unsafe_start
from payung.commands.demo_accounts import PASSWORD, USERNAMES
from payung.commands.main import build
from payung.database import owner_url
from payung.database.cluster import load
from payung.database.home import default_home
from payung.primitives.errors import SetupError
from payung.register.models import Person

pytestmark = pytest.mark.django_db
NUMBER = "9907010101900001"


@pytest.fixture(autouse=True)
def safe(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in which nothing is wrong: each test spoils one thing."""
    (tmp_path / "keys").mkdir()
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "keys" / "ring"))
    write_secret(tmp_path / "keys" / "ring", new_ring().text())
    settings.BACKUPS = tmp_path / "backups"
    settings.BACKUPS.mkdir()
    (settings.BACKUPS / "payung-1.dump").write_bytes(b"PGDMP")
    settings.SECOND_FACTOR_FORCED = settings.RATE_LIMITED = True
    settings.DEBUG, settings.SECRET_KEY = False, "".join(map(chr, range(48, 112)))
    settings.ALLOWED_HOSTS = ["payung.contohkab.go.id"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.PROXIES = 31_536_000, 1
    monkeypatch.setattr("shutil.disk_usage", lambda _path: _Disk(10**11))
    return tmp_path


class _Disk:
    def __init__(self, free: int) -> None:
        self.free = free


def found(*, deploy: bool = True) -> dict[str, str]:
    """Faults and warnings by their number, with what to do."""
    worse = [m for m in messages(deploy=deploy) if m.level >= 30]
    assert all(message.hint or message.id.startswith("security.") for message in worse)
    return {str(message.id): f"{message.msg} {message.hint}" for message in worse}


def person() -> Person:
    nik = sealer("nik")
    return Person.objects.create(
        natural_key=b"x", content_hash=b"", full_name="ANI", updated_at=timezone.now(),
        nik_sealed=nik.seal(NUMBER), nik_index=nik.index(NUMBER),
    )  # fmt: skip


def test_where_nothing_is_wrong_nothing_is_said() -> None:
    assert found() == {}
    refuse_unsafe_start("0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("DEBUG", True, "security.W018"),
        ("SECRET_KEY", "rahasia", "security.W009"),
        ("ALLOWED_HOSTS", ["localhost"], "payung.E303"),
        ("RATE_LIMITED", False, "payung.E307"),
        ("PROXIES", 0, "payung.W308"),
        ("ALLOWED_HOSTS", ["*"], "payung.E303"),
        ("ALLOWED_HOSTS", [".go.id"], "payung.E303"),
        ("SESSION_COOKIE_SECURE", False, "security.W012"),
        ("CSRF_COOKIE_SECURE", False, "security.W016"),
        ("SECURE_HSTS_SECONDS", 0, "security.W004"),
        ("SECURE_SSL_REDIRECT", False, "security.W008"),
        ("SECOND_FACTOR_FORCED", False, "payung.E302"),
        ("BACKUPS", None, "payung.E304"),
    ],
)
def test_an_unsafe_setting_is_a_fault_of_a_site_for_others(
    settings: Any, name: str, value: object, fault: str
) -> None:
    setattr(settings, name, value)
    assert list(found()) == [fault]
    assert fault not in found(deploy=False)


def test_all_faults_are_told_at_once_and_the_site_does_not_start(settings: Any) -> None:
    settings.DEBUG, settings.BACKUPS, settings.SECOND_FACTOR_FORCED = True, None, False
    settings.SECURE_HSTS_SECONDS = 0
    with pytest.raises(SetupError, match="4 hal harus diperbaiki") as caught:
        refuse_unsafe_start("127.0.0.1")
    for words in (
        "DEBUG menyala",
        "Kosongkan PAYUNG_DEBUG",
        "Cadangan tidak ditemukan",
        "Faktor kedua",
        "HSTS",
    ):
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("hosts", "listens_on", "refused"),
    [
        (["localhost", "127.0.0.1", "[::1]"], "127.0.0.1", False),
        (["localhost", "127.0.0.1", "[::1]"], "0.0.0.0", True),
        (["payung.contohkab.go.id"], "127.0.0.1", True),
    ],
)
def test_only_a_site_that_others_can_reach_is_refused(
    settings: Any, hosts: list[str], listens_on: str, refused: bool
) -> None:
    settings.ALLOWED_HOSTS, settings.DEBUG = hosts, True
    if refused:
        with pytest.raises(SetupError, match="DEBUG menyala"):
            refuse_unsafe_start(listens_on)
    else:
        refuse_unsafe_start(listens_on)


def test_serve_asks_before_it_does_anything(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(serve, "migrate", lambda: pytest.fail("it went on"))
    with pytest.raises(SetupError, match="DEBUG menyala"):
        serve.serve(host="127.0.0.1", port=8000, threads=1)


def test_an_old_backup_and_one_beside_the_data_are_faults(settings: Any) -> None:
    dump = settings.BACKUPS / "payung-1.dump"
    os.utime(dump, (time.time() - 5 * 86_400, time.time() - 5 * 86_400))
    assert "berumur 5 hari" in found()["payung.E305"]
    settings.PAYUNG_HOME = settings.BACKUPS.parent
    assert "payung.E306" in found()


def test_demo_accounts_are_a_fault_while_their_password_is_the_printed_one() -> None:
    user = create_user(username=USERNAMES[0], full_name="x", password=PASSWORD, by=None)
    assert USERNAMES[0] in found()["payung.E401"]
    user.set_password("bukan-yang-tercetak-lagi")
    user.save()
    assert "payung.E401" not in found()


def test_little_room_is_a_warning_and_hardly_any_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: _Disk(3 * 10**9))
    (message,) = [m for m in messages(deploy=False) if m.id == "payung.E301"]
    assert (message.level, "3.0 GB" in str(message.msg)) == (30, True)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: _Disk(10**8))
    (message,) = [m for m in messages(deploy=False) if m.id == "payung.E301"]
    assert message.level == 40


# The keys


def test_what_hangs_on_a_key_is_said_before_it_is_lost(safe: Path) -> None:
    person()
    (message,) = [m for m in messages(deploy=False) if m.id == "payung.I104"]
    assert "1 nilai" in str(message.msg)
    assert "hanya terbuka dengan kunci 1" in str(message.msg)
    assert "tidak dapat dipulihkan siapa pun" in str(message.msg)


def test_a_copy_of_the_keys_is_asked_for_until_a_whole_one_was_shown(safe: Path) -> None:
    person()
    assert "payung keys copy" in found()["payung.W105"]
    other = safe / "copy"
    write_secret(other, new_ring().text())
    shown = CliRunner().invoke(build(["keys"]), ["keys", "copy", str(other)])
    assert "kunci 1 tidak ada di sana atau berbeda" in str(shown.exception)
    other.write_text((safe / "keys" / "ring").read_text())
    shown = CliRunner().invoke(build(["keys"]), ["keys", "copy", str(other)])
    assert "Salinan lengkap: kunci 1" in shown.output
    assert "payung.W105" not in found()


def test_another_key_is_told_from_the_right_one(safe: Path) -> None:
    person()
    write_secret(safe / "keys" / "ring", new_ring().text())
    assert "bukan yang menyegel nilai di register_person" in found(deploy=False)["payung.E102"]


def test_numbers_of_two_people_that_were_exchanged_are_found() -> None:
    person()
    other = sealer("nik").seal("9907010101900002")
    Person.objects.update(nik_sealed=other)
    assert "tidak cocok dengan indeksnya di register_person" in found(deploy=False)["payung.E103"]


def test_keys_that_others_can_read_are_a_fault(safe: Path) -> None:
    (safe / "keys" / "ring").chmod(0o644)
    assert "chmod 600" in found(deploy=False)["payung.E101"]


@pytest.mark.parametrize("place", ["ring.key", "deep/sealing.key"])
def test_keys_among_the_backups_are_a_fault(settings: Any, place: str) -> None:
    path = settings.BACKUPS / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    assert str(path) in found(deploy=False)["payung.E106"]


def test_keys_beside_the_data_are_a_fault_of_a_site_for_others(settings: Any, safe: Path) -> None:
    settings.PAYUNG_HOME = safe / "keys"
    assert "PAYUNG_SEALING_FILE" in found()["payung.E107"]
    assert "payung.E107" not in found(deploy=False)


# The database


@pytest.fixture
def superuser() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    cluster = load(default_home())
    assert cluster is not None
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as server:
        yield server


@pytest.mark.parametrize("right", ["SUPERUSER", "BYPASSRLS"])
def test_a_role_that_passes_the_policies_is_refused_by_check_and_setup_with_a_way_out(
    superuser: psycopg.Connection[tuple[object, ...]], right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "call_command", lambda *_a, **_k: pytest.fail("it went on"))
    role = connection.settings_dict["USER"]
    superuser.execute(f"ALTER ROLE {role} {right}")
    try:
        assert f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS" in found()["payung.E201"]
        for refuses in (refuse_unsafe_role, setup.migrate):
            with pytest.raises(
                SetupError, match=rf"{role} adalah (superuser|BYPASSRLS).*ALTER ROLE"
            ):
                refuses()
    finally:
        superuser.execute(f"ALTER ROLE {role} NO{right}")
    assert found() == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "spoiled",
    ["DROP POLICY in_scope ON register_work", "ALTER TABLE register_work NO FORCE ROW LEVEL SECURITY",
     "ALTER TABLE register_work DISABLE ROW LEVEL SECURITY"],
)  # fmt: skip
def test_a_table_of_people_without_its_policy_is_a_fault(spoiled: str) -> None:
    from payung.access.rows.policies import policy_of

    with psycopg.connect(
        owner_url(), dbname=connection.settings_dict["NAME"], autocommit=True
    ) as owner:
        owner.execute(spoiled)
        try:
            assert "register_work" in found(deploy=False)["payung.E203"]
        finally:
            owner.execute(policy_of("register_work"))
    assert found(deploy=False) == {}


def test_an_event_outside_the_chain_is_a_fault() -> None:
    create_user(username="sari", full_name="Sari", password="sandi-yang-panjang", by=None)
    assert "payung audit verify" in found()["payung.E204"]  # the chain is closed at commit: not yet


def test_a_migration_that_waits_is_a_fault_of_check_but_not_of_serve() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'targets'")
    assert "targets.0001" in found()["payung.E202"]
    refuse_unsafe_start("0.0.0.0")
