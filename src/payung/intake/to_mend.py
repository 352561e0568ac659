"""Files of a village that wait for somebody."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from payung.intake.models import RejectedRow, SourceFile
from payung.intake.states import State

_NOTHING_LEFT = (State.UNDONE, State.CANCELLED)


def files_to_mend(village_code: str) -> QuerySet[SourceFile]:
    """Those that ask something; and of the newest of each kind what failed or has rows still to be mended."""
    newest = (
        SourceFile.objects.filter(village_code=village_code, mends=None)
        .exclude(state__in=_NOTHING_LEFT)
        .order_by("kind", "-received_at", "-pk")
        .distinct("kind")
    )
    back = RejectedRow.objects.filter(source_file=OuterRef("pk"), mended_by=None)
    unmended = Q(state=State.FAILED) | Q(Exists(back), state=State.MERGED)
    asking = Q(state=State.IN_REVIEW, village_code=village_code, mends=None)
    return SourceFile.objects.filter(asking | (unmended & Q(pk__in=newest.values("pk"))))
