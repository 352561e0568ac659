"""Where the chain ends, and when it was last found whole."""

from __future__ import annotations

from dataclasses import dataclass

from payung.access.models import AuditEvent, ChainEntry, ChangedRows
from payung.access.trail.chain import Anchor

_MOST = 50


@dataclass(frozen=True, slots=True)
class ChainState:
    """`anchor` is the line to keep outside; `verified` the last verification; `unasked` changes of rows
    that no page of a signed-in person and no command made, newest first.
    """

    anchor: str
    verified: AuditEvent | None
    unasked: list[ChangedRows]


def chain_state() -> ChainState:
    """As it is now."""
    last = ChainEntry.objects.order_by("-position").first()
    anchor = (
        str(Anchor(last.position, str(last.day), last.number, bytes(last.hash))) if last else ""
    )
    unasked = ChangedRows.objects.filter(request="", source_file_id__isnull=True).defer("keys")
    return ChainState(
        anchor,
        AuditEvent.objects.filter(verb="trail_verified").order_by("-pk").first(),
        list(unasked.order_by("-pk")[:_MOST]),
    )
