"""What villages paid for their workers, as the insurer's payments tell it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import F, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear

from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake.columns import SOURCES_OF_FUNDS
from payung.law.contributions import Payer, payer_of_fund
from payung.membership.models import CoverageRun, Payment
from payung.primitives.region_code import Level, RegionCode

VILLAGE_FUNDS = tuple(f for f in SOURCES_OF_FUNDS if payer_of_fund(f) is Payer.APBDES)


@dataclass(frozen=True, slots=True)
class Paid:
    """Whole rupiah, and the months of contributions it paid."""

    amount: int = 0
    months: int = 0


def payments_of(code: RegionCode, year: int) -> QuerySet[Payment]:
    """Payments from village funds for memberships inside the region, in the year they were made.

    Where the day of payment is not told, the first month that is paid says the year. A membership whose
    village nobody stated belongs to the regency.
    """
    where = Q(participant__village__code__startswith=code)
    if code.level is Level.REGENCY:
        where |= Q(participant__village_id__isnull=True)
    first = F("first_month") / 12
    paid_in = Coalesce(ExtractYear("paid_on"), first, output_field=IntegerField())
    rows = Payment.objects.annotate(paid_in=paid_in).filter(
        source_of_funds__in=VILLAGE_FUNDS, paid_in=year
    )
    return rows.filter(where)


def paid_by_village(code: RegionCode, year: int, run: CoverageRun | None) -> dict[str, Paid]:
    """The sums by village ("" without one), shown to whoever may see figures. Kept until the next count."""
    key = f"paid:{run.pk}:{run.computed_at.timestamp()}:{code}:{year}" if run else ""
    found: dict[str, Paid] | None = caches["process"].get(key) if key else None
    if found is None:
        with seeing(EVERYTHING):  # who sees figures only sees no payment, but their sum
            found = _sums(code, year)
        if key:
            caches["process"].set(key, found)
    return found


def _sums(code: RegionCode, year: int) -> dict[str, Paid]:
    rows = payments_of(code, year).values("participant__village_id")
    summed = rows.annotate(amount=Sum("amount"), paid_months=Sum("months")).order_by()
    return {
        row["participant__village_id"] or "": Paid(row["amount"], row["paid_months"])
        for row in summed
    }
