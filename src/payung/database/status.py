"""What a person wants to know about the server of a home."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from payung.database.cluster import load
from payung.database.external import external_url
from payung.database.postmaster import answers

State = Literal["external", "absent", "stopped", "running"]

_SENTENCES: dict[State, str] = {
    "external": "Payung memakai PostgreSQL yang disebut DATABASE_URL dan tidak mengelolanya.",
    "absent": "Belum ada basis data di {home}. Jalankan 'payung db start'.",
    "stopped": "PostgreSQL {major} berhenti. Data: {data}. Jalankan 'payung db start'.",
    "running": "PostgreSQL {major} berjalan di {address}. Data: {data}.",
}


@dataclass(frozen=True)
class Status:
    """The state of a home; `major`, `data` and `address` are None where they do not apply."""

    state: State
    home: Path
    major: int | None = None
    data: Path | None = None
    address: str | None = None

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.state].format(
            home=self.home, major=self.major, data=self.data, address=self.address
        )


def status(home: Path) -> Status:
    """The state of the server of `home` now; starts nothing."""
    if external_url():
        return Status("external", home)
    cluster = load(home)
    if cluster is None or cluster.major is None:
        return Status("absent", home)
    if not answers(cluster):
        return Status("stopped", home, cluster.major, cluster.data)
    address = cluster.host if cluster.uses_socket else f"{cluster.host}:{cluster.port}"
    return Status("running", home, cluster.major, cluster.data, address)
