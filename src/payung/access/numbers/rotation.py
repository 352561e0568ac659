"""Keys follow one another: a new one, everything sealed under it while work goes on, the old one put away.

What is done is seen in the values themselves, so that a rotation that was killed just runs again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg import sql

from payung.access.models import User
from payung.access.numbers.columns import SealedTable, sealed_tables
from payung.access.numbers.keys import current_ring
from payung.access.numbers.ring import INDEXED, Ring, parse
from payung.access.numbers.sources import Source, source, write_secret
from payung.access.numbers.values import count_by_key, reseal_batch
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError, NotFoundError, SetupError
from payung.primitives.numbers import count_text

COPY_SEEN = "key_copy_seen"
ROWS_AT_ONCE = 2_000
_ONE_ROTATION = 7307_0002  # advisory lock of a session
_PAUSE_SECONDS = 0.5  # before rows that somebody was changing are tried again
_WAIT_FOR_WRITERS = "60s"


@dataclass(frozen=True, slots=True)
class Use:
    """How many sealed values hang on each key, by table."""

    tables: dict[str, Counter[int]]

    def of(self, number: int) -> int:
        return sum(counted[number] for counted in self.tables.values())

    def of_older(self, number: int) -> int:
        return sum(n for each in self.tables.values() for key, n in each.items() if key < number)


def use_of_keys() -> Use:
    """Counted now, over every declared table."""
    with seeing(EVERYTHING):
        return Use({table.name: count_by_key(table) for table in sealed_tables()})


def make_key(*, to: Path | None, by: User | None) -> tuple[Ring, Path]:
    """A new key that seals from now on, and the file that the ring was written to.

    `to`: where the new ring goes when it comes from the environment or a command, which Payung cannot
    write. Give it to them from there; until then nothing changes.
    """
    ring = current_ring().with_new_key()
    with transaction.atomic():
        _record("key_made", ring.newest.number, by)
        return ring, _write(source(), ring, to)


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
            _record("keys_rotated", number, by, values=done)
    return done


def retire_key(*, number: int, to: Path | None, by: User | None) -> tuple[Path, Path]:
    """Take a key that nothing hangs on out of the ring: the ring's file, and the one the key is kept in.

    InputError when it seals still or anything is sealed with it. Writers wait while that is counted.
    """
    ring = current_ring()
    _check_can_retire(ring, number)
    place = source()
    beside = _target(place, to)
    kept = beside.with_name(f"{beside.name}.retired-{number}")
    with seeing(EVERYTHING):
        _hold_writers()
        _check_unused(number)
        _record("key_retired", number, by)
        key = next(key for key in ring.keys if key.number == number)
        write_secret(kept, f"{number}:{key.secret.hex()}\n")
        return _write(place, ring.without(number), to), kept


def see_copy(path: Path, *, by: User | None) -> tuple[int, ...]:
    """Compare a copy of the ring with the ring; the numbers of its keys. InputError says what it lacks."""
    if not path.is_file():
        raise NotFoundError(
            f"Berkas {path} tidak ada. Contoh: payung keys copy /media/brankas/gelang.key"
        )
    ring, copied = current_ring(), parse(path.read_text(), source=str(path))
    missing = [str(key.number) for key in ring.keys if key not in copied.keys]
    if missing or any(ring.index_key(kind) != copied.index_key(kind) for kind in INDEXED):
        lacks = f"kunci {' dan '.join(missing)}" if missing else "kunci indeks"
        raise InputError(
            f"Salinan {path} tidak lengkap: {lacks} tidak ada di sana atau berbeda. Salin gelang kunci "
            f"sekali lagi dari {source().name}."
        )
    with transaction.atomic():
        for number in ring.numbers:
            _record(COPY_SEEN, number, by)
    return ring.numbers


def _check_can_retire(ring: Ring, number: int) -> None:
    if number not in ring.numbers:
        known = ", ".join(str(each) for each in ring.numbers)
        raise NotFoundError(f"Kunci {number} tidak ada di gelang kunci. Yang ada: {known}.")
    if number == ring.newest.number:
        raise InputError(
            f"Kunci {number} adalah yang terbaru dan sedang menyegel. Buat penggantinya dahulu: payung keys "
            "new, lalu payung keys rotate."
        )


def _check_unused(number: int) -> None:
    if found := use_of_keys().of(number):
        raise InputError(
            f"{count_text(found)} nilai masih disegel dengan kunci {number}, jadi tanpa kunci itu tidak "
            "terbuka lagi. Jalankan dahulu: payung keys rotate."
        )


def _hold_writers() -> None:
    """Nobody writes into a sealed table until the transaction ends."""
    names = sql.SQL(", ").join(sql.Identifier(table.name) for table in sealed_tables())
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_WAIT_FOR_WRITERS])
            cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(names))
    except OperationalError as error:
        raise SetupError(
            f"Sesudah {_WAIT_FOR_WRITERS} masih ada yang menulis, mungkin berkas yang sedang masuk. "
            "Tidak ada yang berubah. Coba lagi sesudah berkas itu selesai."
        ) from error


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


def _write(place: Source, ring: Ring, to: Path | None) -> Path:
    path = _target(place, to)
    write_secret(path, ring.text())
    return path


def _target(place: Source, to: Path | None) -> Path:
    """Where a changed ring is written. InputError when nobody said it, or something stands there."""
    if to is not None and to.exists():
        raise InputError(f"{to} sudah ada dan tidak ditimpa. Pilih nama lain.")
    if path := to or place.file:
        return path
    raise InputError(
        f"Kunci datang dari {place.name}, yang tidak dapat ditulis Payung. Sebutkan berkas untuk gelang "
        "kunci yang baru, contoh: --to gelang.key. Pindahkan isinya ke tempatnya, jalankan ulang situs, "
        "lalu hapus berkas itu."
    )


def _record(verb: str, number: int, by: User | None, **details: Any) -> None:
    record(by=by, verb=verb, object_type="access.key", object_id=number, **details)
