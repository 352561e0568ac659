"""The list of those not covered, as the address asks for it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from payung.primitives.errors import InputError
from payung.targets.pages.place import Place
from payung.targets.queries import GapFilters, GapList, Order, gap_list


def listed_people(place: Place, query: QueryDict, order: str | None = None) -> GapList:
    """InputError when somebody was ticked who cannot be."""
    filters = GapFilters(
        reason=query.get("alasan"),
        hamlet=query.get("dusun"),
        rw=query.get("rw"),
        rt=query.get("rt"),
        segment=query.get("segmen"),
        people=_ticked(query),
    )
    sort = order or query.get("urut") or Order.PLACE
    return gap_list(place.people, place.code, place.month, filters, sort)


def _ticked(query: QueryDict) -> frozenset[int] | None:
    texts = query.getlist("pilih")
    if not all(text.isdecimal() and text.isascii() and len(text) < 18 for text in texts):
        raise InputError(_("Pilihan orang pada alamat ini rusak. Buka daftarnya dan pilih lagi."))
    return frozenset(int(text) for text in texts) or None
