"""The settings and the machine: what must not be so where real people are looked after."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from payung.access.checks.reach import names_for_others

_GIGABYTE = 1_000_000_000
_LITTLE_SPACE, _NO_SPACE = 5 * _GIGABYTE, _GIGABYTE
_OLDEST_BACKUP_HOURS = 48


@register()
def there_is_room(**_asked: Any) -> list[CheckMessage]:
    """Space for the next file and the next backup."""
    free = shutil.disk_usage(settings.PAYUNG_HOME).free
    if free >= _LITTLE_SPACE:
        return []
    kind = Error if free < _NO_SPACE else Warning
    return [
        kind(
            f"Di {settings.PAYUNG_HOME} tinggal {free / _GIGABYTE:.1f} GB; berkas besar dan basis data "
            f"memerlukan sedikitnya {_LITTLE_SPACE // _GIGABYTE} GB.",
            hint="Pindahkan cadangan lama dari sana, atau perbesar cakramnya.",
            id="payung.E301",
        )
    ]


@register(Tags.security, deploy=True)
def second_factor_is_forced(**_asked: Any) -> list[CheckMessage]:
    """Who sees many people needs one."""
    if settings.SECOND_FACTOR_FORCED:
        return []
    return [
        Error(
            "Faktor kedua tidak diwajibkan: kata sandi yang dicuri cukup untuk melihat seluruh kabupaten.",
            hint="Kosongkan PAYUNG_SECOND_FACTOR, atau isi forced. Di pemasangan berisi data contoh "
            "bawaannya memang bebas: data nyata memerlukan pemasangan tersendiri.",
            id="payung.E302",
        )
    ]


@register(Tags.security, deploy=True)
def limits_are_counted(**_asked: Any) -> list[CheckMessage]:
    """Signing in, searching and opening numbers are limited."""
    if settings.RATE_LIMITED:
        return []
    return [
        Error(
            "Batas percobaan masuk, pencarian, dan pembukaan nomor tidak dihitung.",
            hint="Hapus PAYUNG_RATE_LIMITS=off; itu hanya untuk mengukur kecepatan.",
            id="payung.E307",
        )
    ]


@register(Tags.security, deploy=True)
def visitors_are_told_apart(**_asked: Any) -> list[CheckMessage]:
    """Behind TLS a proxy stands in front; uncounted, all visitors share one address and its limits."""
    if settings.PROXIES or not settings.SESSION_COOKIE_SECURE:
        return []
    return [
        Warning(
            "Di belakang proxy semua pengunjung tampak datang dari satu alamat, jadi batas percobaan masuk "
            "satu orang menutup pintu bagi semua.",
            hint="Isi PAYUNG_PROXIES dengan banyaknya proxy di depan Payung, contoh PAYUNG_PROXIES=1.",
            id="payung.W308",
        )
    ]


@register(Tags.security, deploy=True)
def site_has_a_name(**_asked: Any) -> list[CheckMessage]:
    """Hosts are named one by one."""
    hosts = settings.ALLOWED_HOSTS
    if names_for_others() and not any(host.startswith((".", "*")) for host in hosts):
        return []
    return [
        Error(
            f"PAYUNG_HOSTS ({', '.join(sorted(hosts))}) tidak menyebut nama situs, atau menerima apa saja.",
            hint="Tulis nama persisnya, contoh: PAYUNG_HOSTS=payung.contohkab.go.id",
            id="payung.E303",
        )
    ]


@register(Tags.security, deploy=True)
def there_is_a_fresh_backup(**_asked: Any) -> list[CheckMessage]:
    """A backup of the last two days, on another disk than the data."""
    return list(_faults_of_backups(settings.BACKUPS))


def _faults_of_backups(folder: Path | None) -> Iterator[CheckMessage]:
    dumps = sorted(folder.glob("*.dump"), key=_written) if folder and folder.is_dir() else []
    if not dumps:
        yield Error(
            "Cadangan tidak ditemukan"
            + (f" di {folder}." if folder else ": PAYUNG_BACKUPS belum menyebut foldernya."),
            hint="Buat tiap malam: payung db backup FOLDER/payung-TANGGAL.dump; isi PAYUNG_BACKUPS=FOLDER.",
            id="payung.E304",
        )
    elif (hours := (time.time() - _written(dumps[-1])) / 3600) > _OLDEST_BACKUP_HOURS:
        yield Error(
            f"Cadangan terbaru ({dumps[-1].name}) berumur {hours / 24:.0f} hari.",
            hint="Periksa mengapa payung db backup tidak berjalan tiap malam.",
            id="payung.E305",
        )
    home = Path(settings.PAYUNG_HOME).resolve()
    if folder and folder.is_dir() and folder.resolve().is_relative_to(home):
        yield Error(
            f"Folder cadangan {folder} ada di dalam folder data, jadi hilang bersamanya.",
            hint="Pilih folder di mesin atau cakram lain.",
            id="payung.E306",
        )


def _written(path: Path) -> float:
    return path.stat().st_mtime
