"""The figure block: a share never stands without its parts, its unknown, its source and its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, people, share
from payung.membership.counts import Counts
from payung.membership.models import CoverageRun
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A number of the figure and the list that has that many rows."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The texts of `web/components/figure.html`; an empty text is left out."""

    share: str
    label: str
    parts: str
    unknown: str
    bounds: str
    source: str
    links: tuple[FigureLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The counts of a month, and how many of the unknown only wait for a decision about a match."""

    counts: Counts
    undecided: int


def named_workers_figure(
    known: Known,
    month: Month,
    run: CoverageRun,
    *,
    gap_url: Callable[..., str],
    list_url: Callable[[str], str],
) -> Figure:
    """The share of the workers whom the villages name; without links for who may not see names."""
    counts = known.counts
    return Figure(
        share=share(counts.covered, counts.workers),
        label=_("pekerja terlindungi, %(month)s") % {"month": month_text(month)},
        parts=_("%(covered)s dari %(workers)s pekerja yang tercatat dengan nama di data desa")
        % {"covered": number(counts.covered), "workers": number(counts.workers)},
        unknown=_unknown(known),
        bounds=_bounds(counts),
        source=basis_text(run),
        links=_links(known, gap_url, list_url) if gap_url() else (),
    )


def basis_text(run: CoverageRun) -> str:
    """On which files a figure rests, and when it was computed."""
    computed = day_text(timezone.localdate(run.computed_at))
    if run.payments_through is None:
        return _("Sumber: data warga desa; belum ada pembayaran iuran. Dihitung %(day)s.") % {
            "day": computed
        }
    return _("Sumber: data warga desa dan pembayaran iuran sampai %(month)s. Dihitung %(day)s.") % {
        "month": month_text(run.payments_through),
        "day": computed,
    }


def _links(
    known: Known, gap_url: Callable[..., str], list_url: Callable[[str], str]
) -> tuple[FigureLink, ...]:
    counts, undecided = known.counts, known.undecided
    lines = (
        (counts.uncovered, _("Daftar %(people)s yang belum terlindungi"), gap_url()),
        (counts.unknown, _("Daftar %(people)s yang belum jelas"), list_url("belum-jelas")),
        (undecided, _("Daftar %(people)s yang menunggu keputusan"), gap_url(reason="match")),
        (
            counts.unknown - undecided,
            _("Daftar %(people)s yang NIK-nya perlu diperbaiki"),
            gap_url(reason="nik"),
        ),
        (counts.covered, _("Daftar %(people)s yang terlindungi"), list_url("terlindungi")),
        (counts.workers, _("Daftar semua %(people)s yang bekerja"), list_url("pekerja")),
    )
    return tuple(FigureLink(text % {"people": people(n)}, url) for n, text, url in lines if n)


def _unknown(known: Known) -> str:
    if not known.counts.unknown:
        return ""
    return _("%(people)s belum jelas: %(causes)s. Mereka belum dihitung terlindungi.") % {
        "people": people(known.counts.unknown),
        "causes": _causes(known.undecided, known.counts.unknown - known.undecided),
    }


def _causes(undecided: int, unusable: int) -> str:
    if not unusable:
        return _("mungkin sudah peserta dan menunggu keputusan")
    if not undecided:
        return _("tanpa NIK yang dapat dipakai")
    text = _(
        "%(undecided)s mungkin sudah peserta dan menunggu keputusan, "
        "%(unusable)s tanpa NIK yang dapat dipakai"
    )
    return text % {"undecided": number(undecided), "unusable": number(unusable)}


def _bounds(counts: Counts) -> str:
    if not counts.unknown:
        return ""
    return _("Jadi antara %(low)s dan %(high)s") % {
        "low": share(counts.covered, counts.workers),
        "high": share(counts.covered + counts.unknown, counts.workers),
    }
