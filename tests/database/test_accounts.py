"""Never as root; always with a data directory that the server's account can reach."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from payung.database import ensure_running, erase, place
from payung.database.account import Account, server_account
from payung.database.cluster import load
from payung.database.postmaster import running_pid
from payung.primitives.errors import SetupError

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can drop to another account")

AS_NORMAL_USER = """
import os, sys, pathlib, pwd
import psycopg, payung.database.launch, payung.database.prepare, payung.database.server as server
import payung.database.cluster as cluster, payung.database.postmaster as postmaster
import encodings.idna
entry = pwd.getpwnam("nobody")
os.setgroups([]); os.setgid(entry.pw_gid); os.setuid(entry.pw_uid)
home = pathlib.Path(sys.argv[1])
url = server.ensure_running(home)
with psycopg.connect(url) as connection:
    print(connection.execute("SELECT 6 * 7").fetchone()[0])
print(os.stat(f"/proc/{postmaster.running_pid(cluster.load(home))}").st_uid == entry.pw_uid)
server.erase(home)
"""


@as_root
def test_as_root_the_server_runs_under_an_unprivileged_account(stopped: Path) -> None:
    ensure_running(stopped)
    cluster = load(stopped)
    assert cluster is not None
    pid = running_pid(cluster)
    assert Path(f"/proc/{pid}").stat().st_uid != 0
    assert cluster.data.stat().st_uid == Path(f"/proc/{pid}").stat().st_uid
    assert stopped.stat().st_uid == 0
    groups = Path(f"/proc/{pid}/status").read_text().partition("Groups:")[2].splitlines()[0]
    assert groups.strip() == ""


@as_root
def test_a_normal_user_runs_a_server_of_its_own() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as directory:
        Path(directory).chmod(0o777)
        done = subprocess.run(
            [sys.executable, "-c", AS_NORMAL_USER, f"{directory}/home"],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.stderr == ""
    assert done.stdout.split() == ["42", "True"]


@as_root
def test_when_the_account_cannot_enter_the_home_the_data_goes_to_an_open_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with tempfile.TemporaryDirectory(dir="/tmp") as opened:
        Path(opened).chmod(0o711)
        monkeypatch.setattr(place, "OPEN_ROOT", Path(opened, "payung"))
        try:
            with psycopg.connect(ensure_running(closed / "home")) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)
            cluster = load(closed / "home")
            assert cluster is not None
            assert cluster.data.is_relative_to(Path(opened, "payung"))
            assert str(cluster.base) in caplog.text
        finally:
            erase(closed / "home")


@as_root
def test_the_owner_of_existing_data_keeps_it(tmp_path: Path) -> None:
    os.chown(tmp_path, 54321, 54321)
    assert server_account(tmp_path) == Account("54321", 54321, 54321)


def test_data_of_somebody_else_is_refused_to_a_normal_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(SetupError, match="milik akun lain"):
        server_account(tmp_path)


@pytest.mark.parametrize(
    ("mode", "uid", "gid", "expected"),
    [
        (0o700, "own", "own", True),
        (0o700, "other", "own", False),
        (0o710, "other", "own", True),
        (0o710, "other", "other", False),
        (0o711, "other", "other", True),
        (0o077, "own", "own", False),
    ],
)
def test_whether_an_account_may_enter_follows_the_modes(
    mode: int, uid: str, gid: str, expected: bool
) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as directory:
        path = Path(directory)
        path.chmod(mode)
        status = path.stat()
        account = Account(
            "a",
            status.st_uid if uid == "own" else 54321,
            status.st_gid if gid == "own" else 54321,
        )
        assert account.can_enter(path) is expected
        path.chmod(0o700)
