"""One reading in a process of its own: `python -m benchmarks.intake.readers NAME FILE`.

Every reader ends with all rows in memory, numbers of identity as text where it can be told to. Ours also
guards against hostile files, finds the header, names the columns and marks cells that were numbers. The
first part of a file's name is its kind (`SourceFile.Kind`), for ours.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import django

Read = Callable[[Path], int]


def _ours() -> Read:
    _with_django()
    from payung.intake.formats.known import likely_sheets
    from payung.intake.formats.recognition import recognise
    from payung.intake.sheets.opening import open_file
    from payung.intake.staging import stage

    def read(path: Path) -> int:
        file = open_file(path, path.name, likely_sheets=likely_sheets(path.stem))
        return stage(recognise(file, path.stem, path.name)).height

    return read


def _pandas() -> Read:
    import pandas

    def read(path: Path) -> int:
        reader = pandas.read_csv if path.suffix == ".csv" else pandas.read_excel
        return len(reader(_unpacked(path), dtype=str))

    return read


def _openpyxl() -> Read:
    import openpyxl

    def read(path: Path) -> int:
        book = openpyxl.load_workbook(_unpacked(path), read_only=True)
        return len(list(book.active.iter_rows(values_only=True))) - 1

    return read


def _import_export() -> Read:
    _with_django()
    from import_export.formats.base_formats import CSV, XLSX

    def read(path: Path) -> int:
        if path.suffix == ".csv":
            return len(CSV().create_dataset(path.read_text(encoding="utf-8")))
        return len(XLSX().create_dataset(_unpacked(path).read()))

    return read


def _unpacked(path: Path) -> IO[bytes]:
    """The file, or the one inside a ZIP, which the others do not look into."""
    if path.suffix != ".zip":
        return path.open("rb")
    archive = zipfile.ZipFile(path)
    return io.BytesIO(archive.read(archive.namelist()[0]))


def _with_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()


def _cpu() -> float:
    """CPU seconds so far, with those of children that ended: ours opens an XLS in one first."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_mb() -> int:
    """The most memory this process had; `ru_maxrss` would also count what its parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


READERS: dict[str, tuple[Callable[[], Read], tuple[str, ...]]] = {
    "ours": (_ours, (".xlsx", ".xls", ".ods", ".csv")),
    "pandas": (_pandas, (".xlsx", ".xls", ".ods", ".csv")),
    "openpyxl": (_openpyxl, (".xlsx",)),
    "django-import-export": (_import_export, (".xlsx", ".csv")),
}


def main(name: str, path: Path) -> None:
    """Print rows, seconds, CPU seconds and peak memory as JSON. Imports are not timed."""
    read = READERS[name][0]()
    start, cpu_start = time.perf_counter(), _cpu()
    rows = read(path)
    seconds, cpu = time.perf_counter() - start, _cpu() - cpu_start
    print(json.dumps({"rows": rows, "seconds": seconds, "cpu": cpu, "peak_mb": _peak_mb()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
