"""The keys: do they open what is kept, what is lost without them, and is there a copy elsewhere?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import ProgrammingError
from django.utils import timezone

from payung.access.models import AuditEvent
from payung.access.numbers.columns import sealed_tables
from payung.access.numbers.keys import current_ring
from payung.access.numbers.ring_changes import COPY_SEEN
from payung.access.numbers.sources import source
from payung.access.numbers.use import use_of_keys
from payung.access.numbers.values import index_agrees, opens
from payung.primitives.errors import SetupError
from payung.primitives.numbers import count_text

_SAMPLE = 200
_Check = Callable[..., Iterator[CheckMessage]]


def _with_ring(check: _Check) -> Callable[..., list[CheckMessage]]:
    """Nothing more can be said of keys that cannot be read; that is said once, by `ring_is_read`."""

    @wraps(check)
    def answered(**asked: Any) -> list[CheckMessage]:
        try:
            return list(check(**asked)) if asked.get("databases") else []
        except (
            SetupError,
            ProgrammingError,
        ):  # no ring, or no tables yet: both are told by themselves
            return []

    return answered


@register(Tags.database)
def ring_is_read(**asked: Any) -> list[CheckMessage]:
    """The ring is there, closed to others, and readable."""
    try:
        if asked.get("databases"):
            current_ring()
    except SetupError as error:
        return [Error(str(error), hint="Sesudah diperbaiki: payung check.", id="payung.E101")]
    return []


@register(Tags.database)
@_with_ring
def ring_opens_what_is_kept(**_asked: Any) -> Iterator[CheckMessage]:
    """A sample of every sealed column opens, and says the number that its blind index stands for."""
    closed = [table.name for table in sealed_tables() if not opens(table, _SAMPLE)]
    if closed:
        yield Error(
            f"Kunci dari {source().name} bukan yang menyegel nilai di {', '.join(closed)}.",
            hint="Kembalikan gelang kunci dari pemasangan asal atau dari salinannya. Jangan memasukkan "
            "berkas sebelum itu: setiap orang akan tampak baru.",
            id="payung.E102",
        )
        return
    unlike = [table.name for table in sealed_tables() if not index_agrees(table, _SAMPLE)]
    if unlike:
        yield Error(
            f"Nomor bersegel tidak cocok dengan indeksnya di {', '.join(unlike)}: kunci indeks bukan yang "
            "dahulu, atau nomor dua orang ditukar di basis data.",
            hint="Bandingkan kunci indeks dengan salinannya: payung keys copy BERKAS. Bila sama, periksa "
            "jejak: payung audit verify.",
            id="payung.E103",
        )


@register(Tags.database)
@_with_ring
def what_is_lost_with_the_keys(**_asked: Any) -> Iterator[CheckMessage]:
    """How much hangs on each key, said before it is lost."""
    ring, use = current_ring(), use_of_keys()
    for number in ring.numbers:
        if hangs := use.of(number):
            yield Info(
                f"{count_text(hangs)} nilai (NIK, KK, kartu, telepon, faktor kedua) hanya terbuka dengan "
                f"kunci {number} dari {source().name}. Bila kunci itu hilang, semuanya hilang, juga dari "
                "setiap cadangan: nama dan angka tetap ada, nomor tidak dapat dipulihkan siapa pun.",
                hint="Rincian: payung keys list.",
                id="payung.I104",
            )


@register(Tags.database)
@_with_ring
def there_is_a_copy(**_asked: Any) -> Iterator[CheckMessage]:
    """Somebody showed a copy of every key of the ring, and not long ago."""
    seen = {
        event.object_id
        for event in AuditEvent.objects.filter(verb=COPY_SEEN, at__gte=_a_year_ago())
    }
    missing = [str(number) for number in current_ring().numbers if str(number) not in seen]
    if missing and sum(counted.total() for counted in use_of_keys().tables.values()):
        yield Warning(
            f"Belum pernah diperlihatkan salinan kunci {' dan '.join(missing)} dalam setahun terakhir.",
            hint="Simpan salinan gelang kunci di tempat yang terpisah dari server dan dari cadangan, lalu "
            "perlihatkan: payung keys copy BERKAS. Isinya dibandingkan, tidak disimpan.",
            id="payung.W105",
        )


@register(Tags.database)
@_with_ring
def keys_lie_apart_from_backups(**_asked: Any) -> Iterator[CheckMessage]:
    """Who steals the backups must not get the keys with them."""
    folder, file = settings.BACKUPS, source().file
    if folder is None or not folder.is_dir():
        return
    beside = [path for path in folder.rglob("*.key*") if path.is_file()]
    if beside or (file and file.resolve().is_relative_to(folder.resolve())):
        yield Error(
            f"Kunci ada di folder cadangan ({beside[0] if beside else file}): siapa yang mengambil cadangan "
            "dapat membuka semua nomor.",
            hint="Pindahkan kunci ke tempat lain, lalu ganti: payung keys new, payung keys rotate.",
            id="payung.E106",
        )


@register(Tags.database, deploy=True)
@_with_ring
def keys_lie_apart_from_data(**_asked: Any) -> Iterator[CheckMessage]:
    """A copy of the home must not be a copy of numbers and keys together."""
    file = source().file
    if file and file.resolve().is_relative_to(Path(settings.PAYUNG_HOME).resolve()):
        yield Error(
            f"Berkas kunci {file} ada di folder yang sama dengan data, jadi satu salinan folder itu "
            "membuka semua nomor.",
            hint="Pindahkan ke luar folder itu (mode 0600) dan sebutkan dengan PAYUNG_SEALING_FILE, atau "
            "ambil dari pengelola kunci dengan PAYUNG_SEALING_COMMAND.",
            id="payung.E107",
        )


def _a_year_ago() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=365)
