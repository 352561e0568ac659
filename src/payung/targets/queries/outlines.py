"""The drawn map of a regency, kept until its boundaries change."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.postgres.aggregates import StringAgg
from django.core.cache import caches
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from payung.primitives.region_code import Level
from payung.regions.models import Boundary, Region
from payung.targets.drawing.outlines import outline_map
from payung.targets.drawing.shapes import MapDrawing
from payung.targets.drawing.tiles import tile_map


def map_of(code: str, villages: Sequence[Region], district_names: dict[str, str]) -> MapDrawing:
    """The villages of a region as outlines when boundaries were imported, else as equal tiles."""
    rows = Boundary.objects.filter(region__code__startswith=f"{code}.", region__level=Level.VILLAGE)
    state = _state(rows)
    if not state:
        return tile_map([village.code for village in villages], district_names)
    key = f"map:{code}:{state}"
    drawing: MapDrawing | None = caches["process"].get(key)
    if drawing is None:
        drawing = outline_map(dict(rows.values_list("region_id", "geometry")))
        caches["process"].set(key, drawing, timeout=None)
    return drawing


def boundary_source(code: str) -> str:
    """Where the outlines of a region's villages came from; empty without boundaries."""
    rows = Boundary.objects.filter(region__code__startswith=f"{code}.", region__level=Level.VILLAGE)
    return rows.values_list("source", flat=True).first() or ""


def _state(rows: QuerySet[Boundary]) -> str:
    one = Concat("region_id", Value(" "), Cast("geometry", TextField()), output_field=TextField())
    whole = rows.aggregate(state=MD5(StringAgg(one, delimiter=" ", order_by="region_id")))
    return whole["state"] or ""
