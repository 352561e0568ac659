"""Reductions in time: 99 % in 2020-21, half of JKK for labour-intensive firms in 2025, half for BPU in 2026.

JHT and JP are never reduced (JP of 2020-21 was only deferred).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from payung.law.contributions.model import Payer, Sector
from payung.law.dated import Value, parameter
from payung.law.explain import Text
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say

REDUCIBLE = Programme.JKK | Programme.JKM


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a reduction depends on besides programme, month and payer. The defaults are the usual case.

    `registered_month`: first month of membership, None when long ago. `arrears_settled`: nothing
    older is owed. `labour_intensive`: one of the six industries of PP 7/2025 with 50 workers or more.
    `village_funds_halved`: the open question whether APBDes, ADD and Dana Desa get the half of
    PP 50/2025; no by default, which is the dearer answer.
    """

    sector: Sector = Sector.OTHER
    registered_month: Month | None = None
    arrears_settled: bool = True
    labour_intensive: bool = False
    village_funds_halved: bool = False


USUAL = Circumstances()


@dataclass(frozen=True, slots=True)
class Reduction:
    """The share taken off, why, and the parameters it rests on; share 0 with notes when refused."""

    share: Decimal = Decimal(0)
    parameters: tuple[Value, ...] = ()
    notes: tuple[Text, ...] = ()


NONE = Reduction()


def reduction(
    programme: Programme, segment: Segment, month: Month, payer: Payer, case: Circumstances
) -> Reduction:
    """The reduction of one programme in one contribution month; NONE when there is none."""
    if programme is Programme.JP:
        return _deferred(month)
    if programme not in REDUCIBLE:
        return NONE
    relief = parameter("contributions.relief_2020.share").find(month.first_day)
    if relief:
        return _relief_2020(relief, month, case)
    if segment is Segment.PU:
        return _labour_intensive(programme, month, case)
    return _half_for_bpu(month, payer, case) if segment is Segment.BPU else NONE


def check_registered(month: Month, registered: Month | None) -> None:
    """InputError for a month before the first month of membership: nothing is due then."""
    if registered is not None and month < registered:
        raise InputError(
            say(
                "'month' %(month)s mendahului 'registered_month' %(registered)s: sebelum terdaftar tidak "
                "ada iuran. Pilih bulan %(registered)s atau sesudahnya.",
                month=month,
                registered=registered,
            )
        )


def _deferred(month: Month) -> Reduction:
    """JP was due in full in the pandemic, but most of it later."""
    deferred = parameter("contributions.relief_2020.jp_deferred").find(month.first_day)
    return Reduction(parameters=(deferred,), notes=(_JP_LATER,)) if deferred else NONE


def _relief_2020(relief: Value, month: Month, case: Circumstances) -> Reduction:
    began = Month.from_date(relief.since)
    full = parameter("contributions.relief_2020.full_months_of_new").at(month.first_day)
    if case.registered_month is not None and case.registered_month >= began:
        if month < case.registered_month + full.whole:
            return Reduction(parameters=(full,), notes=(_NEW_PAYS_FULL,))
        return Reduction(relief.share, (relief, full))
    if not case.arrears_settled:
        return Reduction(parameters=(relief,), notes=(_ARREARS_FIRST,))
    return Reduction(relief.share, (relief,), (_PAID_THROUGH_JULY_2020,))


def _labour_intensive(programme: Programme, month: Month, case: Circumstances) -> Reduction:
    half = parameter("contributions.pu.relief_2025.jkk_share").find(month.first_day)
    if half is None or programme is not Programme.JKK or not case.labour_intensive:
        return NONE
    return Reduction(half.share, (half,))


def _half_for_bpu(month: Month, payer: Payer, case: Circumstances) -> Reduction:
    half = parameter(f"contributions.bpu.relief_2026.{case.sector.value}").find(month.first_day)
    if half is None:
        return NONE
    allowed = parameter(f"contributions.bpu.relief_2026.payer.{_half_payer(payer)}").at(
        month.first_day
    )
    chosen = payer is Payer.APBDES and case.village_funds_halved
    if not allowed.value and not chosen:
        note = _VILLAGE_FUNDS_OPEN if payer is Payer.APBDES else _NOT_FOR_STATE_BUDGET
        return Reduction(parameters=(allowed,), notes=(note,))
    if not case.arrears_settled:
        return Reduction(parameters=(half,), notes=(_ARREARS_FIRST,))
    notes = (_VILLAGE_FUNDS_CHOSEN,) if chosen else ()
    return Reduction(half.share, (half, allowed), (*notes, _ARREARS_TAKEN_AS_SETTLED))


def _half_payer(payer: Payer) -> str:
    """A BPU has no employer: whoever else pays is treated as a donor."""
    return Payer.CSR.value if payer is Payer.EMPLOYER else payer.value


_JP_LATER = Text(
    "Tetap terutang penuh; 99 % boleh dibayar 15 Mei 2021 sampai 15 April 2022.",
    "Still due in full; 99 % could be paid from 15 May 2021 to 15 April 2022.",
)
_NEW_PAYS_FULL = Text(
    "Peserta baru membayar penuh pada dua bulan pertama (PP 49/2020).",
    "A new participant pays the first two months in full (PP 49/2020).",
)
_ARREARS_FIRST = Text(
    "Tanpa keringanan: tunggakan sebelumnya harus dilunasi lebih dahulu.",
    "No reduction: earlier arrears must be settled first.",
)
_PAID_THROUGH_JULY_2020 = Text(
    "Dengan syarat iuran sampai Juli 2020 sudah lunas.",
    "Provided that contributions through July 2020 are paid.",
)
_ARREARS_TAKEN_AS_SETTLED = Text(
    "Dengan syarat tunggakan sebelumnya sudah lunas.",
    "Provided that earlier arrears are settled.",
)
_NOT_FOR_STATE_BUDGET = Text(
    "Tanpa keringanan PP 50/2025: iuran dibayar APBN atau APBD.",
    "No reduction under PP 50/2025: the contribution is paid by APBN or APBD.",
)
_VILLAGE_FUNDS_OPEN = Text(
    "Belum ada sumber apakah iuran dari APBDes, ADD, atau Dana Desa mendapat keringanan PP 50/2025. "
    "Dipakai jawaban yang lebih mahal; tanyakan tertulis kepada BPJS Ketenagakerjaan.",
    "No source says whether APBDes, ADD or Dana Desa get the reduction of PP 50/2025. "
    "The dearer answer is used; ask BPJS Ketenagakerjaan in writing.",
)
_VILLAGE_FUNDS_CHOSEN = Text(
    "Keringanan untuk APBDes, ADD, atau Dana Desa dipakai karena pengaturan; belum ada sumbernya.",
    "The reduction for APBDes, ADD or Dana Desa is used because of a setting; no source was found.",
)
