"""Files of a village that wait for somebody."""

from __future__ import annotations

from django.db.models import Q

from payung.intake.models import SourceFile


def files_to_mend(village_code: str) -> int:
    """How many of the newest files of each kind failed or have rows that came back."""
    newest = (
        SourceFile.objects.filter(village_code=village_code)
        .order_by("kind", "-received_at", "-pk")
        .distinct("kind")
    )
    waiting = Q(state=SourceFile.State.FAILED) | Q(rows_rejected__gt=0)
    return SourceFile.objects.filter(waiting, pk__in=newest.values("pk")).count()
