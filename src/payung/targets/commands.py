"""`payung target ...`: propose, settle, divide and show targets; take in published statements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from payung.membership.queries import latest_run
from payung.planning.readings import Method
from payung.primitives.errors import NotFoundError
from payung.primitives.month import Month
from payung.primitives.numbers import count_text, share_text
from payung.regions.queries import home_regency
from payung.targets import actions, queries
from payung.targets.models import Cascade, Target
from payung.targets.proposed_target import ProposedTarget
from payung.targets.statement_file import read_percent

app = typer.Typer(help="Target perlindungan, cara bacanya, dan pembagiannya.", no_args_is_help=True)
Region = Annotated[str, typer.Option(help="kode wilayah, contoh 73.07")]
Deadline = Annotated[str, typer.Option(help="bulan tenggat, contoh 2025-12")]
Because = Annotated[str, typer.Option(help="alasan, contoh 'Rapat Sekda 11 Juni 2025'")]
_METHODS = {
    Method.RELATIVE: "naik sekian persen dari nilai dasar",
    Method.POINTS: "naik sekian poin persen",
    Method.ABSOLUTE: "angka tetap",
}


@app.command("propose")
def propose(
    region: Region,
    base_month: Annotated[str, typer.Option(help="bulan dasar, contoh 2024-12")],
    base: Annotated[str, typer.Option(help="nilai dasar dalam persen, contoh 40")],
    increase: Annotated[
        str, typer.Option(help="kenaikan (atau angka tetap) dalam persen, contoh 20")
    ],
    deadline: Deadline,
    denominator: Annotated[int, typer.Option(help="jumlah pekerja, contoh 125000")],
    denominator_source: Annotated[
        str, typer.Option(help="sumber dan tanggalnya, contoh 'BPS 2025'")
    ],
    legal_source: Annotated[str, typer.Option(help="dasar hukum target, contoh 'Perbup 1/2026'")],
    base_source: Annotated[str, typer.Option(help="sumber nilai dasar")] = "",
    method: Annotated[str, typer.Option(help=f"kosong (terbuka), {', '.join(Method)}")] = "",
    because: Annotated[str, typer.Option(help="alasan, bila cara baca langsung ditetapkan")] = "",
) -> None:
    """Catat target; cara bacanya tetap terbuka sampai ditetapkan."""
    proposed = ProposedTarget(
        region_code=region,
        base_month=Month.parse(base_month),
        base_basis_points=read_percent(base) or 0,
        base_source=base_source,
        stated_basis_points=read_percent(increase) or 0,
        deadline_month=Month.parse(deadline),
        denominator=denominator,
        denominator_source=denominator_source,
        legal_source=legal_source,
        method=method,
        because=because,
    )
    _print_readings(actions.propose_target(proposed=proposed, by=None, at=timezone.now()))


@app.command("settle")
def settle(
    region: Region,
    deadline: Deadline,
    method: Annotated[str, typer.Option(help=f"{', '.join(Method)}; contoh relative")],
    because: Because,
) -> None:
    """Tetapkan cara membaca target, dengan alasannya."""
    target = actions.settle_target(
        target=_target(region, deadline), method=method, because=because, by=None, at=timezone.now()
    )
    _print_readings(target)


@app.command("withdraw")
def withdraw(region: Region, deadline: Deadline, because: Because) -> None:
    """Tarik usulan target yang cara bacanya belum ditetapkan; usulannya tetap tersimpan."""
    target = actions.withdraw_target(
        target=_target(region, deadline), because=because, by=None, at=timezone.now()
    )
    _say(
        f"Usulan target {region} untuk {Month.parse(deadline)} ditarik: {target.withdrawn_because}"
    )


@app.command("cascade")
def cascade(
    region: Region,
    deadline: Deadline,
    as_of: Annotated[str, typer.Option(help="keadaan bulan, contoh 2025-06")],
    because: Because,
    key: Annotated[str, typer.Option(help=", ".join(Cascade.Key.values))] = Cascade.Key.GAP.value,
    floor: Annotated[int, typer.Option(help="paling sedikit sekian orang tiap desa")] = 0,
    ceiling: Annotated[str, typer.Option(help="paling banyak sekian persen pekerja desa")] = "100",
) -> None:
    """Bagi target ke kecamatan dan desa; pembagian lama tetap tersimpan."""
    made = actions.make_cascade(
        target=_target(region, deadline),
        key=key,
        as_of_month=Month.parse(as_of),
        floor=floor,
        ceiling_basis_points=read_percent(ceiling) or 0,
        because=because,
        by=None,
        at=timezone.now(),
    )
    villages = made.shares.filter(region__level=4, people__gt=0).count()
    _say(
        f"Pembagian ke-{made.version}: {count_text(made.people)} orang "
        f"di {count_text(villages)} desa dan kelurahan."
    )


@app.command("show")
def show(
    region: Annotated[
        str, typer.Option(help="kode wilayah, contoh 73.07; kosong: kabupaten ini")
    ] = "",
    month: Annotated[
        str, typer.Option(help="keadaan bulan, contoh 2025-06; kosong: bulan lengkap terbaru")
    ] = "",
) -> None:
    """Tampilkan target, kekurangan, laju, dan bagian tiap wilayah."""
    code = region or home_regency().code
    asked = Month.parse(month) if month else Month(latest_run().complete_month)
    target = queries.target_in_force(code, asked)
    if target is None:
        raise NotFoundError(
            f"Belum ada target untuk {code} yang berlaku pada {asked}. "
            "Catat dahulu dengan: payung target propose."
        )
    _print_readings(target)
    _print_progress(target, asked)
    _print_shares(target, asked)


@app.command("statements")
def statements(
    file: Annotated[Path, typer.Argument(help="CSV pernyataan, contoh pernyataan.csv")],
) -> None:
    """Masukkan pernyataan yang sudah terbit: tanggal, angka, dan sumbernya."""
    done = actions.import_statements(path=file, by=None, at=timezone.now())
    _say(f"{done.read} dibaca = {done.created} baru + {done.unchanged} sudah ada")


def _say(line: str) -> None:
    Console().print(line, soft_wrap=True, highlight=False)


def _target(region: str, deadline: str) -> Target:
    month = Month.parse(deadline)
    known = queries.targets_of(region)
    found = next((each for each in known if each.deadline_month == month), None)
    if found is None:
        raise NotFoundError(
            f"Tidak ada target {region} untuk {deadline}. Catat dahulu dengan: payung target propose."
        )
    return found


def _print_readings(target: Target) -> None:
    state = "ditetapkan" if target.method else "belum ditetapkan"
    _say(f"Target {target.region_id} sampai {Month(target.deadline_month)}, cara baca {state}:")
    for reading in queries.target_readings(target):
        above = " (melebihi seluruh pekerja)" if reading.above_whole else ""
        _say(
            f"  {_METHODS[reading.method]}: {share_text(reading.share_basis_points, 10_000, 2)} = "
            f"{count_text(reading.people)} dari {count_text(target.denominator)} orang{above}"
        )


def _print_progress(target: Target, month: Month) -> None:
    progress = queries.target_progress(target, month)
    if progress is None:
        _say(f"Perlindungan {month} belum dihitung.")
        return
    covered, workers = progress.counts.covered, progress.counts.workers
    _say(
        f"{month}: {count_text(covered)} dari {count_text(workers)} pekerja terlindungi "
        f"({share_text(covered, workers)})."
    )
    for way in progress.ways:
        needed = way.pace.needed_per_month
        monthly = "tenggat sudah lewat" if needed is None else f"{count_text(needed)} sebulan"
        arrives = way.pace.arrives
        _say(
            f"  {_METHODS[way.reading.method]}: kurang {count_text(way.missing)} orang, {monthly}; "
            f"dengan laju sekarang {arrives or 'tidak pernah tercapai'}."
        )


def _print_shares(target: Target, month: Month) -> None:
    table = Table("kode", "wilayah", "bagian", "kurang", "sebulan")
    for share in queries.shares(target, target.region_id, month):
        numbers = (share.given, share.missing, share.needed_per_month)
        table.add_row(
            share.region.code,
            share.region.shown_name,
            *("-" if number is None else count_text(number) for number in numbers),
        )
    Console().print(table)
