"""`python -m benchmarks.intake.layouts`: a file of each known layout, read by us and by others, same run.

As `benchmarks.intake.formats`, reading only, until all rows are in memory; every file is an XLSX with all
columns of its layout, OpenSID's for OpenDK inside its ZIP. Ours gives people under their family cards where a
book has them; the others give lines of cells. Rows are people, whatever lines they take.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import zipfile
from pathlib import Path

import xlsxwriter

from benchmarks.intake.formats import Reading, measured
from benchmarks.intake.laid_out import laid_out
from payung.intake.formats.layout import Layout


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")  # the names of fields
    from payung.intake.formats.known import LAYOUTS

    options = _options()
    print(f"{options.rows:,} rows each; rows a second, seconds, processor seconds, MB")
    for layout in LAYOUTS:
        if not options.only or layout.id in options.only:
            with tempfile.TemporaryDirectory() as folder:
                _compare(layout.id, _written(layout, Path(folder), options.rows), options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", action="append", help="a layout")
    parser.add_argument("--beside", action="append", help="a reader; all when none is named")
    return parser.parse_args()


def _written(layout: Layout, folder: Path, rows: int) -> Path:
    """The file of a layout; its name tells the reader which kind it is."""
    path = folder / f"{layout.kind}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(layout.sheets[0] if layout.sheets else "Sheet1")
        for number, line in enumerate(laid_out(layout, rows)):
            sheet.write_row(number, 0, line)
    return _zipped(path) if layout.id == "opendk" else path


def _zipped(path: Path) -> Path:
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return path.with_suffix(".zip")


def _compare(title: str, path: Path, options: argparse.Namespace) -> None:
    ours = measured("ours", path)
    if ours.rows != options.rows:
        raise SystemExit(f"{title}: {ours.rows} of {options.rows} rows were read")
    _print(title, "ours", ours, ours, options.rows)
    for name in options.beside or ("pandas", "openpyxl", "django-import-export"):
        _print("", name, measured(name, path), ours, options.rows)


def _print(title: str, name: str, found: Reading, ours: Reading, rows: int) -> None:
    print(
        f"{title:20} {name:21} {rows / found.seconds:9,.0f}  {found.seconds:6.2f}  {found.cpu:6.2f} "
        f"({found.cpu / ours.cpu:.1f} times ours)  {found.peak_mb:5}",
        flush=True,
    )


if __name__ == "__main__":
    main()
