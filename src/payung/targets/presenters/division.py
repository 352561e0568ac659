"""A division of a target in words: its keys, who brings how many, and the divisions before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.access.wording import day_text, month_text, number, people, share
from payung.planning.cascade import Key
from payung.planning.pace import needed_per_month
from payung.targets.models import Cascade
from payung.targets.queries.division import Proposal


@dataclass(frozen=True, slots=True)
class Part:
    """One region of a division before it is worded. Counts of people, at the state divided by."""

    code: str
    workers: int
    covered: int
    people: int


@dataclass(frozen=True, slots=True)
class PartLine:
    """A village, or the line over the villages of a district."""

    name: str
    url: str
    people: str
    share: str
    share_after: str
    a_month: str


@dataclass(frozen=True, slots=True)
class DistrictParts:
    """A district and its villages, whose people add up to those of the district."""

    line: PartLine
    title: str
    villages: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    version: int
    day: str
    who: str
    terms: str
    state: str
    people: str
    because: str


def parts_of_proposal(plan: Proposal) -> list[Part]:
    """The villages of a proposed division."""
    given = plan.division.villages
    return [Part(p.code, p.workers, p.covered, given[p.code]) for p in plan.places]


def parts_of_cascade(cascade: Cascade) -> list[Part]:
    """The villages of a division that was made."""
    rows = cascade.shares.filter(region__level=4).order_by("region_id")
    return [
        Part(row.region_id, row.workers_at_start, row.covered_at_start, row.people) for row in rows
    ]


def district_parts(
    parts: Sequence[Part],
    names: Mapping[str, str],
    months_left: int,
    page_of: Callable[[str], str],
) -> list[DistrictParts]:
    """By district in the order of codes, each with its sum; villages without workers are left out."""
    by_district: dict[str, list[Part]] = {}
    for part in parts:
        if not part.workers:
            continue
        by_district.setdefault(part.code[:8], []).append(part)

    def line(part: Part) -> PartLine:
        return _line(part, names[part.code], page_of(part.code), months_left)

    return [_district(_sum(code, inside), inside, line) for code, inside in by_district.items()]


def spread_text(parts: Sequence[Part]) -> str:
    """How evenly it falls: the sum, and the least and most of any village with workers."""
    given = [part.people for part in parts if part.workers]
    text = ngettext(
        "%(people)s dibagi ke %(villages)s desa: paling sedikit %(least)s, paling banyak %(most)s.",
        "%(people)s dibagi ke %(villages)s desa: paling sedikit %(least)s, paling banyak %(most)s.",
        len(given),
    )
    return text % {
        "people": people(sum(given)),
        "villages": number(len(given)),
        "least": number(min(given, default=0)),
        "most": number(max(given, default=0)),
    }


def key_choices(chosen: str) -> list[tuple[str, str, str, bool]]:
    """Value, name, what it holds equal, and whether it is chosen."""
    return [(key.value, *_key_text(key), key == chosen) for key in Key]


def history_line(cascade: Cascade) -> HistoryLine:
    """One division: when, by whom, on what terms, and why."""
    return HistoryLine(
        version=cascade.version,
        day=day_text(timezone.localdate(cascade.made_at)),
        who=str(cascade.made_by or _("pengelola sistem")),
        terms=_terms(cascade),
        state=month_text(cascade.as_of_month),
        people=number(cascade.people),
        because=cascade.because,
    )


def _key_text(key: Key) -> tuple[str, str]:
    return {
        Key.GAP: (
            _("Menurut kekurangan"),
            _("Tiap desa menutup bagian yang sama dari pekerjanya yang belum terlindungi."),
        ),
        Key.WORKFORCE: (
            _("Menurut jumlah pekerja"),
            _("Tiap desa naik sama banyak poin persen."),
        ),
        Key.EQUAL: (
            _("Beban yang sama"),
            _("Tiap desa membawa jumlah orang yang sama, sampai tidak ada lagi yang kurang."),
        ),
    }[key]


def _terms(cascade: Cascade) -> str:
    parts = [_key_text(Key(cascade.key))[0]]
    if cascade.floor:
        parts.append(_("sedikitnya %(people)s") % {"people": people(cascade.floor)})
    if cascade.ceiling_basis_points < 10_000:
        most = share(cascade.ceiling_basis_points, 10_000)
        parts.append(_("paling tinggi %(share)s pekerja") % {"share": most})
    return ", ".join(parts)


def _district(
    whole: Part, inside: Sequence[Part], line: Callable[[Part], PartLine]
) -> DistrictParts:
    shown = line(whole)
    title = _("%(name)s: %(people)s") % {"name": shown.name, "people": people(whole.people)}
    return DistrictParts(shown, title, tuple(line(part) for part in inside))


def _sum(code: str, inside: Sequence[Part]) -> Part:
    return Part(
        code,
        sum(part.workers for part in inside),
        sum(part.covered for part in inside),
        sum(part.people for part in inside),
    )


def _line(part: Part, name: str, url: str, months_left: int) -> PartLine:
    monthly = needed_per_month(part.people, months_left)
    return PartLine(
        name=name,
        url=url,
        people=number(part.people),
        share=share(part.covered, part.workers),
        share_after=share(part.covered + part.people, part.workers),
        a_month="" if monthly is None else number(monthly),
    )
