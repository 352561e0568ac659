"""A target in words: both readings until one is settled, and where the pace leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, people, share
from payung.planning.pace import Pace
from payung.planning.readings import WHOLE, Method, Reading, readings
from payung.primitives.month import Month
from payung.targets.models import Target
from payung.targets.queries.progress import Progress, Way, target_readings
from payung.targets.queries.shares import Share


@dataclass(frozen=True, slots=True)
class Bar:
    """The texts and lengths of `web/components/bar.html`, in thousandths of the whole bar."""

    done_permille: int
    mark_permille: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One way of reading the target, as a row or card."""

    method: str
    formula: str
    share: str
    people: str
    missing: str
    needed: str
    outlook: str


@dataclass(frozen=True, slots=True)
class TargetBlock:
    title: str
    sentence: str
    legal_source: str
    counted_on: str
    base_source: str
    rows: tuple[ReadingRow, ...]
    bar: Bar | None
    settled: str


def target_block(progress: Progress) -> TargetBlock:
    """The target beside the proven figure; a bar only when one reading is settled."""
    target = progress.target
    return TargetBlock(
        title=_("Target %(month)s") % {"month": month_text(target.deadline_month)},
        sentence=sentence(target),
        legal_source=target.legal_source,
        counted_on=_("Dihitung atas %(workers)s pekerja (%(source)s)")
        % {"workers": number(target.denominator), "source": target.denominator_source},
        base_source=target.base_source,
        rows=tuple(_row(target, way) for way in progress.ways),
        bar=_target_bar(progress) if progress.is_settled else None,
        settled=_settled(target),
    )


def other_target(target: Target, code: str) -> tuple[str, str]:
    """A target in one sentence, and the address where it is shown."""
    page = reverse("targets:target", args=[code])
    words = {"month": month_text(target.deadline_month), "sentence": sentence(target)}
    text = _("%(month)s: %(sentence)s") % words
    return text, f"{page}?tenggat={Month(target.deadline_month)}"


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    title: str
    sentence: str
    fate: str


def withdrawn_line(target: Target) -> WithdrawnLine:
    """A proposal that was withdrawn: what it was, who took it back, when and why."""
    assert target.withdrawn_at is not None
    fate = _("Ditarik oleh %(who)s, %(day)s: %(why)s") % {
        "who": target.withdrawn_by or _("pengelola sistem"),
        "day": day_text(timezone.localdate(target.withdrawn_at)),
        "why": target.withdrawn_because,
    }
    title = _("Target %(month)s") % {"month": month_text(target.deadline_month)}
    return WithdrawnLine(title, sentence(target), fate)


def sentence(target: Target) -> str:
    """What is aimed at, as it is read; an open reading is said without choosing one."""
    text = {
        "": _("Naik sedikitnya %(increase)s dari %(base)s pada %(month)s"),
        Method.RELATIVE: _("Naik sedikitnya %(increase)s dari nilai dasar %(base)s pada %(month)s"),
        Method.POINTS: _("Naik sedikitnya %(points)s dari %(base)s pada %(month)s"),
        Method.ABSOLUTE: _("Mencapai sedikitnya %(increase)s; %(month)s sebesar %(base)s"),
    }[target.method]
    return text % _values(target)


def share_bar(part: Share, deadline: Month) -> Bar | None:
    """The bar of a district or village against its part; None when it was given none."""
    if part.goal is None or part.counts is None:
        return None
    covered = part.counts.covered
    return _bar(covered, part.goal, part.counts.workers, deadline)


def points(basis_points: int) -> str:
    """4032 basis points -> '40,3 %'."""
    return share(basis_points, WHOLE)


def percentage_points(basis_points: int) -> str:
    """2000 basis points -> '20,0 poin persen': a difference of two shares, never a share itself."""
    return _("%(points)s poin persen") % {"points": points(basis_points).rstrip(" %\u00a0")}


def method_text(method: str) -> str:
    """A reading in plain words."""
    return {
        Method.RELATIVE: _("Naik dari nilai dasar"),
        Method.POINTS: _("Naik dalam poin persen"),
        Method.ABSOLUTE: _("Angka tetap"),
    }[Method(method)]


def reading_choices(target: Target, chosen: str) -> list[tuple[str, str, bool]]:
    """The readings with what each comes to, and whether it is chosen."""
    found = target_readings(target) if target.method == Method.ABSOLUTE else ()
    found += readings(target.base_basis_points, target.increase_basis_points, target.denominator)
    return [
        (reading.method.value, _choice(target, reading), reading.method.value == chosen)
        for reading in found
    ]


def _choice(target: Target, reading: Reading) -> str:
    return _("%(method)s: %(formula)s, menjadi %(share)s atau %(people)s") % {
        "method": method_text(reading.method),
        "formula": _formula(target, reading.method),
        "share": points(reading.share_basis_points),
        "people": people(reading.people),
    }


def _row(target: Target, way: Way) -> ReadingRow:
    return ReadingRow(
        method=method_text(way.reading.method),
        formula=_formula(target, way.reading.method),
        share=points(way.reading.share_basis_points),
        people=number(way.reading.people),
        missing=number(way.missing),
        needed=_needed(way.pace),
        outlook=_outlook(way.pace, Month(target.deadline_month)),
    )


def _formula(target: Target, method: Method) -> str:
    text = {
        Method.RELATIVE: _("%(base)s ditambah %(increase)s dari nilai dasar"),
        Method.POINTS: _("%(base)s ditambah %(points)s"),
        Method.ABSOLUTE: _("%(increase)s, berapa pun nilai dasarnya"),
    }[method]
    return text % _values(target)


def _values(target: Target) -> dict[str, str]:
    return {
        "base": points(target.base_basis_points),
        "increase": points(target.increase_basis_points),
        "points": percentage_points(target.increase_basis_points),
        "month": month_text(target.base_month),
    }


def _needed(pace: Pace) -> str:
    if pace.needed_per_month is None:
        return _("tenggat sudah lewat")
    if pace.missing and pace.months_left == 0:
        return _("%(people)s bulan ini") % {"people": number(pace.needed_per_month)}
    return number(pace.needed_per_month)


def _outlook(pace: Pace, deadline: Month) -> str:
    if pace.missing == 0:
        return _("sudah tercapai")
    if pace.months_left < 0:
        return _("tidak tercapai pada tenggat")
    if not pace.over_months:
        return _("laju belum diketahui")
    if pace.arrives is None:
        return _("tidak tercapai: angkanya tidak naik")
    text = (
        _("tercapai %(month)s")
        if pace.arrives <= deadline
        else _("baru tercapai %(month)s, sesudah tenggat")
    )
    return text % {"month": month_text(pace.arrives)}


def _target_bar(progress: Progress) -> Bar:
    way = progress.ways[0]
    whole = max(progress.target.denominator, progress.counts.covered)
    return _bar(
        progress.counts.covered,
        way.reading.people,
        whole,
        Month(progress.target.deadline_month),
    )


def _bar(covered: int, goal: int, whole: int, deadline: Month) -> Bar:
    longest = max(whole, goal, covered, 1)
    values = {
        "covered": number(covered),
        "goal": number(goal),
        "month": month_text(deadline),
        "missing": people(max(0, goal - covered)),
    }
    text = (
        _("%(covered)s terlindungi. Target %(month)s: %(goal)s, jadi masih %(missing)s.")
        if goal > covered
        else _("%(covered)s terlindungi. Target %(month)s (%(goal)s) sudah tercapai.")
    )
    return Bar(covered * 1000 // longest, min(goal * 1000 // longest, 994), text % values)


def _settled(target: Target) -> str:
    if not target.method or target.settled_at is None:
        return ""
    return _("Cara baca ditetapkan oleh %(who)s, %(day)s: %(why)s") % {
        "who": target.settled_by or _("pengelola sistem"),
        "day": day_text(timezone.localdate(target.settled_at)),
        "why": target.settled_because,
    }
