"""While one key follows another, a number that only bears an older key is no change of a person."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import HEADER_BYTES

_SEALED_OTHERWISE = f"""
SELECT i.row_number, i.nik_sealed, p.nik_sealed, i.phone_sealed, p.phone_sealed
FROM incoming_person i JOIN register_person p ON p.id = i.person_id
WHERE substring(i.nik_sealed FOR {HEADER_BYTES}) <> substring(p.nik_sealed FOR {HEADER_BYTES})
   OR substring(i.phone_sealed FOR {HEADER_BYTES}) <> substring(p.phone_sealed FOR {HEADER_BYTES})
"""  # noqa: S608 - put together from our own text
_KEEP = "UPDATE incoming_person SET nik_sealed = %s, phone_sealed = %s WHERE row_number = %s"


def keep_known_seals(cursor: CursorWrapper) -> None:
    """A row that states a number the register holds under an older key takes over the sealed value.

    `payung keys rotate` seals it anew; the merger must not count it as changed, nor keep a former row.
    """
    if len(current_ring().keys) == 1:
        return
    cursor.execute(_SEALED_OTHERWISE)
    kept = [
        (_known("nik", nik, known_nik), _known("phone", phone, known_phone), row)
        for row, nik, known_nik, phone, known_phone in cursor.fetchall()
    ]
    cursor.executemany(_KEEP, kept)


def _known(kind: str, new: bytes | None, known: bytes | None) -> bytes | None:
    if new is None or known is None:
        return new
    opener = sealer(kind).open
    return known if opener(new) == opener(known) else new
