"""`python -m benchmarks.intake.run`: both readers, same file, same PostgreSQL, same run.

Each contestant runs in a fresh process on an emptied register. Printed are seconds, peak memory of the
process, and the ratio of the best rounds. A second run of ours on the same file shows the cost of a
file that changes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

from benchmarks.intake.invented_roster import VILLAGES, write_roster

_DATABASE = "payung_benchmark_intake"
_TABLES = (
    "register_work, register_person, register_household, intake_sourcefile, intake_rejectedrow"
)


def main() -> None:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, _scratch_database() as url:
        path = Path(folder) / "roster.xlsx"
        write_roster(path, options.rows)
        _prepare_regions()
        best: dict[str, dict[str, Any]] = {}
        for _ in range(options.rounds):
            for name in options.only or ("ours", "peer"):
                _empty()
                _keep_best(best, name, _measure(name, path, url))
                if name == "ours":
                    _keep_best(best, "ours again", _measure(name, path, url))
    _report(best)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", action="append", choices=("ours", "peer"))
    return parser.parse_args()


@contextmanager
def _scratch_database() -> Iterator[str]:
    """A database of its own beside the real one, on the same server; gone afterwards."""
    from django.db import connection

    kept = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = _DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield _url(connection.settings_dict)
    finally:
        connection.creation.destroy_test_db(kept, verbosity=0)


def _url(settings: dict[str, Any]) -> str:
    parts = {k: quote(str(settings.get(k) or ""), safe="") for k in ("USER", "PASSWORD", "NAME")}
    secret = f":{parts['PASSWORD']}" if parts["PASSWORD"] else ""
    place = f"host={quote(str(settings['HOST']), safe='')}&port={settings.get('PORT') or 5432}"
    return f"postgresql://{parts['USER']}{secret}@/{parts['NAME']}?{place}"


def _prepare_regions() -> None:
    from payung.regions.actions import choose_regency, load_official_regions
    from payung.regions.official import OfficialRegion

    districts = sorted({code[:8] for code in VILLAGES})
    rows = [("99", "Contoh", 1, "provinsi"), ("99.07", "Rekaan", 2, "kabupaten")]
    rows += [(code, f"Kecamatan {code[-2:]}", 3, "kecamatan") for code in districts]
    rows += [(code, f"Desa {code[-4:]}", 4, "desa") for code in VILLAGES]
    load_official_regions(by=None, regions=(OfficialRegion(*row) for row in rows))
    choose_regency(code="99.07", by=None)


def _empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {_TABLES} CASCADE")


def _measure(name: str, path: Path, url: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake.contestant", name, str(path)],
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"{name}: {result}", flush=True)
    return result


def _keep_best(best: dict[str, dict[str, Any]], name: str, result: dict[str, Any]) -> None:
    if name not in best or result["seconds"] < best[name]["seconds"]:
        best[name] = result


def _report(best: dict[str, dict[str, Any]]) -> None:
    for name, result in best.items():
        print(
            f"{name:12} {result['seconds']:7.2f} s  {result['cpu']:7.2f} s CPU  "
            f"{result['peak_mb']:5} MB"
        )
    if {"ours", "peer"} <= set(best):
        wall, cpu = (best["peer"][key] / best["ours"][key] for key in ("seconds", "cpu"))
        print(f"django-import-export takes {wall:.1f} times as long ({cpu:.1f} times the CPU)")


if __name__ == "__main__":
    main()
