"""Quality on data whose truth is known, in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from payung.matching.quality.measure import Measured
from payung.matching.quality.published import Published
from payung.review.sample.presenters.figures import Line
from payung.review.sample.presenters.shares import share_with_ends


def known_truth(found: Published) -> list[Line]:
    """Quality on data whose truth is known; what was never in view when rules were made is marked."""
    labels = ("F1", _("Ketepatan"), _("Temuan"), _("Diperiksa per 1.000"))
    return [
        Line(
            _data_set(each.name) + ("" if each.held_out else " *"),
            tuple(zip(labels, _measured_cells(each.measured), strict=True)),
        )
        for each in found.data_sets
    ]


def _data_set(name: str) -> str:
    return {
        "FEBRL 4 with number": _("FEBRL 4, dengan nomor"),
        "FEBRL 4 without": _("FEBRL 4, tanpa nomor"),
        "FEBRL 3 with number": _("FEBRL 3, dengan nomor"),
        "FEBRL 3 without": _("FEBRL 3, tanpa nomor"),
        "FEBRL 2 with number": _("FEBRL 2, dengan nomor"),
        "FEBRL 2 without": _("FEBRL 2, tanpa nomor"),
        "FEBRL 1 with number": _("FEBRL 1, dengan nomor"),
        "FEBRL 1 without": _("FEBRL 1, tanpa nomor"),
        "demo clean": _("desa rekaan A, data rapi"),
        "demo hard": _("desa rekaan A, data sulit"),
        "own clean": _("desa rekaan B, data rapi"),
        "own hard": _("desa rekaan B, data sulit"),
    }[name]


def _measured_cells(measured: Measured) -> tuple[str, ...]:
    shares = (measured.f1, measured.precision, measured.recall)
    return (
        *(share_with_ends(share) for share in shares),
        number_format(round(measured.reviews_per_thousand or 0, 1), 1),
    )
