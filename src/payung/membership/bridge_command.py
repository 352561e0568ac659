"""`payung bridge`: why the covered workers of one month became those of another."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from payung.coverage import Cover
from payung.coverage.bridge import GAINS, LOSSES, Bridge
from payung.membership import queries
from payung.membership.bridge_words import cell_text
from payung.membership.commands import Format, print_rows
from payung.membership.models import CoverageRun
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.regions.queries import home_regency, region


def bridge(
    first: Annotated[str, typer.Option("--from", help="bulan awal, contoh 2024-12")],
    last: Annotated[str, typer.Option("--to", help="bulan akhir, contoh 2025-06")],
    code: Annotated[str, typer.Option("--region", help="kode wilayah; kosong: kabupaten")] = "",
    output: Annotated[Format, typer.Option("--format", help="bentuk hasil")] = Format.TABLE,
    programme: Annotated[Cover, typer.Option(help="BASIC berarti JKK dan JKM")] = Cover.BASIC,
) -> None:
    """Jelaskan perubahan jumlah pekerja terlindungi di antara dua bulan; jumlahnya pas."""
    place = region(RegionCode.parse(code)) if code else home_regency()
    months = (Month.parse(first), Month.parse(last))
    _check_computed(queries.latest_run(), *months)
    found = queries.bridge(place.code, first=months[0], last=months[1], cover=programme)
    title = f"{place.name} ({place.code}), {programme}"
    print_rows(_rows(found), output, lambda rows: _table(rows, title))


def _check_computed(run: CoverageRun, *months: Month) -> None:
    oldest, newest = Month(run.origin_month + run.grace_months), Month(run.through_month)
    for month in months:
        if not oldest <= month <= newest:
            raise InputError(
                f"Bulan {month} belum dihitung. Yang ada: {oldest} sampai {newest}. "
                f"Contoh: --from {oldest} --to {newest}."
            )


def _rows(found: Bridge) -> list[dict[str, Any]]:
    """`start`, every line with its sign (also the empty ones), and `end`, which is their sum."""
    signs = [*((cell, 1) for cell in GAINS), *((cell, -1) for cell in LOSSES)]
    moved = [(c.value, cell_text(c), sign * found.cells.get(c, 0)) for c, sign in signs]
    start = ("start", f"terlindungi {found.span.first}", found.start)
    end = ("end", f"terlindungi {found.span.last}", found.end)
    return [
        {"region_code": str(found.region_code), "line": line, "meaning": meaning, "workers": people}
        for line, meaning, people in (start, *moved, end)
    ]


def _table(rows: list[dict[str, Any]], title: str) -> None:
    table = Table("yang mengubah", title=title, box=SIMPLE)
    table.add_column("pekerja", justify="right")
    for row in rows:
        is_change = row["line"] not in {"start", "end"}
        if row["workers"] or not is_change:
            table.add_row(
                row["meaning"], f"{row['workers']:+d}" if is_change else str(row["workers"])
            )
    Console().print(table)
