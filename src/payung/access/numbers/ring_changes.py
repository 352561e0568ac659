"""The ring changes: a new key, an old one put away, a copy that was seen."""

from __future__ import annotations

from pathlib import Path

from django.db import OperationalError, connection, transaction
from psycopg import sql

from payung.access.models import User
from payung.access.numbers.columns import sealed_tables
from payung.access.numbers.keys import current_ring
from payung.access.numbers.ring import INDEXED, Ring, parse
from payung.access.numbers.sources import Source, source, write_secret
from payung.access.numbers.use import use_of_keys
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.primitives.errors import InputError, NotFoundError, SetupError
from payung.primitives.numbers import count_text

COPY_SEEN = "key_copy_seen"
_WAIT_FOR_WRITERS = "60s"


def make_key(*, to: Path | None, by: User | None) -> tuple[Ring, Path]:
    """A new key that seals from now on, and the file that the ring was written to.

    `to`: where the new ring goes when it comes from the environment or a command, which Payung cannot
    write. Give it to them from there; until then nothing changes.
    """
    ring = current_ring().with_new_key()
    with transaction.atomic():
        _record("key_made", ring.newest.number, by)
        return ring, _write(source(), ring, to)


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


def _record(verb: str, number: int, by: User | None) -> None:
    record(by=by, verb=verb, object_type="access.key", object_id=number)
