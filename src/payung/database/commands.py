"""`payung db ...`: the database on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from payung.database.binaries import Binaries, available, locate
from payung.database.cluster import load
from payung.database.external import external_url
from payung.database.home import default_home
from payung.database.launch import binaries_for
from payung.database.server import ensure_running, erase, owner_running, stop
from payung.database.status import status
from payung.primitives.errors import SetupError
from payung.primitives.numbers import count_text

app = typer.Typer(help="Basis data PostgreSQL milik Payung.", no_args_is_help=True)

_Backup = Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas cadangan, contoh a.dump")]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Jangan bertanya dahulu.")]


@app.command("start")
def start_command() -> None:
    """Jalankan PostgreSQL; dibuat dahulu bila belum ada."""
    home = default_home()
    ensure_running(home)
    typer.echo(status(home).sentence)


@app.command("stop")
def stop_command() -> None:
    """Hentikan PostgreSQL dengan tertib."""
    _check_own("dihentikan")
    stopped = stop(default_home())
    typer.echo("PostgreSQL dihentikan." if stopped else "PostgreSQL memang tidak berjalan.")


@app.command("status")
def status_command() -> None:
    """Tunjukkan apakah PostgreSQL berjalan dan di mana datanya."""
    typer.echo(status(default_home()).sentence)


SEES_NOTHING = """\
Tabel orang (warga, peserta, iuran) tampak kosong di sini sampai wilayahnya disebut. Tulis dahulu, misalnya:
  SET payung.scope = '73.07';
Untuk semua, juga yang tanpa wilayah:
  SET payung.scope = '*'; SET payung.unplaced = 'on';
"""


@app.command("shell")
def shell_command() -> None:
    """Buka psql sebagai akun aplikasi; ia mengatakan cara melihat baris orang."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    home = default_home()
    fields = conninfo_to_dict(ensure_running(home))
    password = str(fields.pop("password", ""))
    secret = {"PGPASSWORD": password} if password else {}
    psql = _client_binaries(home).program("psql")
    typer.echo(SEES_NOTHING, err=True)
    os.execve(psql, [psql, make_conninfo("", **fields)], {**os.environ, **secret})  # noqa: S606 - psql takes over this process, no shell wanted


@app.command("backup")
def backup_command(file: _Backup) -> None:
    """Tulis seluruh basis data ke satu berkas. Isinya data pribadi: simpan dengan aman."""
    from payung.database.backup import backup

    home = default_home()
    size = backup(owner_running(home), file, _client_binaries(home))
    typer.echo(f"Cadangan ditulis ke {file} ({count_text(size)} byte).")


@app.command("restore")
def restore_command(file: _Backup, yes: _Yes = False) -> None:
    """Ganti isi basis data dengan isi cadangan; diganti hanya bila pemulihan berhasil."""
    from psycopg.conninfo import conninfo_to_dict

    from payung.database.backup import restore
    from payung.database.prepare import quicken_search

    home = default_home()
    url, application = owner_running(home), conninfo_to_dict(ensure_running(home)).get("user", "")
    if not yes:
        typer.confirm("Isi basis data yang sekarang akan diganti. Lanjutkan?", abort=True)
    restore(url, file, _client_binaries(home), application=str(application))
    cluster = None if external_url() else load(home)
    if cluster:
        quicken_search(cluster)
    typer.echo(f"Basis data dipulihkan dari {file}.")


@app.command("erase")
def erase_command(yes: _Yes = False) -> None:
    """Hentikan PostgreSQL dan hapus semua datanya."""
    _check_own("dihapus")
    home = default_home()
    if not yes:
        typer.confirm(f"Semua data di {home} akan hilang. Lanjutkan?", abort=True)
    erased = erase(home)
    typer.echo("Basis data dihapus." if erased else f"Memang tidak ada basis data di {home}.")


def _check_own(action: str) -> None:
    if external_url():
        raise SetupError(
            f"DATABASE_URL terpasang: server itu bukan milik Payung dan tidak {action} dari sini. "
            "Kosongkan DATABASE_URL bila yang dimaksud PostgreSQL milik Payung sendiri."
        )


def _client_binaries(home: Path) -> Binaries:
    """Those of the cluster's own version; for a foreign server the newest, which can read older."""
    cluster = None if external_url() else load(home)
    if cluster:
        return binaries_for(cluster)
    newest = max(available(), key=lambda binaries: binaries.version, default=None)
    return newest or locate()
