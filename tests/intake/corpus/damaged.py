"""Files that are damaged in the ways of offices and are read all the same: each row is accounted for."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from tests.intake.corpus.case import (
    HEADER,
    KK,
    NIK,
    PERSON,
    VILLAGE,
    Case,
    book,
    content,
    person,
    roster,
    table,
    text,
)
from tests.intake.formats import books
from tests.intake.making import write_ods, write_xls, write_xlsx

ONE_NEW = (1, 1, 0, 0, 0)
ONE_BACK = (1, 0, 0, 0, 1)
LINE = ",".join(PERSON)
HEAD = ",".join(HEADER)


def _dates_from_1904(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"date_1904": True}) as made:
        sheet = made.add_worksheet("Pekerja")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [*PERSON[:4], 31412, *PERSON[5:]])


def _siak_not_valid(path: Path) -> None:
    write_xls(path, books.siak({**books.SIAK_BUDI, "Status": "Tidak Valid"}))


def _number(nik: str) -> Case:
    return Case(f"nik-{nik}.xlsx", roster(person(nik=nik)), ONE_NEW, doubts=("nik_invalid",))


NUMBERS = [
    Case("nik-number.xlsx", roster(person(nik=float(NIK))), ONE_NEW, doubts=("nik_damaged",)),
    Case("nik-number.ods", lambda p: write_ods(p, [HEADER, [float(NIK), *PERSON[1:]]]), ONE_NEW,
         doubts=("nik_damaged",)),
    Case("nik-number.xls", lambda p: write_xls(p, [HEADER, [float(NIK), *PERSON[1:]]]), ONE_NEW,
         doubts=("nik_damaged",)),
    Case("nik-science.csv", table([HEADER, person(nik="9,90701E+15")], ";"), ONE_NEW,
         doubts=("nik_damaged",)),
    Case("nik-decimal.csv", table([HEADER, person(nik=f"{NIK}.0")]), ONE_NEW, doubts=("nik_damaged",)),
    Case("nik-number-alone.xlsx", roster(person(nik=float(NIK), tanggal_lahir="")), ONE_BACK,
         ("tidak dapat dikenali", "menjadi Teks, ketik ulang 16 angkanya")),
    Case("kk-number.xlsx", roster(person(no_kk=float(KK))), ONE_NEW, doubts=("kk_unusable",)),
    Case("nik-apostrophe.csv", table([HEADER, person(nik=f"'{NIK}\u00a0")]), ONE_NEW),
    Case("nik-spaced.xlsx", roster(person(nik="9907 0101 0190 0001")), ONE_NEW),
    Case("nik-temporary.xlsx", roster(person(nik="0990701200100001")), ONE_NEW,
         doubts=("nik_temporary",)),
    _number("９９０７０１０１０１９００００１"),
    _number("1111111111111111"),
    _number("9907010001900001"),
    _number("9907017501900001"),
    _number("9907013102900001"),
    _number("9907010101900000"),
    _number("990701010190000"),
    _number("bukan angka"),
    Case("nik-inf.xlsx", roster(person(nik="inf"), person(nik="1e400", nama="Ani")), (2, 2, 0, 0, 0),
         doubts=("nik_invalid",)),
    Case("nik-two-names.xlsx", roster(person(), person(nama="Ani", tanggal_lahir="1980-02-03")),
         (2, 2, 0, 0, 0), doubts=("nik_on_two_people",)),
    Case("twice.xlsx", roster(person(), person()), (2, 1, 0, 0, 1), ("sudah ada di baris 2",)),
]  # fmt: skip

CELLS = [
    Case("birth-31-feb.xlsx", roster(person(tanggal_lahir="1990-02-31")), ONE_BACK,
         ("'1990-02-31' bukan tanggal yang ada",)),
    Case("birth-future.xlsx", roster(person(tanggal_lahir="2999-01-01")), ONE_BACK, ("belum terjadi",)),
    Case("birth-1850.xlsx", roster(person(tanggal_lahir="1850-01-01")), ONE_BACK, ("120 tahun",)),
    Case("birth-words.xlsx", roster(person(tanggal_lahir="awal tahun")), ONE_BACK, ("'awal tahun'",)),
    Case("birth-1904.xlsx", _dates_from_1904, ONE_NEW),
    Case("birth-us.xlsx", roster(person(tanggal_lahir="12/31/1990")), ONE_BACK, ("bukan tanggal",)),
    Case("name-empty.xlsx", roster(person(nama=" \u00a0 ")), ONE_BACK, ("Nama kosong",)),
    Case("name-symbols.xlsx", roster(person(nama="???")), ONE_BACK, ("Nama kosong",)),
    Case("name-long.xlsx", roster(person(nama="A" * 20_000)), ONE_NEW),
    Case("name-sql.xlsx", roster(person(nama="Budi'); DROP TABLE register_person;--")), ONE_NEW),
    Case("name-braces.xlsx", roster(person(nama="{value} %s {0}", tanggal_lahir="{x}")), ONE_BACK,
         ("'{x}' bukan tanggal",)),
    Case("name-formula.csv", table([HEADER, person(nama="=HYPERLINK(1)")]), ONE_NEW),
    Case("name-rtl.csv", table([HEADER, person(nama="Budi \u202eitnaS\u202c \U0001f9d1\u200d\U0001f33e")]),
         ONE_NEW),
    Case("name-control.csv", table([HEADER, person(nama="Bu\x01di\x0b")]), ONE_NEW),
    Case("name-null.csv", content(f"{HEAD}\n{LINE}\n".replace("Budi", "Bu\0di").encode("utf-16")), ONE_NEW),
    Case("formula.xlsx", roster(person(nama="=A1")), ONE_BACK, ("rumus yang belum dihitung",)),
    Case("village-unknown.xlsx", roster(person(kode_desa="99.07.09.2009")), ONE_BACK, ("tidak ada di",)),
    Case("village-number.xlsx", roster(person(kode_desa=9907012001.0)), ONE_NEW),
    Case("village-none.xlsx", roster(person(kode_desa="")), ONE_BACK, ("Desa tidak disebut",)),
    Case("village-other.xlsx", roster(person(kode_desa="99.07.02.2001")), ONE_BACK,
         ("padahal berkas dikirim untuk desa",), village=VILLAGE),
    Case("status.xlsx", roster(person(status="sakti"), header=[*HEADER]), ONE_NEW),
    Case("status-unknown.csv", text(f"{HEAD},status\n{LINE},sakti\n"), ONE_BACK, ("'sakti' tidak dikenal",)),
    Case("status-9.csv", text(f"{HEAD},status\n{LINE},9\n"), ONE_BACK, ("tidak valid",)),
    Case("moved.csv", text(f"{HEAD},status,tanggal_peristiwa\n{LINE},pindah,2999-01-01\n"), ONE_BACK,
         ("belum terjadi",)),
]  # fmt: skip

SHAPES = [
    Case("utf8-mark.csv", text(f"\ufeff{HEAD}\n{LINE}\n"), ONE_NEW),
    Case("utf16.csv", text(f"{HEAD}\n{LINE}\n", "utf-16"), ONE_NEW),
    Case("utf16-no-mark.csv", text(f"{HEAD}\n{LINE}\n", "utf-16-le"), ONE_NEW),
    Case("utf16-be.csv", text(f"{HEAD}\n{LINE}\n", "utf-16-be"), ONE_NEW),
    Case("windows.csv", text(f"{HEAD}\n{LINE}\n".replace("Budi", "André"), "cp1252"), ONE_NEW),
    Case("tabs.tsv", text(f"{HEAD}\n{LINE}\n".replace(",", "\t")), ONE_NEW),
    Case("bars.txt", text(f"{HEAD}\n{LINE}\n".replace(",", "|")), ONE_NEW),
    Case("old-mac.csv", text(f"{HEAD}\r{LINE}\r"), ONE_NEW),
    Case("mixed-ends.csv", text(f"{HEAD}\r\n{LINE}\n\r\n\r{LINE.replace('Budi', 'Ani')}"), (2, 2, 0, 0, 0)),
    Case("no-last-end.csv", text(f"{HEAD}\n{LINE}"), ONE_NEW),
    Case("short-row.csv", text(f"{HEAD},rt\n{LINE}\n"), ONE_NEW),
    Case("long-row.csv", text(f"{HEAD}\n{LINE},lebih\n"), ONE_BACK, ("lebih banyak sel",)),
    Case("commas-in-cell.csv", text(f'{HEAD}\n{LINE.replace("Budi", chr(34) + "Budi, S.Pd" + chr(34))}\n'),
         ONE_NEW),
    Case("blank-rows.xlsx", roster([], person(), ["", "", " "], person(nama="Ani", nik="")), (2, 2, 0, 0, 0)),
    Case("header-row-15.xlsx", book([*[["surat"]] * 14, HEADER, PERSON]), ONE_NEW),
    Case("two-row-header.xlsx",
         book([["Nomor", "", "nama", "", "Lahir", "", "kode_desa"], ["nik", "no_kk", "", "jk",
               "tanggal_lahir", "ibu", ""], PERSON]), ONE_NEW),
    Case("header-twice.xlsx", book([[*HEADER, "nama"], [*PERSON, "Orang Lain"]]), ONE_NEW),
    Case("header-odd.xlsx", book([["N.I.K", "No. KK\n", " NAMA ", "L/P", "Tgl. Lahir", "Nama Ibu",
                                  "Kode-Desa"], PERSON]), ONE_NEW),
    Case("columns-unnamed.xlsx", book([[*HEADER, "", ""], [*PERSON, "x", "y"]]), ONE_NEW),
    Case("columns-turned.xlsx", book([HEADER[::-1], PERSON[::-1]]), ONE_NEW),
    Case("many-blank-lines.csv", text(f"{HEAD}\n" + "\n" * 100_000 + f"{LINE}\n"), ONE_NEW),
    Case("only-marks.csv", text(f"{HEAD}\n{LINE}\n" + ",,,,,,\n" * 50_000), ONE_NEW),
    Case("no-mark-at-end.xlsx", roster(person(), ["###"]), (2, 1, 0, 0, 1), ("Nama kosong",)),
]  # fmt: skip

PROGRAMS = [
    Case("siak-not-valid.xls", _siak_not_valid, ONE_BACK, ("tidak valid",)),
    Case("bip-legend.xlsx", book(books.bip_2016()), (3, 3, 0, 0, 0), village=VILLAGE),
    Case("bip-footer.xlsx", book([*books.bip_ektp(), ["Halaman 1 dari 9"]]), (4, 3, 0, 0, 1),
         ("Nama kosong",), village=VILLAGE),
    Case("bip-card-lost.xlsx", book([r if i != 2 else ["x"] for i, r in enumerate(books.bip_ektp())]),
         (4, 3, 0, 0, 1), ("Nama kosong",), village=VILLAGE),
    Case("regsosek-64.xlsx", book(books.regsosek(["BUDI", NIK, KK, "1", "1990-01-01", 64]),
                                  "Anggota Keluarga"), ONE_NEW, doubts=("claim_unreadable",),
         village=VILLAGE),
    Case("officials-two-villages.csv", text("Kd_Desa,Nama_Perangkat,No_ID\n01.1,Amir,\n01.2,Budi,\n"),
         (2, 0, 0, 0, 2), ("satu berkas untuk tiap desa",), village=VILLAGE),
    Case("payments.csv", text("nik,segmen,bulan_awal,jumlah_bulan,program,jumlah\n"
                              f"{NIK},BPU,2025-13,1,JKK,1\n{NIK},BPU,2025-01,13,JKK,1\n"
                              f"{NIK},BPU,2025-01,1,JKX,1\n{NIK},XX,2025-01,1,JKK,1\n"
                              f"{NIK},BPU,2025-01,1,JKK,-5\n,BPU,2025-01,1,JKK,5\n{NIK},BPU,2025-01,1,JKK,1.5\n"),
         (7, 0, 0, 0, 7), ("bukan bulan", "1 sampai 12", "'JKX'", "'XX'", "'-5'", "iuran siapa", "'1.5'"),
         kind="payments"),
    Case("participants.csv", text("nik_hash,nama,segmen,status,dibayar_sampai\nxyz,A,BPU,AKTIF,\n"
                                  ",,BPU,AKTIF,\n,A,BPU,MUNGKIN,\n,A,BPU,AKTIF,besok\n"), (4, 0, 0, 0, 4),
         ("bukan 64 angka", "paling sedikit satu", "'MUNGKIN'", "'besok'"), kind="participants"),
    Case("denominators.csv", text("kode_wilayah,segmen,jenis,jumlah,sumber,per_tanggal\n"
                                  "99.07,BPU,potensi,-1,x,2025-01-01\n99.07,PMI,potensi,1,x,2025-01-01\n"
                                  "12.34,BPU,potensi,1,x,2025-01-01\n99.07,BPU,potensi,1,,kapan\n"),
         (4, 0, 0, 0, 4), ("'-1'", "'PMI'", "tidak ada dalam daftar", "Sumber kosong", "'kapan'"),
         kind="denominators"),
    Case("budgets.csv", text("Tahun;Kd_Desa;Kd_Keg;Kd_Rincian;No_Urut;Anggaran;JmlSatuan\n"
                             "2025;01.1;1;5.1.3.04.;1;16800.0000;satu\n25;01.1;1;5.1.3.04.;2;1;1\n"
                             "2025;01.1;1;lima;3;1;1\n2025;01.1;1;5.1.3.04.;4;1e6;1\n"
                             "2025;01.1;1;5.1.3.04.;1;5;1\n"), (5, 1, 0, 0, 4),
         ("'25'", "'lima'", "'1e6'", "sudah ada di baris 2"), kind="budgets", village=VILLAGE),
    Case("opendk-moment.xlsx", lambda p: write_xlsx(p, [["nama", "nomor_nik", "id", "updated_at", "desa_id"],
                                                       ["Budi", NIK, "1", "kemarin", VILLAGE]]), ONE_NEW),
]  # fmt: skip

DAMAGED = [*NUMBERS, *CELLS, *SHAPES, *PROGRAMS]
