"""Active memberships beside the insurer's potential: of all segments, or of those that were stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, share
from payung.membership.models import Standing
from payung.primitives.month import Month
from payung.regions.models import Denominator
from payung.targets.presenters.figure import Figure, FigureLink
from payung.targets.presenters.people import STANDING_OF, label_of


def potential_figure(
    standing: Mapping[str, int],
    stated: Denominator,
    month: Month,
    *,
    list_url: Callable[[str], str],
) -> Figure:
    """Active memberships over a stated potential, of all segments or of one.

    `standing` is the memberships by whom they belong to: why they are not the workers protected above.
    """
    total, active = stated.people, sum(standing.values())
    return Figure(
        share=share(active, total),
        label=_label(stated) % {"month": month_text(month), "segment": stated.segment},
        parts=_("%(active)s kepesertaan aktif dari %(total)s pekerja potensial")
        % {"active": number(active), "total": number(total)},
        unknown=_("Melebihi potensi: angka potensinya terlalu kecil") if active > total else "",
        bounds=_standing_text(standing),
        source=_("Sumber: %(source)s, per %(day)s.")
        % {"source": stated.source, "day": day_text(stated.as_of)},
        links=_membership_links(standing, list_url) if list_url("semua") else (),
    )


def missing_text(segments: list[str], region: str) -> str:
    """Which segments have no potential, so that there is none of all workers."""
    text = _(
        "Potensi segmen %(segments)s belum dimasukkan untuk %(region)s, jadi bagian terhadap potensi semua "
        "pekerja tidak dihitung. Berkasnya: jumlah pekerja (penyebut)."
    )
    return text % {"segments": _(" dan ").join(segments), "region": region}


def _label(stated: Denominator) -> str:
    if stated.segment == Denominator.ALL_SEGMENTS:
        return _("dari potensi BPJS Ketenagakerjaan, %(month)s")
    return _("dari potensi segmen %(segment)s menurut BPJS Ketenagakerjaan, %(month)s")


def _membership_links(
    standing: Mapping[str, int], list_url: Callable[[str], str]
) -> tuple[FigureLink, ...]:
    """All active memberships, then those of each standing."""
    lines = ((kind, whose, standing.get(whose, 0)) for kind, whose in STANDING_OF.items())
    return tuple(
        FigureLink(
            _("Daftar %(n)s kepesertaan: %(whose)s")
            % {"n": number(n if whose else sum(standing.values())), "whose": label_of(kind)},
            list_url(kind),
        )
        for kind, whose, n in lines
        if n or not whose
    )


def _standing_text(standing: Mapping[str, int]) -> str:
    labels = Standing
    parts = [f"{number(standing[s.value])} {s.label}" for s in labels if standing.get(s.value)]
    return _("Kepesertaan itu: %(parts)s") % {"parts": ", ".join(parts)} if parts else ""
