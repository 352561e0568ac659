"""The list of people not covered in words: rows, filter links, groups for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.access.wording import month_text, number, rupiah
from payung.primitives.month import Month
from payung.targets.queries import GapList, GapRow, Order, Reason

_SHAPE_OF = {Reason.NIK: "unknown", Reason.MATCH: "unknown"}


@dataclass(frozen=True, slots=True)
class GapLine:
    """One person of the list. `status` names the shape beside the reason."""

    person_id: int
    name: str
    url: str
    place: str
    place_short: str
    age: str
    about: str
    status: str
    reason: str
    nik: str
    way: str
    is_priced: bool


@dataclass(frozen=True, slots=True)
class FilterLink:
    label: str
    url: str
    is_current: bool
    count: str | None


@dataclass(frozen=True, slots=True)
class HamletGroup:
    """The people of one hamlet on paper, by RT."""

    title: str
    lines: tuple[GapLine, ...]


def gap_lines(rows: Iterable[GapRow], villages: Mapping[str, str]) -> list[GapLine]:
    """`villages` holds names by code when the list spans several; their name then stands in the place."""
    return [_line(row, villages.get(row.village_code, "")) for row in rows]


def cost_url(month: Month) -> str:
    """The calculator's answer to the lowest contribution of a month, with its articles."""
    asked = {"penghasilan": "1.000.000", "bulan": str(month)}
    return f"{reverse('calculators:contribution')}?{urlencode(asked)}"


def hamlet_groups(rows: Sequence[GapRow]) -> list[HamletGroup]:
    """The rows, which stand in order of place, by hamlet."""
    return [
        HamletGroup(hamlet or _("Dusun tidak tertulis"), tuple(_line(row, "") for row in group))
        for hamlet, group in groupby(rows, lambda row: row.hamlet)
    ]


def reason_links(listed: GapList, query: QueryDict) -> list[FilterLink]:
    """One link per reason that somebody has, and one for all."""
    counts, current = listed.by_reason(), listed.filters.reason
    all_link = _link(_("Semua"), query, {"alasan": None}, current is None, sum(counts.values()))
    return [all_link] + [
        _link(str(reason.label), query, {"alasan": reason.value}, current == reason, people)
        for reason, people in counts.items()
        if people
    ]


def hamlet_links(listed: GapList, query: QueryDict) -> list[FilterLink]:
    """One link per hamlet, and one for all; an unwritten hamlet says so."""
    counts, current = listed.by_hamlet(), listed.filters.hamlet
    open_all = {"dusun": None, "rw": None, "rt": None}
    links = [_link(_("Semua"), query, open_all, current is None, sum(counts.values()))]
    for hamlet, people in counts.items():
        label = hamlet or _("tidak tertulis")
        asked = {"dusun": hamlet, "rw": None, "rt": None}
        links.append(_link(label, query, asked, current == hamlet, people))
    return links


def neighbourhood_links(listed: GapList, query: QueryDict) -> list[FilterLink]:
    """One link per RT of the chosen hamlet; none before a hamlet is chosen."""
    if listed.filters.hamlet is None:
        return []
    current = (listed.filters.rw, listed.filters.rt)
    counts = listed.by_neighbourhood()
    everybody = _link(
        _("Semua"), query, {"rw": None, "rt": None}, current == (None, None), sum(counts.values())
    )
    return [everybody] + [
        _link(_neighbourhood(rw, rt), query, {"rw": rw, "rt": rt}, current == (rw, rt), people)
        for (_hamlet, rw, rt), people in counts.items()
    ]


def order_links(order: Order, query: QueryDict) -> list[FilterLink]:
    """How the list can be sorted."""
    labels = {
        Order.PLACE: _("tempat"),
        Order.NAME: _("nama"),
        Order.REASON: _("alasan"),
        Order.AGE: _("umur, tertua dahulu"),
    }
    return [
        _link(label, query, {"urut": None if key is Order.PLACE else key.value}, key is order, None)
        for key, label in labels.items()
    ]


def reason_text(row: GapRow) -> str:
    """Why somebody is on the list, with since or until when."""
    if row.reason is Reason.LAPSED:
        if row.since is None:
            return _("berhenti sebelum masa yang tercatat")
        return _("berhenti sejak %(month)s") % {"month": month_text(row.since)}
    if row.reason is Reason.GRACE and row.until is not None:
        return _("menunggak, masih dapat dibayar sampai %(month)s") % {
            "month": month_text(row.until)
        }
    return {
        Reason.NEVER: _("belum pernah jadi peserta"),
        Reason.NIK: _("NIK perlu diperbaiki"),
        Reason.MATCH: _("mungkin sudah peserta, perlu diperiksa"),
        Reason.GRACE: _("menunggak"),
    }[row.reason]


def _line(row: GapRow, village: str) -> GapLine:
    parts = [village, row.hamlet, _neighbourhood(row.rw, row.rt)]
    return GapLine(
        person_id=row.person_id,
        name=row.full_name,
        url=reverse("membership:person", args=[row.person_id]),
        place=", ".join(part for part in parts if part),
        place_short="/".join(part for part in (row.rw, row.rt) if part),
        age="" if row.age is None else str(row.age),
        about=_about(row),
        status=_SHAPE_OF.get(row.reason, row.reason.value),
        reason=reason_text(row),
        nik=row.nik_masked,
        way=_way(row),
        is_priced=row.monthly_from is not None,
    )


def _about(row: GapRow) -> str:
    age = "" if row.age is None else _("%(age)s tahun") % {"age": row.age}
    return ", ".join(part for part in (age, row.village_role or row.occupation) if part)


def _way(row: GapRow) -> str:
    if row.monthly_from is None:
        return _("didaftarkan pemberi kerja")
    return _("%(amount)s sebulan") % {"amount": rupiah(row.monthly_from)}


def _neighbourhood(rw: str, rt: str) -> str:
    parts = [f"RT {rt}" if rt else "", f"RW {rw}" if rw else ""]
    return "/".join(part for part in parts if part) or _("RT tidak tertulis")


def _link(
    label: str,
    query: QueryDict,
    asked: Mapping[str, str | None],
    is_current: bool,
    people: int | None,
) -> FilterLink:
    """The present address with some parts changed; a changed filter starts at the first page."""
    changed = query.copy()
    changed.pop("halaman", None)
    changed.pop("pilih", None)
    for name, value in asked.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = value
    url = f"?{changed.urlencode()}" if changed else "?"
    return FilterLink(label, url, is_current, None if people is None else number(people))
