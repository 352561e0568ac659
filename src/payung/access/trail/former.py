"""The former rows behind each change: are they still those that the change, which is chained, speaks of?

Sealed numbers are outside the digest, since a new key seals them anew; their blind indexes are inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from payung.access.numbers.columns import sealed_columns
from payung.access.trail.chain import Reads, rows

_FORMER = """
SELECT change.id, change.table_name, change.keys::text, change.rows - cardinality(change.keys),
    change.digest, former.table_name || ' ' || former.key || ' ' ||
    (former.content - '{sealed}'::text[])::text, former.digest
FROM access_changedrows AS change LEFT JOIN access_formerrow AS former ON former.change_id = change.id
ORDER BY change.id, former.id
"""
_ORPHANS = """
SELECT former.id, former.change_id FROM access_formerrow AS former
WHERE NOT EXISTS (SELECT FROM access_changedrows AS change WHERE change.id = former.change_id)
"""


@dataclass(slots=True)
class FormerRows:
    """Reads them once; `rows` and `emptied` (kept long enough, only the digest is left) are known then."""

    rows: int = 0
    emptied: int = 0

    def faults(self, cursor: Reads) -> Iterator[str]:
        """Each change whose former rows are not those that were kept, in a sentence."""
        for former, change in rows(cursor, _ORPHANS):
            yield f"Keadaan semula {former}: perubahan {change} tidak ada."
        query = _FORMER.replace("{sealed}", f"{{{','.join(sealed_columns())}}}")
        for change, lines in groupby(rows(cursor, query), key=itemgetter(0)):
            yield from self._of_change(change, list(lines))

    def _of_change(self, change: int, lines: list[tuple[Any, ...]]) -> Iterator[str]:
        _, table, keys, expected, digest, _, _ = lines[0]
        whole = sha256(str(keys).encode())
        found = [(text, bytes(kept)) for *_, text, kept in lines if kept is not None]
        for text, kept in found:
            whole.update(kept)
            self.emptied += text is None
            if text is not None and sha256(str(text).encode()).digest() != kept:
                yield f"Perubahan {change} ({table}): satu keadaan semula bukan yang dahulu disimpan."
        self.rows += len(found)
        if len(found) != expected or whole.digest() != bytes(digest):
            yield f"Perubahan {change} ({table}): keadaan semula atau kuncinya dihapus atau ditukar."
