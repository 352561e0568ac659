"""Is the server alive? Read from the file it keeps in its data directory, `postmaster.pid`.

Layout (PostgreSQL's `pidfile.h`): process id, data directory, start time, port, socket directory,
listening address, shared memory key, state.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from payung.database.cluster import Cluster

_STATE_LINE = 7


def answers(cluster: Cluster) -> bool:
    """Does this cluster's own server accept connections now?"""
    lines = _lines(cluster.data)
    ready = len(lines) > _STATE_LINE and lines[_STATE_LINE].strip() == "ready"
    return ready and running_pid(cluster) is not None and _connects(cluster)


def running_pid(cluster: Cluster) -> int | None:
    """The process id of this cluster's postmaster, ready or not; None when it is not running."""
    pid = _pid(_lines(cluster.data))
    return pid if pid and is_alive(pid) and str(cluster.data) in _command_of(pid) else None


def clear_remains(cluster: Cluster) -> None:
    """Make a start possible after a crash; call it only when `running_pid` says None.

    The number that the crashed server left behind may be another program's by now (after a reboot,
    in a container), and PostgreSQL would refuse to start. In `postmaster.pid` it is replaced by that
    of a process that has just ended. The file stays, because the server needs the shared memory key
    in it to be sure that no orphan of the crashed server still writes to the data.
    """
    for remains in cluster.run.glob(".s.PGSQL.*"):
        remains.unlink()
    lines = _lines(cluster.data)
    pid = _pid(lines)
    if pid is not None and is_alive(pid):
        ended = subprocess.Popen([sys.executable, "-S", "-c", ""])
        ended.wait()
        _rewrite(cluster.data / "postmaster.pid", "\n".join([str(ended.pid), *lines[1:]]) + "\n")


def is_alive(pid: int) -> bool:
    """Does a process of this number exist, whoever owns it?"""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _pid(lines: list[str]) -> int | None:
    """The number in the first line; PostgreSQL writes it negative in single-user mode."""
    number = lines[0].strip().lstrip("-") if lines else ""
    return int(number) if number.isdecimal() else None


def _rewrite(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW)
    with os.fdopen(handle, "w") as file:
        file.write(text)


def _connects(cluster: Cluster) -> bool:
    family = socket.AF_UNIX if cluster.uses_socket else socket.AF_INET
    path = f"{cluster.run}/.s.PGSQL.{cluster.port}"
    address = path if cluster.uses_socket else (cluster.host, cluster.port)
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.settimeout(2)
        return attempt.connect_ex(address) == 0


def _command_of(pid: int) -> str:
    process = Path("/proc") / str(pid)
    if process.parent.joinpath("self").exists():
        try:
            return process.joinpath("cmdline").read_text().replace("\0", " ")
        except OSError:
            return ""
    answer = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return answer.stdout
