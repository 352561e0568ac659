"""Write the whole database to one file, and put such a file back."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from payung.database.binaries import Binaries
from payung.database.granting import grant_rows
from payung.database.processes import ProgramFailedError, run_as_caller
from payung.database.swap import drop, take_over
from payung.primitives.errors import InputError, SetupError

_MAGIC = b"PGDMP"
_FRESH = "payung_pulih"
# Policies hold for the owner too, and pg_dump would refuse rather than leave rows out.
_EVERY_ROW = ("--enable-row-security",)
_SEE_ALL = "-c payung.scope=* -c payung.unplaced=on"


def backup(url: str, target: Path, binaries: Binaries) -> int:
    """Write `target` (PostgreSQL's custom format, mode 0600) and return its size in bytes.

    The file appears only when it is complete. Raises InputError when `target` exists already.
    """
    if target.exists():
        raise InputError(
            f"{target} sudah ada dan tidak ditimpa. Pilih nama lain, misalnya "
            f"{target.stem}-2{target.suffix or '.dump'}."
        )
    if not target.parent.is_dir():
        raise InputError(f"Direktori {target.parent} tidak ada. Buat dahulu, atau pilih yang lain.")
    unfinished = target.with_name(f"{target.name}.partial")
    try:
        _run(binaries, "pg_dump", url, *_EVERY_ROW, "--format=custom", f"--file={unfinished}")
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def restore(url: str, source: Path, binaries: Binaries, *, application: str) -> None:
    """Restore `source` into a fresh database and swap it in only when that succeeded.

    `url` is the owner's; `application` names the role that works with the rows. Until the swap the
    present database serves on, untouched; after it, its content is gone.
    Raises InputError when `source` is no backup, SetupError when the restore did not succeed.
    """
    _check_is_backup(source)
    name = str(conninfo_to_dict(url)["dbname"])
    with psycopg.connect(_to_database(url, "postgres"), autocommit=True) as connection:
        drop(connection, _FRESH)
        _create(connection, _FRESH)
        try:
            _fill(_to_database(url, _FRESH), source, binaries, application)
        except BaseException:
            drop(connection, _FRESH)
            raise
        take_over(connection, fresh=_FRESH, name=name)


def _check_is_backup(source: Path) -> None:
    if not source.is_file():
        raise InputError(
            f"Berkas {source} tidak ada. Contoh: payung db restore cadangan-2025-01-31.dump."
        )
    with source.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise InputError(
                f"{source} bukan cadangan basis data Payung. Yang diharapkan: berkas yang dibuat "
                "dengan 'payung db backup NAMA.dump'."
            )


def _create(connection: psycopg.Connection, name: str) -> None:
    try:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
                sql.Identifier(name)
            )
        )
    except psycopg.errors.InsufficientPrivilege as problem:
        raise SetupError(
            "Akun di DATABASE_URL tidak boleh membuat basis data, padahal pemulihan memerlukannya. "
            "Minta pengelola server menjalankan: ALTER ROLE <akun> CREATEDB."
        ) from problem


def _fill(url: str, source: Path, binaries: Binaries, application: str) -> None:
    # Not in parallel: the policies come last, and a foreign key that is checked behind one sees no rows.
    options = ("--no-owner", "--no-privileges", "--exit-on-error")
    try:
        _run(binaries, "pg_restore", url, *options, str(source))
    except ProgramFailedError as problem:
        raise SetupError(
            f"Pemulihan dari {source} gagal; basis data yang sekarang tidak berubah. {problem}"
        ) from problem
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")
        grant_rows(connection, application)


def _run(binaries: Binaries, program: str, url: str, *options: str) -> None:
    fields = conninfo_to_dict(url)
    password = fields.pop("password", None)
    place = make_conninfo("", **{**fields, "options": _SEE_ALL})
    command = [binaries.program(program), f"--dbname={place}", *options]
    run_as_caller(command, password=str(password) if password else None)


def _to_database(url: str, name: str) -> str:
    return make_conninfo(url, dbname=name)
