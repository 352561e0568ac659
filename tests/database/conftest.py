"""Real servers in directories of their own; every one is stopped and removed afterwards."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from payung.database import ensure_running, erase, stop
from payung.database.account import server_account
from payung.database.binaries import Binaries, available

_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 2_000_000_000


def open_directory() -> Path:
    """A new directory that the server's account can enter, also when the tests run as root.

    In memory where there is room: kill -9 takes no more from there than from a disk.
    """
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES
    directory = Path(tempfile.mkdtemp(prefix="payung-test-", dir=_MEMORY if roomy else "/tmp"))
    directory.chmod(0o711)
    return directory


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer has set must not decide these tests."""
    for name in ("DATABASE_URL", "PAYUNG_HOME", "PAYUNG_PG_BIN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home() -> Iterator[Path]:
    """A home that does not exist yet."""
    directory = open_directory()
    yield directory / "home"
    erase(directory / "home")
    shutil.rmtree(directory)


@pytest.fixture(scope="session")
def ready_made() -> Iterator[dict[int, Path]]:
    """Stopped homes to copy, by major version: a copy is much quicker than `initdb`."""
    homes: dict[int, Path] = {}
    yield homes
    for made in homes.values():
        shutil.rmtree(made.parent)


def _copy_of(ready_made: dict[int, Path], major: int, target: Path) -> Path:
    if major not in ready_made:
        ready_made[major] = open_directory() / "home"
        ensure_running(ready_made[major])
        stop(ready_made[major])
    subprocess.run(["cp", "-a", str(ready_made[major]), str(target)], check=True)
    return target


@pytest.fixture
def stopped(home: Path, ready_made: dict[int, Path]) -> Path:
    """A home whose server was created before and is stopped, of the preferred PostgreSQL."""
    return _copy_of(ready_made, _usable_binaries()[0].major, home)


@pytest.fixture
def stopped_of(home: Path, binaries: Binaries, ready_made: dict[int, Path]) -> Path:
    """The same for each PostgreSQL of this machine in turn."""
    return _copy_of(ready_made, binaries.major, home)


@cache
def _usable_binaries() -> list[Binaries]:
    account = server_account(Path("/nonexistent"))
    found = list(available(account=account))
    return [found[0], *(binaries for binaries in found[1:] if binaries.major != found[0].major)]


@pytest.fixture(params=_usable_binaries(), ids=lambda binaries: f"postgresql-{binaries.major}")
def binaries(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Binaries:
    """Each PostgreSQL of this machine in turn: the system's, if any, and the wheel's."""
    chosen: Binaries = request.param
    monkeypatch.setenv("PAYUNG_PG_BIN", str(chosen.directory))
    return chosen
