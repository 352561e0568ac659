"""Files that cannot be read at all: each ends in a sentence and writes nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.intake.corpus.case import HEADER, PERSON, Case, Make, book, content, table, text
from tests.intake.hostile import HOSTILE
from tests.intake.making import Rows, write_ods, write_xls, write_xlsx

_BROKEN = ("rusak atau terpotong", "kirim lagi")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NO_HEADER = ("Tidak ada judul kolom yang dikenal",)
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><sst><si><t>&j;</t></si></sst>"
)


def _archive(**parts: bytes | str) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)

    return make


def _many_tables(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(61):
            archive.writestr(f"t{i}.csv", "a,b\n1,2\n")


def _climbing(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../../climbs.csv", "a,b\n1,2\n")


def _zip_in_zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.csv", "nama\nx\n")
    _archive(a_dot_csv=inner.getvalue())(path)


def _broken_inside(path: Path) -> None:
    write_xlsx(path, [HEADER, *[PERSON] * 50])
    half = path.read_bytes()[:2000]
    _archive(penduduk_dot_xlsx=half)(path)


def _without(part: str) -> Make:
    return _changed(part, None)


def _changed(part: str, data: bytes | None) -> Make:
    """A workbook in which one part is another, or is missing."""

    def make(path: Path) -> None:
        plain = path.with_suffix(".plain")
        write_xlsx(plain, [HEADER, PERSON])
        with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if name != part:
                    new.writestr(name, old.read(name))
                elif data is not None:
                    new.writestr(name, data)

    return make


def _sheet(xml: bytes) -> Make:
    return _changed(
        "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + xml + b"</sheetData></worksheet>"
    )


def _cut(write: object, rows: Rows, size: int) -> Make:
    def make(path: Path) -> None:
        assert callable(write)
        write(path, rows)
        path.write_bytes(path.read_bytes()[:size])

    return make


def _repeated_rows(path: Path) -> None:
    write_ods(path, [["nama"]])
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("content.xml")
    grown = xml.replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
    ).replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="60" ')
    _archive(mimetype=_ODS, content_dot_xml=grown)(path)


MORE = [
    Case("row-21.xlsx", book([*[["surat"]] * 21, HEADER, PERSON]), words=_NO_HEADER),
    Case("json.csv", text('[{"nik": "1", "nama": "Budi"}]'), words=_NO_HEADER),
    Case("no-header.csv", table([PERSON, PERSON]), words=_NO_HEADER),
    Case("xml-2003.xls", text('<?xml version="1.0"?><Workbook/>'), words=("halaman web (HTML/XML)",)),
    Case("letter.docx", _archive(word__document_dot_xml="<w/>"), words=("ZIP tanpa tabel",)),
    Case("binary.xlsb", _archive(xl__workbook_dot_bin=b"\0\1"), words=("ZIP tanpa tabel",)),
    Case("empty.zip", _archive(), words=("arsip ZIP tanpa tabel", "kosong")),
    Case("zip-in-zip.zip", _zip_in_zip, words=("arsip di dalam arsip",)),
    Case("broken-inside.zip", _broken_inside, words=("penduduk.xlsx", *_BROKEN)),
    Case("climbing.zip", _climbing, words=_NO_HEADER),
    Case("many.zip", _many_tables, words=("61 tabel", "paling banyak 60")),
    Case("bomb.zip", _archive(a_dot_csv=b"a" * 60_000_000), words=("mengembang menjadi 60 MB",)),
    Case("no-sheet.xlsx", _without("xl/worksheets/sheet1.xml"), words=_BROKEN),
    Case("no-relations.xlsx", _without("xl/_rels/workbook.xml.rels"), words=_BROKEN),
    Case("entities.xlsx", _changed("xl/sharedStrings.xml", _ENTITIES), words=("entities.xlsx",)),
    Case("not-xml.xlsx", _changed("xl/worksheets/sheet1.xml", b"\xff" * 400), words=("not-xml.xlsx",)),
    Case("no-string.xlsx", _sheet(b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
         words=("no-string.xlsx",)),
    Case("bad-address.xlsx", _sheet(b'<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
         words=("bad-address.xlsx",)),
    Case("row-zero.xlsx", _sheet(b'<row r="0"><c r="A0"><v>1</v></c></row>'), words=("row-zero.xlsx",)),
    Case("cut.xls", _cut(write_xls, [HEADER, *[PERSON] * 60], 3000), words=_BROKEN),
    Case("cut.ods", _cut(write_ods, [HEADER, *[PERSON] * 60], 900), words=_BROKEN),
    Case("no-content.ods", _archive(mimetype=_ODS), words=_BROKEN),
    Case("repeated.ods", _repeated_rows, words=("mengulang baris", "62.914.560")),
    Case("header-only.ods", lambda p: write_ods(p, [HEADER]), words=("hanya berisi judul kolom",)),
    Case("header-only.xls", lambda p: write_xls(p, [HEADER]), words=("hanya berisi judul kolom",)),
    Case("budget.csv", table([["Tahun", "Kd_Keg", "Kd_Rincian", "SumberDana", "Anggaran"], ["1"] * 5]),
         words=("Rincian anggaran Siskeudes", "Pilih jenis 'anggaran desa")),
    Case("roster-as-payments.csv", table([HEADER, PERSON]), words=("isinya Templat data pekerja",),
         kind="payments"),
    Case("one-long-cell.csv", content(b"nama,nik,rt\n\"" + b"x" * 200_000 + b"\",1,2\n\""),
         words=("tanda kutip",)),
]  # fmt: skip

REFUSED = [*(Case(h.name, h.make, words=h.words) for h in HOSTILE), *MORE]
