"""A sampled pair side by side, without a word of what was decided; and the figures in words."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.access.wording import number, share
from payung.matching.quality.bounds import Bounds
from payung.matching.quality.intervals import Estimate
from payung.matching.quality.measure import Measured
from payung.matching.quality.published import Published
from payung.membership.merging.identity import hash_of_nik
from payung.membership.models import Participant
from payung.membership.presenters.words import aspect_labels
from payung.register.models import Person
from payung.review.models import SampledPair
from payung.review.presenters import ASPECTS, membership_text, told
from payung.review.sample.figures import Figures, GroupFigures

NO_FIGURE = "–"


@dataclass(frozen=True, slots=True)
class Side:
    """One aspect as the two sources write it."""

    label: str
    register: str
    insurer: str


@dataclass(frozen=True, slots=True)
class BlindPair:
    """What a reviewer sees of a sampled pair: the two rows, and whether their numbers are one."""

    pk: int
    name: str
    membership: str
    sides: tuple[Side, ...]
    numbers: str


def blind(pair: SampledPair) -> BlindPair:
    """Both rows of a pair; numbers are masked, so the page says whether they are the same."""
    labels, left, right = aspect_labels(), told(pair.person), told(pair.participant)
    sides = tuple(Side(labels[a], left[a], right[a]) for a in ASPECTS if left[a] or right[a])
    return BlindPair(
        pair.pk,
        pair.person.full_name,
        membership_text(pair.participant),
        sides,
        _numbers(pair.person, pair.participant),
    )


def _numbers(person: Person, participant: Participant) -> str:
    theirs = participant.nik_index or participant.nik_hash
    if not (person.nik_index and person.nik_sealed and theirs):
        return _("NIK tidak dapat dibandingkan: salah satu tidak punya.")
    ours = bytes(person.nik_index) if participant.nik_index else _hash(bytes(person.nik_sealed))
    if hmac.compare_digest(ours, bytes(theirs)):
        return _("NIK keduanya sama.")
    return _("NIK keduanya berbeda.")


def _hash(sealed: bytes) -> bytes:
    return hash_of_nik(sealer("nik").open(sealed))


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


def share_with_ends(estimate: Estimate) -> str:
    """'99,80 % (97,12–100,00)'."""
    if estimate.value is None or estimate.lower is None or estimate.upper is None:
        return NO_FIGURE
    value, lower, upper = (
        number_format(round(100 * each, 2), 2)
        for each in (estimate.value, estimate.lower, estimate.upper)
    )
    return f"{value} % ({lower}–{upper})"


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


def bounds_text(bounds: Bounds) -> dict[str, str]:
    """The published figure and its ends as shares of all workers."""
    whole = bounds.workers
    return {
        "published": share(bounds.covered, whole),
        "with_unknown": share(bounds.covered_or_unknown, whole),
        "least": share(bounds.least, whole),
        "most": share(bounds.most, whole),
    }
