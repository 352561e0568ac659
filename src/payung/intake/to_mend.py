"""Files of a village that wait for somebody."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from payung.intake.models import RejectedRow, SourceFile
from payung.intake.states import State

_NOTHING_LEFT = (State.UNDONE, State.CANCELLED)


def files_to_mend(village_code: str) -> QuerySet[SourceFile]:
    """Those of the newest files of each kind that failed, ask something, or have rows still to be mended."""
    newest = (
        SourceFile.objects.filter(village_code=village_code, mends=None)
        .exclude(state__in=_NOTHING_LEFT)
        .order_by("kind", "-received_at", "-pk")
        .distinct("kind")
    )
    back = RejectedRow.objects.filter(source_file=OuterRef("pk"), mended_by=None)
    waiting = Q(state__in=(State.FAILED, State.IN_REVIEW)) | Q(Exists(back), state=State.MERGED)
    return SourceFile.objects.filter(waiting, pk__in=newest.values("pk"))
