"""A backup is complete or absent; a restore replaces everything or nothing."""

from __future__ import annotations

import stat
from pathlib import Path

import psycopg
import pytest

from payung.database.backup import backup, restore
from payung.database.binaries import Binaries, locate
from payung.database.cluster import APPLICATION
from payung.database.server import owner_running
from payung.primitives.errors import InputError, SetupError


def databases(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        return {n for (n,) in connection.execute("SELECT datname FROM pg_database")}


def numbers(url: str) -> list[int]:
    with psycopg.connect(url) as connection:
        return [n for (n,) in connection.execute("SELECT n FROM t ORDER BY n")]


def run(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_restore_brings_back_what_was_there_at_the_backup(
    stopped_of: Path, binaries: Binaries, tmp_path: Path
) -> None:
    url = owner_running(stopped_of)
    run(url, "CREATE TABLE t (n integer PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)")
    file = tmp_path / "a.dump"
    assert backup(url, file, binaries) == file.stat().st_size > 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    run(url, "INSERT INTO t VALUES (3)", "CREATE TABLE later (n integer)")
    with psycopg.connect(url) as idle:
        idle.execute("SELECT 1")
        restore(url, file, binaries, application=APPLICATION)
        with pytest.raises(psycopg.OperationalError):
            idle.execute("SELECT 1")
    assert numbers(url) == [1, 2]
    run(url, "INSERT INTO t VALUES (4)")
    with pytest.raises(psycopg.errors.UndefinedTable):
        run(url, "SELECT 1 FROM later")
    assert databases(url) == {"payung", "postgres", "template0", "template1"}


def test_a_backup_that_breaks_off_leaves_the_present_database_as_it_is(
    stopped: Path, tmp_path: Path
) -> None:
    url = owner_running(stopped)
    run(url, "CREATE TABLE t AS SELECT generate_series(1, 20000) AS n")
    whole, cut = tmp_path / "whole.dump", tmp_path / "cut.dump"
    backup(url, whole, locate())
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(SetupError, match="basis data yang sekarang tidak berubah"):
        restore(url, cut, locate(), application=APPLICATION)
    assert len(numbers(url)) == 20000
    assert "payung_pulih" not in databases(url)


def test_a_file_that_is_no_backup_is_refused_before_anything_happens(tmp_path: Path) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text("nik,nama\n")
    with pytest.raises(InputError, match="bukan cadangan"):
        restore("postgresql://nowhere", file, locate(), application="")
    with pytest.raises(InputError, match="tidak ada"):
        restore("postgresql://nowhere", tmp_path / "x.dump", locate(), application="")


def test_a_backup_never_overwrites_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.dump"
    file.write_text("penting")
    with pytest.raises(InputError, match=r"sudah ada.*a-2\.dump"):
        backup("postgresql://nowhere", file, locate())
    assert file.read_text() == "penting"


def test_a_backup_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="pg_dump gagal"):
        backup("postgresql://a@127.0.0.1:1/a", tmp_path / "a.dump", locate())
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="Direktori"):
        backup("postgresql://nowhere", tmp_path / "x" / "a.dump", locate())
