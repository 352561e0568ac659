"""Acknowledged writes survive a kill -9 of everything; what a crash leaves behind is dealt with."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import psycopg

from payung.database import stop
from payung.database.cluster import Cluster, load
from payung.database.postmaster import is_alive, running_pid
from payung.database.server import owner_running


def cluster_of(home: Path) -> Cluster:
    cluster = load(home)
    assert cluster is not None
    return cluster


def children_of(parent: int) -> list[int]:
    """The processes whose parent is `parent` (fourth field of /proc/PID/stat)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found


def kill_everything(home: Path) -> None:
    postmaster = running_pid(cluster_of(home))
    assert postmaster is not None
    victims = [postmaster, *children_of(postmaster)]
    assert len(victims) > 3
    for victim in victims:
        os.kill(victim, signal.SIGKILL)
    while running_pid(cluster_of(home)):
        time.sleep(0.01)


def write_until_killed(url: str, acknowledged: list[int]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        number = 0
        try:
            while True:
                number += 1
                connection.execute("INSERT INTO written VALUES (%s)", [number])
                acknowledged.append(number)
        except psycopg.OperationalError:
            return


def test_every_acknowledged_write_is_there_after_kill_9(stopped_of: Path) -> None:
    url = owner_running(stopped_of)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE written (n integer PRIMARY KEY)")
    acknowledged: list[int] = []
    writer = threading.Thread(target=write_until_killed, args=(url, acknowledged))
    writer.start()
    while len(acknowledged) < 200:
        time.sleep(0.01)
    kill_everything(stopped_of)
    writer.join(timeout=30)
    with psycopg.connect(owner_running(stopped_of)) as connection:
        kept = {n for (n,) in connection.execute("SELECT n FROM written")}
    assert set(acknowledged) <= kept
    assert len(kept - set(acknowledged)) <= 1


def test_the_next_start_waits_for_the_orphans_of_a_killed_postmaster(stopped: Path) -> None:
    owner_running(stopped)
    cluster = cluster_of(stopped)
    postmaster = running_pid(cluster)
    assert postmaster is not None
    orphan = children_of(postmaster)[0]
    os.kill(orphan, signal.SIGSTOP)
    os.kill(postmaster, signal.SIGKILL)
    wake = threading.Timer(1.5, os.kill, (orphan, signal.SIGCONT))
    wake.start()
    while running_pid(cluster):
        time.sleep(0.01)
    with psycopg.connect(owner_running(stopped)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    wake.join()
    assert "shared memory block" in cluster.log.read_text()


def test_a_process_number_that_now_belongs_to_another_program_does_not_stop_the_start(
    stopped: Path,
) -> None:
    owner_running(stopped)
    cluster = cluster_of(stopped)
    pid_file = cluster.data / "postmaster.pid"
    owner = cluster.data.stat()
    left_behind = pid_file.read_text().splitlines()
    kill_everything(stopped)
    stranger = subprocess.Popen(["/bin/sleep", "60"], cwd="/", user=owner.st_uid)
    try:
        pid_file.write_text("\n".join([str(stranger.pid), *left_behind[1:]]) + "\n")
        assert running_pid(cluster) is None
        with psycopg.connect(owner_running(stopped)) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert is_alive(stranger.pid)
        assert stop(stopped) is True
        assert is_alive(stranger.pid)
    finally:
        stranger.kill()
        stranger.wait()
