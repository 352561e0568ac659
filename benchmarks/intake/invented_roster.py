"""Writes a roster as villages send it: our template as XLSX, with a few faults of every kind."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

COLUMNS = (
    "nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "hubungan_keluarga",
    "alamat", "dusun", "rt", "kode_desa", "pekerjaan", "status", "penghasilan", "telepon",
)  # fmt: skip
VILLAGES = [f"99.07.{d:02}.20{v:02}" for d in range(1, 9) for v in range(1, 11)]
_GIVEN = ["Budi", "Siti", "Ani", "Rahmat", "Nur", "Andi", "Sitti", "Hasan", "Rina", "Hj.", "H."]
_FAMILY = ["Santoso", "Aminah", "Daeng", "Rahman", "Hidayat", "Lestari", "Karim", "Wati", "Saleh"]
_WORK = [
    "PETANI/PEKEBUN", "NELAYAN/PERIKANAN", "BURUH HARIAN LEPAS", "MENGURUS RUMAH TANGGA",
    "PELAJAR/MAHASISWA", "WIRASWASTA", "KARYAWAN SWASTA", "BELUM/TIDAK BEKERJA", "SOPIR", "GURU",
]  # fmt: skip
_FAULT_SHARE = 0.01


def write_roster(path: Path, rows: int, seed: int = 5, street: str = "Jl. Poros") -> None:
    """`rows` people in families of about four; one row in a hundred has a fault.

    Another street gives the same people, all of them moved.
    """
    draw = random.Random(seed)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Pekerja")
        for column, name in enumerate(COLUMNS):
            sheet.write_string(0, column, name)
        for number, person in enumerate(people(draw, rows, street), start=1):
            for column, name in enumerate(COLUMNS):
                value = person[name]
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                elif value:
                    sheet.write_string(number, column, value)


def people(draw: random.Random, rows: int, street: str) -> Iterator[dict[str, str | int]]:
    """Row by row what `COLUMNS` hold; a NIK that a spreadsheet made a number is one here too."""
    for number in range(rows):
        person = {**_person(draw, number), "alamat": f"{street} {number % 300}"}
        if draw.random() < _FAULT_SHARE:
            _spoil(draw, person)
        yield person


def _person(draw: random.Random, number: int) -> dict[str, str | int]:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(1945, 2010)
    woman = draw.random() < 0.5
    serial = f"{number // 9999 % 90 + 10:02}{number % 9999 + 1:04}"
    nik = f"9907{serial[:2]}{day + 40 * woman:02}{month:02}{year % 100:02}{serial[2:]}"
    family = number // 4
    return {
        "nik": nik,
        "no_kk": f"990701010110{family:04}" if family < 10_000 else f"99070202{family:08}",
        "nama": f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)} {draw.choice(_FAMILY)}",
        "jenis_kelamin": "P" if woman else "L",
        "tanggal_lahir": f"{year}-{month:02}-{day:02}",
        "nama_ibu": f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}",
        "hubungan_keluarga": ("KEPALA KELUARGA", "ISTRI", "ANAK", "ANAK")[number % 4],
        "dusun": f"Dusun {number % 5 + 1}",
        "rt": f"{number % 6 + 1:03}",
        "kode_desa": VILLAGES[family % len(VILLAGES)],
        "pekerjaan": draw.choice(_WORK),
        "status": "hidup",
        "penghasilan": f"{draw.randint(5, 40) * 100_000}",
        "telepon": f"0812{draw.randrange(10**8):08}" if number % 3 == 0 else "",
    }


def _spoil(draw: random.Random, person: dict[str, str | int]) -> None:
    name, value = draw.choice(
        [
            ("nama", ""),
            ("tanggal_lahir", "1990-02-31"),
            ("tanggal_lahir", "2099-01-01"),
            ("kode_desa", "99.07.01.2099"),
            ("nik", int(person["nik"])),
            ("nik", "123"),
            ("status", "entah"),
        ]
    )
    person[name] = value
