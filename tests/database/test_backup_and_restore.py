"""A backup is complete or absent; a restore replaces everything or nothing."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from payung.database.backup import backup, restore
from payung.database.binaries import Binaries, locate
from payung.database.cluster import APPLICATION
from payung.database.server import owner_running
from payung.primitives.errors import InputError, SetupError

_MIGRATE = "import django; django.setup(); from payung.commands.setup import migrate; migrate()"
_MEMBERSHIP = """
INSERT INTO membership_participant (id, natural_key, content_hash, nik_state, full_name, sex, mother_name,
                                    segment, programmes, status, employer, source_of_funds)
VALUES (7, 'a', 'a', 'missing', 'SITTI', 'P', '', 'BPU', 3, '', '', '')
"""
_PAYMENT = """
INSERT INTO membership_payment (natural_key, participant_id, first_month, months, programmes, amount,
                                source_of_funds)
VALUES ('b', 7, 24300, 1, 3, 16800, '')
"""


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


def test_rows_behind_policies_are_in_a_backup_and_come_back(
    stopped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables as an installation has them: policies hold for the owner, foreign keys are checked."""
    monkeypatch.setenv("PAYUNG_HOME", str(stopped))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    url = make_conninfo(owner_running(stopped), options="-c payung.scope=* -c payung.unplaced=on")
    subprocess.run([sys.executable, "-c", _MIGRATE], check=True)
    run(url, _MEMBERSHIP, _PAYMENT)
    file = tmp_path / "a.dump"
    backup(owner_running(stopped), file, locate())
    run(url, "DELETE FROM membership_payment")
    restore(owner_running(stopped), file, locate(), application=APPLICATION)
    count = "SELECT count(*) FROM membership_payment"
    with psycopg.connect(url) as all_seeing, psycopg.connect(owner_running(stopped)) as blind:
        assert all_seeing.execute(count).fetchone() == (1,)
        assert blind.execute(count).fetchone() == (0,)
