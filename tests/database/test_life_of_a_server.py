"""Creating, starting, stopping; one test per promise, on each PostgreSQL of this machine."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from payung.database import ensure_running, erase, stop
from payung.database.binaries import Binaries
from payung.database.cluster import RECORD, Cluster, load
from payung.database.postmaster import running_pid
from payung.database.server import owner_running
from payung.primitives.errors import SetupError

START = (
    "import sys, pathlib, payung.database as d; print(d.ensure_running(pathlib.Path(sys.argv[1])))"
)


def cluster_of(home: Path) -> Cluster:
    cluster = load(home)
    assert cluster is not None
    return cluster


def value(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def test_a_new_server_is_safe_durable_and_ready_for_the_application(
    home: Path, binaries: Binaries
) -> None:
    url = ensure_running(home)
    settings = {
        name: value(url, f"SHOW {name}")
        for name in ("data_checksums", "fsync", "synchronous_commit", "full_page_writes")
    }
    assert set(settings.values()) == {"on"}
    assert value(url, "SHOW listen_addresses") == ""
    assert value(url, "SHOW server_encoding") == "UTF8"
    assert value(url, "SELECT upper('desa é')") == "DESA É"
    assert value(url, "SELECT similarity('saotengnga', 'saotengah') > 0.4") is True
    role = "SELECT (rolsuper, rolbypassrls, rolcreaterole, rolcreatedb)::text FROM pg_roles"
    assert value(url, f"{role} WHERE rolname = current_user") == "(f,f,f,f)"
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
    assert value(url, owner) == "payung"
    assert value(url, "SELECT current_user::text") == "payung_app"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        value(url, "CREATE TABLE t (n integer)")
    hba = (cluster_of(home).data / "pg_hba.conf").read_text().splitlines()
    rules = [line.split()[-1] for line in hba if line and not line.startswith("#")]
    assert set(rules) == {"scram-sha-256"}
    assert stat.S_IMODE((home / RECORD).stat().st_mode) == 0o600
    assert stat.S_IMODE(cluster_of(home).data.stat().st_mode) == 0o700


def test_a_wrong_password_is_refused(stopped: Path) -> None:
    url = ensure_running(stopped)
    wrong = url.replace(cluster_of(stopped).application_password, "salah")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_starting_stopping_and_starting_again_keeps_server_and_data(stopped: Path) -> None:
    url = owner_running(stopped)
    pid = running_pid(cluster_of(stopped))
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE t AS SELECT 7 AS n")
    assert owner_running(stopped) == url
    assert running_pid(cluster_of(stopped)) == pid
    assert stop(stopped) is True
    assert running_pid(cluster_of(stopped)) is None
    assert stop(stopped) is False
    assert value(owner_running(stopped), "SELECT n FROM t") == 7


def test_processes_that_start_a_new_server_at_once_share_it(home: Path) -> None:
    command = [sys.executable, "-c", START, str(home)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    answers = {process.communicate(timeout=120)[0].strip() for process in started}
    assert [process.returncode for process in started] == [0, 0, 0]
    assert answers == {ensure_running(home)}


def test_two_homes_are_two_servers(stopped: Path) -> None:
    other = stopped.with_name("other")
    try:
        urls = [owner_running(stopped), owner_running(other)]
        for number, url in enumerate(urls):
            with psycopg.connect(url) as connection:
                connection.execute(f"CREATE TABLE t AS SELECT {number} AS n")
        assert [value(url, "SELECT n FROM t") for url in urls] == [0, 1]
        assert cluster_of(stopped).application_password != cluster_of(other).application_password
        stop(stopped)
        assert value(urls[1], "SELECT n FROM t") == 1
    finally:
        erase(other)


def test_a_home_too_deep_for_a_socket_is_served_on_the_loopback(home: Path) -> None:
    deep = home / ("d" * 60) / ("e" * 60)
    home.mkdir(mode=0o711)
    home.chmod(0o711)
    try:
        url = ensure_running(deep)
        assert "@127.0.0.1:" in url
        assert value(url, "SHOW listen_addresses") == "127.0.0.1"
        stop(deep)
        assert value(ensure_running(deep), "SELECT 1") == 1
    finally:
        erase(deep)


def test_a_home_may_be_moved_while_its_server_is_stopped(stopped: Path) -> None:
    with psycopg.connect(owner_running(stopped)) as connection:
        connection.execute("CREATE TABLE t AS SELECT 7 AS n")
    stop(stopped)
    moved = stopped.with_name("moved")
    stopped.rename(moved)
    try:
        assert value(owner_running(moved), "SELECT n FROM t") == 7
    finally:
        erase(moved)


def test_data_of_another_major_version_is_refused_with_the_way_out(stopped: Path) -> None:
    (cluster_of(stopped).data / "PG_VERSION").write_text("99\n")
    with pytest.raises(SetupError) as refusal:
        ensure_running(stopped)
    assert "dibuat oleh PostgreSQL 99" in str(refusal.value)
    assert "payung db backup" in str(refusal.value)
    assert "payung db restore" in str(refusal.value)


def test_an_initialisation_that_was_cut_off_is_begun_again(home: Path) -> None:
    unfinished = home / "postgres.new"
    unfinished.mkdir(parents=True)
    home.chmod(0o711)
    (unfinished / "PG_VERSION").write_text("1")
    assert value(ensure_running(home), "SELECT 1") == 1
    assert not unfinished.exists()


def test_data_without_its_passwords_is_refused_and_left_alone(home: Path) -> None:
    (home / "postgres").mkdir(parents=True)
    (home / "postgres" / "PG_VERSION").write_text("15\n")
    if os.geteuid() == 0:
        os.chown(home / "postgres", 54321, 54321)
    with pytest.raises(SetupError, match=r"database\.json \(dengan kata sandi\) hilang"):
        ensure_running(home)
    assert (home / "postgres" / "PG_VERSION").read_text() == "15\n"


def test_a_damaged_record_is_refused_with_a_sentence(home: Path) -> None:
    home.mkdir()
    (home / RECORD).write_text("{")
    with pytest.raises(SetupError, match="rusak"):
        ensure_running(home)
    (home / RECORD).unlink()


def test_a_server_that_cannot_start_shows_its_own_log(stopped: Path) -> None:
    (cluster_of(stopped).data / "postgresql.auto.conf").write_text("shared_buffers = 'banyak'\n")
    with pytest.raises(SetupError, match=r'(?s)tidak mau mulai.*"shared_buffers": "banyak"'):
        ensure_running(stopped)
