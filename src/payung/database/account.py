"""The operating-system account that the server runs as: never root."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from payung.primitives.errors import SetupError

_CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An unprivileged account that root hands the server and its files to."""

    name: str
    uid: int
    gid: int

    def can_enter(self, directory: Path) -> bool:
        """May this account go into `directory`, through every directory above it?"""
        return all(self._can_search(step) for step in (directory, *directory.parents))

    def _can_search(self, directory: Path) -> bool:
        status = directory.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


def server_account(data: Path) -> Account | None:
    """The account to drop to, or None when the caller itself is unprivileged and owns `data`."""
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        _check_owned(data, owner)
        return None
    return _account_of(owner) if owner else _first_unprivileged()


def _check_owned(data: Path, owner: int | None) -> None:
    if owner not in (None, os.geteuid()):
        raise SetupError(
            f"Direktori data {data} milik akun lain (uid {owner}). Jalankan perintah ini sebagai "
            "akun itu atau sebagai root, atau pilih tempat lain dengan PAYUNG_HOME."
        )


def _account_of(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(name=str(uid), uid=uid, gid=uid)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _first_unprivileged() -> Account:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in _CANDIDATES:
        if name in known:
            return Account(name, known[name].pw_uid, known[name].pw_gid)
    raise SetupError(
        "PostgreSQL tidak boleh berjalan sebagai root, dan akun 'postgres' maupun 'nobody' tidak "
        "ada di mesin ini. Buat salah satunya (misalnya: useradd --system postgres), atau jalankan "
        "Payung sebagai pengguna biasa."
    )
