"""Reads about regions for pages and commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from payung.primitives.errors import NotFoundError, SetupError
from payung.primitives.region_code import Level
from payung.regions.models import Boundary, Denominator, Jurisdiction, Region


def home_regency() -> Region:
    """The regency this installation works for; SetupError when none was chosen yet."""
    chosen = Jurisdiction.objects.select_related("regency").first()
    if chosen is None:
        raise SetupError("Kabupaten belum dipilih. Jalankan: payung setup --regency 73.07")
    return chosen.regency


def region(code: str) -> Region:
    """One region by its dotted code; NotFoundError in a sentence when there is none."""
    found = Region.objects.filter(code=code).first()
    if found is None:
        raise NotFoundError(f"Wilayah dengan kode {code} tidak ada dalam daftar resmi.")
    return found


def inside(code: str, level: Level) -> QuerySet[Region]:
    """The regions of one level inside a region, in order of code."""
    return Region.objects.filter(code__startswith=f"{code}.", level=level).order_by("code")


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """The name to show of each region, by code; namesakes bear their district."""
    rows = Region.objects.filter(code__in=list(codes))
    return dict(rows.values_list("code", "shown_name"))


def village_names(code: str) -> dict[str, str]:
    """The name to show of every village of a region, by code; a village is its own."""
    rows = Region.objects.filter(Q(code=code) | Q(code__startswith=f"{code}."), level=Level.VILLAGE)
    return dict(rows.values_list("code", "shown_name"))


def boundaries(code: str) -> dict[str, Boundary]:
    """The outlines of the villages inside a region, by code; empty when none were imported."""
    rows = Boundary.objects.filter(region__code__startswith=f"{code}.", region__level=Level.VILLAGE)
    return {row.region_id: row for row in rows}


def denominators(code: str, basis: str, *, as_of: dt.date) -> list[Denominator]:
    """The newest figure of each segment published for a region on or before a day."""
    rows = Denominator.objects.filter(region_id=code, basis=basis, as_of__lte=as_of)
    return list(rows.order_by("segment", "-as_of", "-pk").distinct("segment"))


def stated_denominators(code: str, basis: str, *, as_of: dt.date) -> list[Denominator]:
    """Everything published for a region on or before a day, whoever said it, in order of segment."""
    rows = Denominator.objects.filter(region_id=code, basis=basis, as_of__lte=as_of)
    return list(rows.order_by("segment", "pk"))


def village_denominators(code: str, basis: str, *, as_of: dt.date) -> dict[str, list[Denominator]]:
    """The same for every region inside one, by code; a region without a figure is absent."""
    rows = Denominator.objects.filter(
        region__code__startswith=f"{code}.", basis=basis, as_of__lte=as_of
    ).order_by("region_id", "segment", "-as_of", "-pk")
    found: dict[str, list[Denominator]] = {}
    for row in rows.distinct("region_id", "segment"):
        found.setdefault(row.region_id, []).append(row)
    return found
