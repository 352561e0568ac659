"""What holds for every test: no connection leaves this machine."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import settings

# A busy machine must not fail a property: time is measured in benchmarks/, never in a test.
settings.register_profile("payung", deadline=None)
settings.load_profile("payung")

_LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")
_connect = socket.socket.connect


def _connect_locally(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
        raise AssertionError(f"A test tried to reach {address[0]}: tests use no network.")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _connect_locally)
    yield
    patch.undo()
