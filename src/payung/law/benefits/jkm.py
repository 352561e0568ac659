"""Death that is no work accident (PP 44/2015; PP 82/2019; Permenaker 1/2025 for BPU)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from payung.law.benefits.model import NOT_VERIFIED, Benefit, Child, benefit
from payung.law.benefits.scholarship import no_scholarship, scholarship, scholarship_once
from payung.law.benefits.sums import fixed, funeral, periodic
from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money
from payung.primitives.errors import InputError
from payung.primitives.programme import Segment
from payung.primitives.sentences import say

WHAT = Text("Meninggal bukan karena kecelakaan kerja", "Death that is no work accident")


def death(
    segment: Segment,
    event_on: dt.date,
    consecutive_paid_months: int | None = None,
    contribution_years: int | None = None,
    children: Sequence[Child] | int = (),
) -> Benefit:
    """What the family gets. BPU need three paid months in a row since 24 Feb 2025, else the funeral only.

    InputError when `consecutive_paid_months` (BPU since then) or `contribution_years` (with children)
    decides and is missing.
    """
    if consecutive_paid_months == 0:
        return benefit(WHAT, {}, (_NO_COVER,))
    wait = parameter("benefits.jkm.bpu_paid_months").find(event_on)
    if segment is Segment.BPU and wait and _told(consecutive_paid_months) < wait.whole:
        return benefit(WHAT, {"funeral": _funeral_only(event_on, wait)})
    parts = {
        "lump": fixed(
            Text("Santunan kematian", "Death grant"), parameter("benefits.jkm.lump").at(event_on)
        ),
        "periodic": periodic("jkm", event_on),
        "funeral": funeral("jkm", event_on),
        "scholarship": _scholarship(event_on, contribution_years, children),
    }
    told = {name: step for name, step in parts.items() if step.amount != 0 or step.parameters}
    return benefit(WHAT, told)


def several_memberships(found: Benefit, event_on: dt.date, memberships: int) -> Benefit:
    """The benefit of who was insured `memberships` times: in full each before 24 Feb 2025, else open."""
    if memberships == 0:
        raise InputError(say("'memberships' berisi 0; harus 1 atau lebih, contoh: 1."))
    if memberships == 1:
        return found
    in_full = parameter("benefits.jkm.each_membership_in_full").at(event_on)
    whole = found.explanation
    open_question = in_full.confidence is Confidence.UNVERIFIED or found.total is None
    total = None if open_question else memberships * whole.rupiah
    formula = NOT_VERIFIED if open_question else _times(memberships, whole.rupiah)
    notes = (*whole.notes, _ASK_A_HUMAN)
    several = Step(
        WHAT, total, "IDR", formula, {"memberships": memberships}, (in_full,), (whole,), notes=notes
    )
    each = {
        name: replace(step, amount=None if open_question else memberships * step.rupiah)
        for name, step in found.parts.items()
    }
    return Benefit(each, several)


def _told(consecutive_paid_months: int | None) -> int:
    if consecutive_paid_months is None:
        raise InputError(
            say(
                "Isi 'consecutive_paid_months': sejak 2025-02-24 santunan JKM BPU "
                "bergantung pada bulan iuran berturut-turut, contoh: 3."
            )
        )
    return consecutive_paid_months


def _funeral_only(event_on: dt.date, wait: Value) -> Step:
    only = funeral("jkm", event_on)
    return Step(only.what, only.amount, only.unit, _FUNERAL_ONLY, {}, (*only.parameters, wait))


def _times(memberships: int, total: int) -> Text:
    line = f"{memberships} x {money(total)}"
    return Text(line, line)


def _scholarship(
    event_on: dt.date, contribution_years: int | None, children: Sequence[Child] | int
) -> Step:
    number = children if isinstance(children, int) else len(children)
    if not number:
        return no_scholarship(Text("tidak ada anak", "no children"))
    least = parameter("benefits.scholarship.jkm_contribution_years").at(event_on)
    if contribution_years is None:
        raise InputError(
            say(
                "Isi 'contribution_years': beasiswa setelah JKM perlu %(whole)s tahun iuran.",
                whole=least.whole,
            )
        )
    if contribution_years < least.whole:
        return no_scholarship(_too_short(contribution_years, least.whole), (least,))
    if parameter("benefits.scholarship.jkm_once").find(event_on):
        return scholarship_once("benefits.scholarship.jkm_once", event_on, number)
    if isinstance(children, int):
        raise InputError(say('Isi jenjang anak, contoh: [{"level": "SD", "years_left": 3}].'))
    return scholarship(event_on, children)


def _too_short(years: int, least: int) -> Text:
    return Text(
        f"iuran {years} tahun; beasiswa setelah JKM perlu paling sedikit {least} tahun",
        f"{years} years of contribution; a scholarship after JKM needs at least {least}",
    )


_ASK_A_HUMAN = Text(
    "Kepesertaan ganda: sumber berbeda pendapat. Tanyakan kepada BPJS Ketenagakerjaan.",
    "More than one membership: sources disagree. Ask BPJS Ketenagakerjaan.",
)
_NO_COVER = Text(
    "Belum ada iuran yang dibayar, jadi belum terlindungi.",
    "No contribution was paid, so there is no cover.",
)
_FUNERAL_ONLY = Text(
    "iuran belum tiga bulan berturut-turut: hanya biaya pemakaman",
    "fewer than three paid months in a row: the funeral grant only",
)
