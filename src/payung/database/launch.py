"""Start the server process of a cluster and wait until it accepts connections."""

from __future__ import annotations

import shlex
import socket
import time
from dataclasses import replace
from pathlib import Path

from payung.database.account import Account
from payung.database.binaries import Binaries, available, locate
from payung.database.cluster import Cluster, save
from payung.database.configuration import write_configuration
from payung.database.initialise import initialise
from payung.database.place import hand_over
from payung.database.postmaster import answers, clear_remains, running_pid
from payung.database.processes import ProgramFailedError, run_as_server
from payung.primitives.errors import SetupError

_START_SECONDS = 120
_ATTEMPTS = 20
_PASSING_TROUBLES = ("shared memory block", "could not bind", "could not create any TCP/IP sockets")


def launch(home: Path, cluster: Cluster, account: Account | None) -> Cluster:
    """The started cluster; its data directory is made when it does not exist.

    Raises SetupError when no binaries fit the data directory or the server does not start.
    """
    binaries = binaries_for(cluster, account)
    if cluster.major is None:
        initialise(cluster, binaries, account)
    if _becomes_ready(cluster):
        return cluster
    hand_over(cluster.run, account)
    clear_remains(cluster)
    return _start(home, cluster, binaries, account)


def binaries_for(cluster: Cluster, account: Account | None = None) -> Binaries:
    """Binaries of the major version that made the data; SetupError with the way out otherwise."""
    made_by = cluster.major
    if made_by is None:
        return locate(account=account)
    others = []
    for binaries in available(account=account):
        if binaries.major == made_by:
            return binaries
        others.append(binaries.version_text)
    raise SetupError(_other_version_sentence(cluster, ", ".join(others) or "tidak satu pun"))


def _other_version_sentence(cluster: Cluster, found: str) -> str:
    major = cluster.major
    return (
        f"Data di {cluster.data} dibuat oleh PostgreSQL {major}, sedangkan di mesin ini ada: "
        f"{found}. Data tidak diubah. Jalan keluarnya: pasang PostgreSQL {major}, lalu buat cadangan "
        f"dengan 'PAYUNG_PG_BIN=/usr/lib/postgresql/{major}/bin payung db backup lama.dump' dan "
        f"'payung db stop'; pindahkan {cluster.data} dan database.json; kemudian, dengan versi yang "
        "baru, 'payung db start' dan 'payung db restore lama.dump'."
    )


def _start(home: Path, cluster: Cluster, binaries: Binaries, account: Account | None) -> Cluster:
    for attempt in range(1, _ATTEMPTS + 1):
        cluster = _with_port(home, cluster)
        write_configuration(cluster)
        written = cluster.log.stat().st_size if cluster.log.exists() else 0
        try:
            run_as_server(_command(cluster, binaries), account=account, directory=cluster.run)
            return cluster
        except ProgramFailedError as problem:
            words = _log_since(cluster, written)
            if attempt == _ATTEMPTS or not any(known in words for known in _PASSING_TROUBLES):
                raise SetupError(f"{_not_started(cluster)}\n{words or problem}") from problem
        time.sleep(0.5)
    raise AssertionError("the last attempt returns or raises")


def _command(cluster: Cluster, binaries: Binaries) -> list[str]:
    return [
        binaries.program("pg_ctl"),
        "start",
        "--wait",
        f"--timeout={_START_SECONDS}",
        "--silent",
        f"--pgdata={cluster.data}",
        f"--log={cluster.log}",
        f"--options=-c config_file={shlex.quote(str(cluster.configuration))}",
    ]


def _with_port(home: Path, cluster: Cluster) -> Cluster:
    """Over TCP, a port that is free now; a socket needs no choice."""
    if cluster.uses_socket:
        return cluster
    with socket.socket() as probe:
        probe.bind((cluster.host, 0))
        chosen = replace(cluster, port=probe.getsockname()[1])
    save(home, chosen)
    return chosen


def _becomes_ready(cluster: Cluster) -> bool:
    """Wait for a server that is there already, perhaps recovering; False when it is not or dies."""
    deadline = time.monotonic() + _START_SECONDS
    while running_pid(cluster):
        if answers(cluster):
            return True
        if time.monotonic() > deadline:
            raise SetupError(_not_started(cluster))
        time.sleep(0.05)
    return False


def _log_since(cluster: Cluster, offset: int) -> str:
    if not cluster.log.exists():
        return ""
    with cluster.log.open("rb") as file:
        file.seek(offset)
        return file.read().decode(errors="replace").strip()


def _not_started(cluster: Cluster) -> str:
    return f"PostgreSQL tidak mau mulai dengan data di {cluster.data}. Catatannya: {cluster.log}"
