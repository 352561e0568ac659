"""Counting cover anew after a change by hand, in a process of its own: the page does not wait for it."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connection, transaction

from payung.primitives.month import Month

_WAITING, _COUNTING = 7307_0021, 7307_0022


def count_soon() -> None:
    """Once the change is kept, begin a count that sees it."""
    transaction.on_commit(_spawn)


def _spawn() -> None:
    subprocess.Popen(
        [sys.executable, "-m", "payung.membership.cover.soon"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "payung.web.settings"},
    )


def count_once() -> bool:
    """Count the same months as last time; False when another process already waits to do so.

    Whoever waits has not begun, so it will see this change too.
    """
    from payung.membership.cover.recount import count_again
    from payung.membership.queries import newest_run

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_WAITING])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT pg_advisory_lock(%s)", [_COUNTING])
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_WAITING])
        try:
            last = newest_run()
            count_again(by=None, through=Month(last.through_month) if last else None)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_COUNTING])
    return True


def main() -> None:
    """Entry of the process."""
    import django

    django.setup()
    from payung.access.rows.sight import EVERYTHING, working_as

    with working_as(EVERYTHING, request="hitung ulang"):
        count_once()


if __name__ == "__main__":
    main()
