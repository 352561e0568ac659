"""Makes the files that must end in a sentence: broken, locked, huge, foreign, or simply the wrong one."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.intake.making import write_csv, write_ods, write_xls, write_xlsx

HEADER = ["nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "kode_desa"]
PERSON = [
    "9907010101900001",
    "9907010101100001",
    "Budi",
    "L",
    "1990-01-01",
    "Siti",
    "99.07.01.2001",
]


class Hostile(NamedTuple):
    """A file, how it is made, and words that its sentence must hold."""

    name: str
    make: Callable[[Path], object]
    words: tuple[str, ...]


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _rows(rows: list[list[object]], sheet: str = "Pekerja") -> Callable[[Path], object]:
    return lambda path: write_xlsx(path, rows, sheet)


def _truncated(path: Path) -> None:
    write_xlsx(path, [HEADER, *[PERSON] * 50])
    path.write_bytes(path.read_bytes()[:2000])


def _flipped(path: Path) -> None:
    """A sheet whose content does not fit its checksum."""
    write_xlsx(path, [HEADER, *[PERSON] * 50])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    content[sheet.header_offset + 120] ^= 0xFF
    path.write_bytes(content)


def _locked(path: Path) -> None:
    """What Excel writes when a password is set: an OLE container with EncryptedPackage inside."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1016
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048)


def _locked_zip(path: Path) -> None:
    write_xlsx(path, [HEADER, PERSON])
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place != -1:
        (flags,) = struct.unpack_from("<H", content, place + 8)
        struct.pack_into("<H", content, place + 8, flags | 1)
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)


def _sheet_xml(path: Path, xml: bytes) -> None:
    """A workbook whose only sheet has this XML."""
    plain = path.with_suffix(".plain")
    write_xlsx(plain, [HEADER, PERSON])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, xml if part.endswith("sheet1.xml") else old.read(part))


_OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CLOSE = b"</sheetData></worksheet>"


def _bomb(path: Path) -> None:
    _sheet_xml(path, _OPEN + b" " * 60_000_000 + _CLOSE)


def _far_cell(path: Path) -> None:
    """Two cells at opposite corners: a reader that makes room for all between them needs gigabytes."""
    first = b'<row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c></row>'
    last = b'<row r="1048576"><c r="CV1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    _sheet_xml(path, _OPEN + first + last + _CLOSE)


def _far_cell_in_single_quotes(path: Path) -> None:
    first = b"<row r='1'><c r='A1' t='inlineStr'><is><t>nama</t></is></c></row>"
    last = b"<row r='1048576'><c r='CV1048576' t='inlineStr'><is><t>x</t></is></c></row>"
    _sheet_xml(path, _OPEN + first + last + _CLOSE)


def _address(address: bytes) -> Callable[[Path], None]:
    """A cell with an address that no program writes, for which a reader would ask for terabytes."""
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c></row><row r="2">'
    cell = b'<c r="%s" t="inlineStr"><is><t>x</t></is></c></row>' % address
    return lambda path: _sheet_xml(path, _OPEN + row + cell + _CLOSE)


def _far_row_of_nameless_cells(path: Path) -> None:
    row = b'<row r="4173138360"><c t="inlineStr"><is><t>nama</t></is></c></row>'
    _sheet_xml(path, _OPEN + row + _CLOSE)


def _wide_xlsx(path: Path) -> None:
    write_xlsx(path, [["nama", *map(str, range(1000))]])


def _zip_without_tables(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("surat.txt.pdf", "nik,nama\n")


_LOCK = ("kata sandi", "simpan, lalu kirim lagi")
_BROKEN = ("rusak atau terpotong", "kirim lagi")
HOSTILE = [
    Hostile("empty.xlsx", _bytes(b""), ("kosong (0 bita)",)),
    Hostile("spaces.csv", _bytes(b" \n\n \n"), ("tidak berisi apa pun", "judul kolom")),
    Hostile("header-only.xlsx", _rows([HEADER]), ("hanya berisi judul kolom",)),
    Hostile("no-sheet-content.xlsx", _rows([]), ("lembar: Pekerja", "contoh: nik")),
    Hostile("truncated.xlsx", _truncated, _BROKEN),
    Hostile("flipped.xlsx", _flipped, _BROKEN),
    Hostile("noise-after-pk.xlsx", _bytes(b"PK\x03\x04" + b"\1" * 500), _BROKEN),
    Hostile(
        "noise-after-ole.xls", _bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\1" * 900), _BROKEN
    ),
    Hostile("locked.xlsx", _locked, _LOCK),
    Hostile("locked-zip.xlsx", _locked_zip, _LOCK),
    Hostile("bomb.xlsx", _bomb, ("mengembang menjadi 60 MB", "tidak dibuka")),
    Hostile("far-cell.xlsx", _far_cell, ("1.048.576 baris", "100 kolom", "jauh di luar tabel")),
    Hostile(
        "far-row.xlsx", _address(b"A4173138360"), ("4.173.138.360 baris", "jauh di luar tabel")
    ),
    Hostile("far-lower.xlsx", _address(b"b41731383609"), ("41.731.383.609 baris", "jauh di luar")),
    Hostile(
        "far-letters.xlsx", _address(b"AAAAAAAA2"), ("8.353.082.583 kolom", "paling banyak 700")
    ),
    Hostile(
        "far-nameless.xlsx", _far_row_of_nameless_cells, ("4.173.138.360 baris", "jauh di luar")
    ),
    Hostile("far-quoted.xlsx", _far_cell_in_single_quotes, ("1.048.576 baris", "jauh di luar")),
    Hostile("wide.xlsx", _wide_xlsx, ("1.001 kolom", "paling banyak 700")),
    Hostile("wide.csv", _bytes(b"nama," + b"x," * 200_000), ("200.002 kolom", "43 kolom")),
    Hostile("pdf.xlsx", _bytes(b"%PDF-1.7 ..."), ("adalah PDF", "XLSX, XLS, ODS, atau CSV")),
    Hostile("picture.csv", _bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), ("gambar PNG",)),
    Hostile("page.xls", _bytes(b"<html><table><tr><td>nama"), ("halaman web", "Simpan Sebagai")),
    Hostile("archive.zip", _zip_without_tables, ("arsip ZIP tanpa tabel", "surat.txt.pdf")),
    Hostile("bytes.csv", _bytes(b"nik,nama\n\0\0\1\2" * 9), ("bukan teks",)),
    Hostile("odd-utf16.csv", _bytes(b"\xff\xfen\0i\0k\0x"), ("bukan teks",)),
    Hostile("open-quote.csv", _bytes(b'nik,nama,rt\n1,"Budi,2\n2,Ani,3\n'), ("tanda kutip",)),
    Hostile(
        "open-quotes.csv",
        _bytes(b'nik,nama,rt\n1,"Budi,2\n2,Ani,3\n3,Cici,"4\n'),
        ("tanda kutip", "tidak ditutup"),
    ),
    Hostile(
        "wrong-sheet.xlsx",
        _rows([["bulan", "curah hujan"], ["Januari", 12]], "Cuaca"),
        ("lembar: Cuaca", "biasanya bernama", "no_kk"),
    ),
    Hostile(
        "no-name-column.xlsx",
        _rows([["nik", "no_kk", "alamat", "rt"], ["1", "2", "3", "4"]]),
        ("lembar 'Pekerja' baris 1", "kolom 'nama' tidak ada"),
    ),
    Hostile(
        "payments-as-roster.xlsx",
        _rows([["nik", "bulan_awal", "jumlah_bulan", "jumlah", "program", "segmen"], ["1"] * 6]),
        ("data warga dan pekerja", "isinya Pembayaran iuran"),
    ),
    Hostile(
        "participants-as-roster.csv",
        lambda path: write_csv(
            path, [["nik", "nama", "tanggal_lahir", "segmen", "program", "status"], ["1"] * 6]
        ),
        ("isinya Daftar peserta BPJS Ketenagakerjaan", "Pilih jenis"),
    ),
    Hostile(
        "opensid-without-village.xlsx",
        _rows(
            [
                ["nama", "nik", "no_kk", "sex", "kk_level", "pekerjaan_id", "status_kawin"],
                ["a"] * 7,
            ],
            "Data Penduduk",
        ),
        ("tidak memuat kode desa", "--village 73.07.04.2005"),
    ),
    Hostile("ods-wrong.ods", lambda path: write_ods(path, [["a", "b"]]), ("Tidak ada judul",)),
    Hostile("xls-wrong.xls", lambda path: write_xls(path, [["a", "b"]]), ("Tidak ada judul",)),
]
