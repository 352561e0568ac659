"""One measured run in a process of its own: `python -m benchmarks.intake.contestant NAME FILE`."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

import django


def main(name: str, path: Path) -> None:
    """Print seconds, CPU seconds, peak memory and counts as one line of JSON. Start-up is not counted.

    CPU seconds are those of this process and of its PostgreSQL backend together: they tell what the
    work costs when other programs share the machine.
    """
    django.setup()
    run = import_module(f"benchmarks.intake.{name}").run
    start, cpu_start = time.perf_counter(), time.process_time() + _backend_seconds()
    counts = run(path)
    seconds = time.perf_counter() - start
    cpu = time.process_time() + _backend_seconds() - cpu_start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak, **counts}))


def _backend_seconds() -> float:
    """CPU seconds of our PostgreSQL backend so far; 0 when it runs on another machine."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
