"""Make a new data directory: scram passwords, checksums, one locale on every machine."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from payung.database.account import Account
from payung.database.binaries import Binaries
from payung.database.cluster import SUPERUSER, Cluster
from payung.database.place import hand_over
from payung.database.processes import ProgramFailedError, run_as_server

_BUILTIN_LOCALE_SINCE = 17


def initialise(cluster: Cluster, binaries: Binaries, account: Account | None) -> None:
    """Create `cluster.data` completely or not at all."""
    unfinished = cluster.base / "postgres.new"
    hand_over(cluster.run, account)
    failures = []
    for locale in _locales(binaries):
        shutil.rmtree(unfinished, ignore_errors=True)
        hand_over(unfinished, account)
        try:
            _initdb(cluster, binaries, account, unfinished, locale)
            unfinished.rename(cluster.data)
            return
        except ProgramFailedError as problem:
            failures.append(problem)
    shutil.rmtree(unfinished, ignore_errors=True)
    raise failures[0]


def _locales(binaries: Binaries) -> list[list[str]]:
    """The locale options to try in order: code points sort alike everywhere, letters are Unicode's."""
    if binaries.major >= _BUILTIN_LOCALE_SINCE:
        return [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
    return [["--locale=C.UTF-8"], ["--locale=C"]]


def _initdb(
    cluster: Cluster,
    binaries: Binaries,
    account: Account | None,
    target: Path,
    locale: list[str],
) -> None:
    with _password_file(cluster, account) as password_file:
        command = [
            binaries.program("initdb"),
            f"--pgdata={target}",
            f"--username={SUPERUSER}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--data-checksums",
            *locale,
        ]
        run_as_server(command, account=account, directory=cluster.run)


@contextmanager
def _password_file(cluster: Cluster, account: Account | None) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix="password.", dir=cluster.base)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(f"{cluster.superuser_password}\n")
            if account:
                os.fchown(file.fileno(), account.uid, account.gid)
        yield Path(name)
    finally:
        Path(name).unlink()
