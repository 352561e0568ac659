"""Start, stop and remove the server of one home."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

from payung.database.account import server_account
from payung.database.cluster import RECORD, Cluster, load, new_cluster, save
from payung.database.external import external_owner_url, external_url
from payung.database.home import default_home
from payung.database.locking import exclusive
from payung.database.place import base_directory, make_home
from payung.database.postmaster import answers, running_pid
from payung.primitives.errors import SetupError

_log = logging.getLogger(__name__)
_STOP_SECONDS = 60


def application_url() -> str:
    """The libpq URL for this process: `DATABASE_URL`, or our own server's, started when needed."""
    return ensure_running(default_home())


def owner_url() -> str:
    """The libpq URL of the role that owns the tables; for a foreign server `PAYUNG_OWNER_URL`."""
    return owner_running(default_home())


def owner_running(home: Path) -> str:
    """As `ensure_running`, for the owner of the tables: to migrate, to back up and to restore."""
    return external_owner_url() or _running(home).owner_url()


def ensure_running(home: Path) -> str:
    """The libpq URL of the application role; `DATABASE_URL` wins over the server of `home`.

    Creates and starts the server when needed; may be called from several processes at once.
    Raises SetupError with the way out when the machine cannot run it.
    """
    return external_url() or _running(home).url()


def stop(home: Path) -> bool:
    """Stop the server of `home` in order; False when it was not running."""
    return _signal(home, signal.SIGINT)


def erase(home: Path) -> bool:
    """Stop the server of `home` at once and delete all its data; False when there is none."""
    _signal(home, signal.SIGQUIT)
    cluster = load(home)
    if cluster is None:
        return False
    for directory in (cluster.data, cluster.run):
        shutil.rmtree(directory, ignore_errors=True)
    cluster.configuration.unlink(missing_ok=True)
    if cluster.base != home:
        cluster.base.rmdir()
    (home / RECORD).unlink()
    return True


def _running(home: Path) -> Cluster:
    cluster = load(home)
    if cluster and cluster.prepared and answers(cluster):
        return cluster
    return _brought_up(home)


def _brought_up(home: Path) -> Cluster:
    from payung.database.launch import launch  # a server that runs already needs none of it

    make_home(home)
    with exclusive(home):
        cluster = load(home) or _recorded_anew(home)
        if not answers(cluster):
            cluster = launch(home, cluster, server_account(cluster.data))
        return _prepared(home, cluster)


def _recorded_anew(home: Path) -> Cluster:
    cluster = new_cluster(base_directory(home, server_account(home / "postgres")))
    if cluster.major is not None:
        raise SetupError(
            f"Ada data PostgreSQL di {cluster.data}, tetapi catatannya {home / RECORD} (dengan kata "
            "sandi) hilang. Pulihkan berkas itu, atau pindahkan direktori data, jalankan 'payung db "
            "start', lalu 'payung db restore' dari cadangan."
        )
    if cluster.base != home:
        _log.warning(
            "PostgreSQL tidak dapat membuka %s; datanya disimpan di %s.", home, cluster.base
        )
    save(home, cluster)
    return cluster


def _prepared(home: Path, cluster: Cluster) -> Cluster:
    if cluster.prepared:
        return cluster
    from payung.database.prepare import prepare  # brings psycopg: only for a new cluster

    prepare(cluster)
    ready = replace(cluster, prepared=True)
    save(home, ready)
    return ready


def _signal(home: Path, how: signal.Signals) -> bool:
    """PostgreSQL's words for it: SIGINT is a fast shutdown, SIGQUIT an immediate one."""
    if load(home) is None:
        return False
    with exclusive(home):
        cluster = load(home)
        pid = running_pid(cluster) if cluster else None
        if cluster is None or pid is None:
            return False
        os.kill(pid, how)
        _wait_until_stopped(cluster)
        return True


def _wait_until_stopped(cluster: Cluster) -> None:
    deadline = time.monotonic() + _STOP_SECONDS
    while running_pid(cluster):
        if time.monotonic() > deadline:
            raise SetupError(
                f"PostgreSQL di {cluster.data} belum berhenti setelah {_STOP_SECONDS} detik. "
                f"Lihat {cluster.log}, lalu coba lagi."
            )
        time.sleep(0.05)
