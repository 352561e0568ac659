"""Run a program of PostgreSQL and turn its failure into a sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from payung.database.account import Account
from payung.primitives.errors import SetupError

_SHOWN_LINES = 8


class ProgramFailedError(SetupError):
    """A program of PostgreSQL ended with an error; its own words are in the text."""


def run_as_server(command: Sequence[str], *, account: Account | None, directory: Path) -> None:
    """Run with the server's account in `directory`, in a plain environment."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_"))}
    _run(command, account, directory, {**environment, "LC_ALL": "C"})


def run_as_caller(command: Sequence[str], *, password: str | None) -> None:
    """Run a client program with the caller's rights; the password goes in the environment."""
    secret = {"PGPASSWORD": password} if password else {}
    _run(command, None, None, {**os.environ, **secret})


def _run(
    command: Sequence[str],
    account: Account | None,
    directory: Path | None,
    environment: Mapping[str, str],
) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - programs that `binaries` found, no shell
            command,
            cwd=directory,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            umask=0o077,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except OSError as problem:
        raise ProgramFailedError(
            f"{command[0]} tidak dapat dijalankan: {problem.strerror}."
        ) from problem
    if done.returncode:
        raise ProgramFailedError(_sentence(command[0], done.stderr or done.stdout))


def _sentence(program: str, words: str) -> str:
    last = "\n".join(words.strip().splitlines()[-_SHOWN_LINES:])
    return f"{Path(program).name} gagal. Kata-katanya sendiri:\n{last}"
