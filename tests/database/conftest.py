"""Real servers in directories of their own; every one is stopped and removed afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from payung.database import erase
from payung.database.account import server_account
from payung.database.binaries import Binaries, available


def open_directory() -> Path:
    """A new directory that the server's account can enter, also when the tests run as root."""
    directory = Path(tempfile.mkdtemp(prefix="payung-test-", dir="/tmp"))
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
