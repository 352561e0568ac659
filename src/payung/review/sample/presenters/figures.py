"""The figures of a labelled sample in words: measures, groups and strata."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import number, share
from payung.matching.quality.bounds import Bounds
from payung.review.sample.figures import Figures, GroupFigures
from payung.review.sample.presenters.shares import share_with_ends


def stratum_text(key: str) -> str:
    """A stratum in words."""
    return {
        "match-sure": _("diputuskan cocok, hampir pasti (99,99 % ke atas)"),
        "match-high": _("diputuskan cocok, sangat mungkin (99 % ke atas)"),
        "match-low": _("diputuskan cocok, mungkin (di bawah 99 %)"),
        "review-high": _("menunggu diperiksa, 75 % ke atas"),
        "review-middle": _("menunggu diperiksa, 50 % sampai 75 %"),
        "review-low": _("menunggu diperiksa, di bawah 50 %"),
        "none-doubted": _("tidak dicocokkan, 25 % ke atas"),
        "none-below": _("tidak dicocokkan, 5 % sampai 25 %"),
        "none-far": _("tidak dicocokkan, di bawah 5 %"),
    }[key]


def age_text(group: str) -> str:
    """'2-4' -> '2 sampai 4 tahun'."""
    return {
        "0": _("kurang dari 1 tahun"),
        "1": _("1 tahun"),
        "2-4": _("2 sampai 4 tahun"),
        "5-9": _("5 sampai 9 tahun"),
        "10+": _("10 tahun atau lebih"),
        "": _("tanggal daftar tidak diketahui"),
    }[group]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a name and its cells, each with the heading it stands under."""

    name: str
    cells: tuple[tuple[str, str], ...]


def measures(figures: Figures) -> list[Line]:
    """The three figures of quality, each with what it means."""
    value, meaning = _("Nilai"), _("Artinya")
    of_matched = _("dari pasangan yang dicocokkan, yang memang satu orang")
    of_true = _("dari pasangan yang memang satu orang, yang dicocokkan")
    rows = (
        (_("Ketepatan (precision)"), figures.whole.precision, of_matched),
        (_("Temuan (recall)"), figures.whole.recall, of_true),
        (_("F1"), figures.whole.f1, _("rata-rata harmonik dari keduanya")),
    )
    return [Line(name, ((value, share_with_ends(e)), (meaning, text))) for name, e, text in rows]


def groups(found: tuple[GroupFigures, ...], names: dict[str, str]) -> list[Line]:
    """Villages or ages under their names."""
    labels = (_("Contoh"), _("Ketepatan"), _("Temuan"))
    return [
        Line(
            names.get(each.group, each.group),
            tuple(zip(labels, _group_cells(each), strict=True)),
        )
        for each in found
    ]


def _group_cells(group: GroupFigures) -> tuple[str, str, str]:
    whole = group.estimated
    return number(group.labelled), share_with_ends(whole.precision), share_with_ends(whole.recall)


def strata(figures: Figures) -> list[Line]:
    """What was drawn from which stratum and what was said of it."""
    titles = (_("Semua pasangan"), _("Diambil"), _("Sama"), _("Berbeda"), _("Belum tahu"))
    return [
        Line(
            stratum_text(s.key),
            tuple(
                zip(
                    titles,
                    map(number, (s.pairs, s.drawn, s.same, s.different, s.unsure)),
                    strict=True,
                )
            ),
        )
        for s in figures.strata
    ]


def bounds_text(bounds: Bounds) -> dict[str, str]:
    """The published figure and its ends as shares of all workers."""
    whole = bounds.workers
    return {
        "published": share(bounds.covered, whole),
        "with_unknown": share(bounds.covered_or_unknown, whole),
        "least": share(bounds.least, whole),
        "most": share(bounds.most, whole),
    }
