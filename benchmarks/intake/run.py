"""`python -m benchmarks.intake.run`: both readers, same file, same PostgreSQL, same run.

Each contestant runs in a fresh process on an emptied register. Printed are seconds, peak memory of the
process, and the ratio of the best rounds. A second run of ours on the same file shows the cost of a
file that changes nothing, a third one with other addresses that of a file that changes everybody.
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

import django
from psycopg.conninfo import conninfo_to_dict

from benchmarks.intake.invented_roster import VILLAGES, write_roster
from payung.database import application_url, owner_url
from payung.database.granting import grant_rows

UNKEPT = "ours unkept"  # without the triggers that keep former rows, so that their cost is seen
_DATABASE = "payung_benchmark_intake"
_TABLES = (
    "register_work, register_person, register_household, intake_sourcefile, intake_rejectedrow, "
    "access_changedrows, access_formerrow, access_chainentry"
)


def main() -> None:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, _scratch_database() as url:
        path = Path(folder) / "roster.xlsx"
        write_roster(path, options.rows)
        moved = Path(folder) / "moved.xlsx"
        write_roster(moved, options.rows, street="Jl. Baru")
        _prepare_regions()
        best: dict[str, dict[str, Any]] = {}
        for _ in range(options.rounds):
            for name in options.only or ("ours", UNKEPT, "peer"):
                _empty()
                _keep_former_rows(on=name != UNKEPT)
                _keep_best(best, name, _measure(name, path, url))
                if name != "peer":
                    _keep_best(best, f"{name}, again", _measure(name, path, url))
                    _keep_best(best, f"{name}, changed", _measure(name, moved, url))
    _report(best)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", action="append", choices=("ours", UNKEPT, "peer"))
    return parser.parse_args()


@contextmanager
def _scratch_database() -> Iterator[str]:
    """A database of its own beside the real one, on the same server; gone afterwards.

    Its owner makes and empties it; contestants work in the role of the application.
    """
    from django.db import connection

    kept = connection.settings_dict
    owner = conninfo_to_dict(owner_url())
    kept.update(USER=owner["user"], PASSWORD=owner["password"])
    kept["TEST"]["NAME"] = _DATABASE
    name = str(kept["NAME"])
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    with connection.cursor() as cursor:
        grant_rows(cursor, str(conninfo_to_dict(application_url())["user"]))
    try:
        yield application_url().rpartition("/")[0] + f"/{_DATABASE}"
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


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
        for table in ("access_changedrows", "access_formerrow", "access_chainentry"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER audit_is_never_emptied")
        cursor.execute(f"TRUNCATE {_TABLES} CASCADE")


def _keep_former_rows(*, on: bool) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("register_household", "register_person", "register_work"):
            cursor.execute(f"ALTER TABLE {table} {'ENABLE' if on else 'DISABLE'} TRIGGER USER")


def _measure(name: str, path: Path, url: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake.contestant", name.split()[0], str(path)],
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
            f"{name:21} {result['seconds']:7.2f} s  {result['cpu']:7.2f} s CPU  "
            f"{result['peak_mb']:5} MB"
        )
    if {"ours", "peer"} <= set(best):
        wall, cpu = (best["peer"][key] / best["ours"][key] for key in ("seconds", "cpu"))
        print(f"django-import-export takes {wall:.1f} times as long ({cpu:.1f} times the CPU)")


if __name__ == "__main__":
    main()
