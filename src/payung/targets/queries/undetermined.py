"""Who may be a worker but is not counted, because the register leaves a question of the worker rule open."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from payung.access.scope import Scope
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.register.models import Work


def undetermined_people(scope: Scope, code: RegionCode, month: Month) -> QuerySet[Work]:
    """Those inside the region who have not left it by the month, each with the reason, by place and name."""
    present = Q(until_month=None) | Q(until_month__gt=int(month))
    inside = Scope((code,)).filter("person__village__code")
    return (
        Work.objects.filter(present, inside, scope.filter("person__village__code"))
        .filter(verdict=Work.Verdict.UNDETERMINED)
        .select_related("person__village")
        .order_by("person__village_id", "person__hamlet", "person__full_name", "pk")
    )
