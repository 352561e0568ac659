"""`payung link` and `payung coverage`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer
from django.utils import timezone
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from payung.coverage import Cover, Indicator
from payung.membership import queries
from payung.membership.complete import incomplete_text
from payung.membership.cover.in_duckdb import count_in_duckdb
from payung.membership.cover.run import compute_coverage
from payung.membership.figures import as_row
from payung.membership.known_months import last_known_month, last_paid_month
from payung.membership.linking import link_registers
from payung.membership.models import CoverageRun
from payung.membership.nameless import nameless_counts
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.numbers import count_text
from payung.primitives.region_code import Level
from payung.regions.queries import home_regency
from payung.register.duplicates.finding import find_register_duplicates

_AHEAD = 24  # a list of much later must not push the month asked out of the window
_DIGITS = {Level.REGENCY: 5, Level.DISTRICT: 8, Level.VILLAGE: 13}


class LevelName(StrEnum):
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


class Engine(StrEnum):
    POSTGRES = "postgres"
    DUCKDB = "duckdb"


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def link(
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="cari warga yang tercatat dua kali, bukan peserta")
    ] = False,
) -> None:
    """Cocokkan peserta BPJS dengan data warga. Keputusan petugas tidak pernah ditimpa."""
    console = Console(stderr=True)
    if duplicates:
        _find_duplicates(console)
        return
    with console.status("Mencocokkan ..."):
        summary = link_registers(at=timezone.now(), by=None)
    Console().print(
        f"{count_text(summary.participants)} peserta dan {count_text(summary.persons)} warga: "
        f"{count_text(summary.matched)} cocok, {count_text(summary.in_review)} perlu diperiksa, "
        f"{count_text(summary.unmatched)} tidak ditemukan."
    )
    changed = summary.differences
    Console().print(
        f"Dibanding pencocokan sebelumnya: {count_text(changed.written)} pasangan baru atau berubah, "
        f"{count_text(changed.removed)} dicabut; yang lain tetap."
    )
    told = nameless_counts()
    if told.told:
        Console().print(
            f"Di antaranya {count_text(told.told)} hanya bersandi (hash NIK): "
            f"{count_text(told.matched)} cocok; tidak dapat diputuskan: {count_text(told.other_year)} "
            f"tahun lahirnya lain, {count_text(told.several)} NIK-nya dipakai beberapa warga, "
            f"{count_text(told.nobody)} NIK-nya tidak ada dalam data warga."
        )


def _find_duplicates(console: Console) -> None:
    with console.status("Mencari warga yang tercatat dua kali ..."):
        found = find_register_duplicates(at=timezone.now(), by=None)
    Console().print(
        f"{count_text(found.persons)} warga: {count_text(found.people)} mungkin tercatat lebih dari "
        f"sekali, dalam {count_text(found.clusters)} kelompok ({count_text(found.pairs)} pasangan). "
        f"Periksa di /periksa/."
    )
    Console().print(
        f"Dibanding pencarian sebelumnya: {count_text(found.written)} pasangan baru atau berubah, "
        f"{count_text(found.removed)} dicabut; yang lain tetap."
    )


def coverage(
    month: Annotated[str, typer.Option(help="bulan yang dihitung, contoh 2024-12")],
    level: Annotated[LevelName, typer.Option(help="tingkat wilayah")] = LevelName.REGENCY,
    engine: Annotated[Engine, typer.Option(help="mesin hitung")] = Engine.POSTGRES,
    output: Annotated[Format, typer.Option("--format", help="bentuk hasil")] = Format.TABLE,
    programme: Annotated[Cover, typer.Option(help="BASIC berarti JKK dan JKM")] = Cover.BASIC,
) -> None:
    """Hitung cakupan: pembilang, penyebut, yang belum jelas, batas bawah dan atas."""
    asked = Month.parse(month)
    run = compute_coverage(at=timezone.now(), through=_through(asked), by=None)
    _check_known(asked, run)
    region_level = Level[level.name]
    if engine is Engine.DUCKDB:
        source = queries.source_text(run)
        found = count_in_duckdb(
            run, month=asked, level=region_level, cover=programme, source=source
        )
        figures = [f for f in found if f.segment == "ALL"]
    else:
        figures = list(_stored(asked, region_level, programme))
    if why := incomplete_text(run, asked):
        Console(stderr=True).print(why, soft_wrap=True)
    rows = [as_row(f) for f in sorted(figures, key=lambda f: f.region_code)]
    print_rows(rows, output, _table)


def _check_known(month: Month, run: CoverageRun) -> None:
    first = Month(run.origin_month + run.grace_months)
    if month < first:
        raise InputError(
            f"Bulan {month} mendahului data iuran dan daftar peserta, yang mulai {first}. "
            f"Pilih bulan {first} atau sesudahnya."
        )


def _through(month: Month) -> Month:
    """The run covers the month asked and everything known to be later; InputError for the far future."""
    known = last_known_month()
    if known is None:
        return month
    furthest = max(known, last_paid_month() or known)
    if month > furthest:
        raise InputError(
            f"Bulan {month} belum ada datanya: daftar peserta dan iuran sampai {furthest}. "
            f"Pilih bulan {furthest} atau sebelumnya."
        )
    return min(max(month, known), month + _AHEAD)


def _stored(month: Month, level: Level, cover: Cover) -> list[Indicator]:
    code = home_regency().code
    found = queries.indicators(code, month=month, digits=_DIGITS[level], cover=cover)
    return list(found.values()) or [queries.indicator(code, month=month, cover=cover)]


def print_rows(
    rows: list[dict[str, Any]], output: Format, table: Callable[[list[dict[str, Any]]], None]
) -> None:
    """Rows as JSON, as CSV, or by the function that draws their table."""
    if output is Format.JSON:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif output is Format.CSV:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    else:
        table(rows)


def _table(rows: list[dict[str, Any]]) -> None:
    table = Table(
        title=f"Cakupan {rows[0]['programme']} {rows[0]['month']}", box=SIMPLE, pad_edge=False
    )
    columns = {
        "region_code": "kode",
        "region_name": "wilayah",
        "denominator": "pekerja",
        "numerator": "terlindungi",
        "unknown": "belum\njelas",
        "percent_lower": "bawah %",
        "percent_upper": "atas %",
    }
    for name, title in columns.items():
        table.add_column(
            title,
            justify="left" if name.startswith("region") else "right",
            no_wrap=name != "region_name",  # a name may break; the code tells two of one name apart
        )
    for row in rows:
        table.add_row(*(str(row[name]) for name in columns))
    Console().print(table)
    Console().print(f"Sumber: {rows[0]['source']}", style="dim")
