"""What a file is, by its first bytes, and whether it may be opened at all."""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from payung.intake.sheets import limits
from payung.primitives.errors import InputError
from payung.primitives.numbers import count_text

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"\x1f\x8b": "arsip GZIP",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"PAR1": "Parquet",
}
_HTML = (b"<html", b"<!doctype html", b"<table", b"<?xml")


class Packing(StrEnum):
    """How the file is made."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"
    ARCHIVE = "archive"


def examine(path: Path, file_name: str) -> Packing:
    """The packing of a file that is safe to open; InputError in a sentence otherwise."""
    size = path.stat().st_size
    if size == 0:
        raise InputError(
            f"Berkas '{file_name}' kosong (0 bita). Simpan atau unduh ulang, lalu kirim lagi."
        )
    if size > limits.FILE_BYTES:
        raise InputError(
            f"Berkas '{file_name}' berukuran {count_text(size // limits.MEGABYTE)} MB; batasnya "
            f"{limits.FILE_BYTES // limits.MEGABYTE} MB. Pecah, misalnya satu berkas per kecamatan."
        )
    with path.open("rb") as file:
        head = file.read(512)
    return _packing(path, file_name, head)


def _packing(path: Path, file_name: str, head: bytes) -> Packing:
    if head.startswith(b"PK"):
        return _inside_zip(path, file_name)
    if head.startswith(_OLE):
        return _inside_ole(path, file_name)
    for mark, what in _FOREIGN.items():
        if head.startswith(mark):
            raise InputError(
                f"Berkas '{file_name}' adalah {what}, bukan tabel. "
                "Kirim berkas XLSX, XLS, ODS, atau CSV."
            )
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
        raise InputError(
            f"Berkas '{file_name}' berisi halaman web (HTML/XML), meskipun namanya lain. "
            "Buka di Excel, pilih Simpan Sebagai 'Excel Workbook (.xlsx)', lalu kirim lagi."
        )
    return Packing.TEXT


def _inside_ole(path: Path, file_name: str) -> Packing:
    if _ENCRYPTED in path.read_bytes():
        raise locked(file_name)
    return Packing.XLS


def locked(file_name: str) -> InputError:
    """The sentence for a file that asks for a password."""
    return InputError(
        f"Berkas '{file_name}' dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya "
        "(File > Info > Protect Workbook), simpan, lalu kirim lagi."
    )


def damaged(file_name: str) -> InputError:
    """The sentence for a file that breaks off or does not hold what it promises."""
    return InputError(
        f"Berkas '{file_name}' rusak atau terpotong, sehingga tidak dapat dibaca sampai akhir. "
        "Unduh atau salin ulang berkas aslinya, lalu kirim lagi."
    )


def _inside_zip(path: Path, file_name: str) -> Packing:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            mime = archive.read("mimetype") if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise damaged(file_name) from error
    except RuntimeError as error:
        raise locked(file_name) from error
    _check_unpacked(parts, file_name)
    names = {part.filename for part in parts}
    if "xl/workbook.xml" in names or any(n.endswith("/workbook.xml") for n in names):
        return Packing.XLSX
    if b"opendocument.spreadsheet" in mime:
        return Packing.ODS
    return Packing.ARCHIVE


def _check_unpacked(parts: list[zipfile.ZipInfo], file_name: str) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise locked(file_name)
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    too_dense = unpacked > limits.RATIO_FROM_BYTES and unpacked / packed > limits.UNPACKED_RATIO
    if unpacked > limits.UNPACKED_BYTES or too_dense:
        raise InputError(
            f"Berkas '{file_name}' mengembang menjadi {count_text(unpacked // limits.MEGABYTE)} MB "
            f"saat dibuka ({count_text(unpacked // packed)} kali lipat): tidak wajar untuk tabel, jadi "
            "tidak dibuka. Salin datanya ke buku kerja baru, simpan, lalu kirim lagi."
        )
