"""Everything sealed comes under the newest key, while work goes on.

What is done is seen in the values themselves, so that a rotation that was killed just runs again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from django.db import connection

from payung.access.models import User
from payung.access.numbers.columns import SealedTable, sealed_tables
from payung.access.numbers.keys import current_ring
from payung.access.numbers.resealing import reseal_batch
from payung.access.numbers.use import use_of_keys
from payung.access.numbers.values import count_by_key
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError

ROWS_AT_ONCE = 2_000
_ONE_ROTATION = 7307_0002  # advisory lock of a session
_PAUSE_SECONDS = 0.5  # before rows that somebody was changing are tried again


def rotate(
    *,
    by: User | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    rows_at_once: int = ROWS_AT_ONCE,
) -> int:
    """Seal every value under the newest key, while others read and write; how many were.

    `progress` is told values done and values known in all after each batch.
    """
    number = current_ring().newest.number
    with _alone():
        total, done = use_of_keys().of_older(number), 0
        progress(0, total)
        for resealed in _batches(number, rows_at_once):
            done += resealed
            progress(done, max(total, done))
        with seeing(EVERYTHING):
            record(
                by=by,
                verb="keys_rotated",
                object_type="access.key",
                object_id=number,
                values=done,
            )
    return done


def _batches(number: int, rows: int) -> Iterator[int]:
    """Until nothing older is left: a row changed meanwhile leaves a former row under the older key."""
    while older := [table for table in sealed_tables() if _older(table, number)]:
        found = 0
        for table in older:
            found += yield from _pass(table, number, rows)
        if not found:
            time.sleep(_PAUSE_SECONDS)


def _pass(table: SealedTable, number: int, rows: int) -> Generator[int, None, int]:
    """Once through a table; how many values were sealed anew."""
    after, found = -1, 0
    while True:
        with seeing(EVERYTHING):
            say_why(f"disegel ulang dengan kunci {number}")
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('payung.resealing', 'on', true)")
            batch = reseal_batch(table, after=after, rows=rows)
        if batch is None:
            return found
        after, found = batch.last, found + batch.resealed
        yield batch.resealed


def _older(table: SealedTable, number: int) -> int:
    with seeing(EVERYTHING):
        return sum(values for key, values in count_by_key(table).items() if key < number)


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ONE_ROTATION])
        if cursor.fetchone() != (True,):
            raise InputError("Penyegelan ulang lain sedang berjalan. Tunggu sampai selesai.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_ROTATION])
