"""Who pays for whom, for how long: the ways into cover that the demo tells of, and how they end.

Months are positions (0 is January 2024). The subsidies come in windows paid at once; when a window
ends and the budget is not ready, everybody in it lapses together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from payung.demo.regency.calendar import MONTHS
from payung.primitives.programme import BASIC, Programme, Segment

Window = tuple[int, int]
"""First month and number of months paid for at once."""

MONTHLY: tuple[Window, ...] = tuple((month, 1) for month in range(MONTHS))
QUARTERLY: tuple[Window, ...] = tuple((month, 3) for month in range(0, MONTHS, 3))
ALL_FOUR = Programme.JKK | Programme.JKM | Programme.JHT | Programme.JP
THREE = BASIC | Programme.JHT


class TakeUp(StrEnum):
    """How people go through the windows."""

    STEADY = "steady"  # from a start without a gap to an end: an employer pays
    IRREGULAR = "irregular"  # in and out: people pay for themselves
    GRANT = "grant"  # whoever is on the list of a window


class Cohort(StrEnum):
    """Where somebody stands in December 2024."""

    BASE = "base"  # paid for JKK and JKM
    EARLIER = "earlier"  # was in before, not then
    LATER = "later"  # comes in 2025


@dataclass(frozen=True, slots=True)
class Part:
    """One payer's part of a scheme. `before` and `renewal`: shares of the base cohort in other windows."""

    funds: str
    windows: tuple[Window, ...]
    take_up: TakeUp
    programmes: Programme = ALL_FOUR
    before: float = 1.0
    renewal: float = 1.0
    whatever_cohort: bool = False  # paid in December 2024 even for who is not covered then


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way into cover. `share` divides the covered who have no village role.

    `later` and `earlier` are people per covered person; a scheme of a role takes `role_share` of it.
    """

    name: str
    segment: Segment
    programmes: Programme
    parts: tuple[Part, ...]
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    share: float = 0.0
    role_share: float = 0.0
    role_later: float = 0.0
    later: float = 0.0
    earlier: float = 0.0


_INFORMAL = ("informal", "sea", "building")
_OFFICIALS = ("kepala desa", "sekretaris desa", "kepala urusan", "kepala seksi", "kepala dusun")

SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        "perangkat desa",
        Segment.PU,
        ALL_FOUR,
        (Part("add", QUARTERLY, TakeUp.STEADY, renewal=0.995),),
        roles=_OFFICIALS,
        role_share=0.97,
        role_later=0.5,
    ),
    Scheme(
        "lembaga desa",
        Segment.BPU,
        BASIC,
        (Part("apbdes", ((0, 12), (12, 12)), TakeUp.GRANT, before=1.0, renewal=0.95),),
        roles=("staf desa", "bpd", "rt/rw"),
        role_share=0.78,
        role_later=0.5,
    ),
    Scheme(
        "kader dan imam",
        Segment.BPU,
        BASIC,
        (Part("apbdes", ((14, 10),), TakeUp.GRANT),),
        roles=("kader", "imam desa", "linmas"),
        role_later=0.85,
    ),
    Scheme(
        "karyawan swasta",
        Segment.PU,
        ALL_FOUR,
        (Part("pemberi_kerja", MONTHLY, TakeUp.STEADY, renewal=0.992),),
        kinds=("employed",),
        share=0.29,
        later=0.1,
        earlier=0.08,
    ),
    Scheme(
        "honorer daerah",
        Segment.PU,
        BASIC,
        (Part("apbd", MONTHLY, TakeUp.STEADY, renewal=0.996),),
        kinds=("employed",),
        share=0.088,
        later=0.04,
        earlier=0.03,
    ),
    Scheme(
        "proyek konstruksi",
        Segment.JAKON,
        BASIC,
        (Part("pemberi_kerja", ((1, 6), (6, 8), (16, 8)), TakeUp.GRANT, before=0.3, renewal=0.4),),
        kinds=("building",),
        share=0.05,
        later=0.7,
        earlier=0.3,
    ),
    Scheme(
        "nelayan kecil",
        Segment.BPU,
        BASIC,
        (
            Part(
                "apbd", ((0, 12), (21, 3)), TakeUp.GRANT, Programme.JKK,
                renewal=0.3, whatever_cohort=True,
            ),
            Part("mandiri", MONTHLY, TakeUp.IRREGULAR, Programme.JKM),
        ),
        kinds=("sea",),
        share=0.009,
        earlier=0.2,
    ),
    Scheme(
        "pekerja rentan APBD",
        Segment.BPU,
        BASIC,
        (Part("apbd", ((0, 6), (6, 6), (12, 12)), TakeUp.GRANT, before=0.85, renewal=0.72),),
        kinds=_INFORMAL,
        share=0.16,
        later=0.35,
        earlier=0.15,
    ),
    Scheme(
        "pekerja rentan perubahan APBD",
        Segment.BPU,
        BASIC,
        (Part("apbd", ((0, 6), (6, 6), (15, 9)), TakeUp.GRANT, before=0.7, renewal=0.7),),
        kinds=_INFORMAL,
        share=0.095,
        later=0.5,
        earlier=0.2,
    ),
    Scheme(
        "pekerja rentan desa",
        Segment.BPU,
        BASIC,
        (Part("apbdes", ((3, 3), (9, 3), (18, 6)), TakeUp.GRANT, before=0.4, renewal=0.62),),
        kinds=_INFORMAL,
        share=0.125,
        later=0.4,
        earlier=0.2,
    ),
    Scheme(
        "mandiri",
        Segment.BPU,
        BASIC,
        (Part("mandiri", MONTHLY, TakeUp.IRREGULAR),),
        kinds=_INFORMAL,
        share=0.085,
        later=0.45,
        earlier=0.5,
    ),
    Scheme(
        "mandiri tiga bulanan",
        Segment.BPU,
        BASIC,
        (Part("mandiri", QUARTERLY, TakeUp.IRREGULAR),),
        kinds=_INFORMAL,
        share=0.045,
        later=0.4,
        earlier=0.4,
    ),
    Scheme(
        "mandiri dengan JHT",
        Segment.BPU,
        THREE,
        (Part("mandiri", MONTHLY, TakeUp.IRREGULAR),),
        kinds=_INFORMAL,
        share=0.023,
        later=0.3,
        earlier=0.3,
    ),
    Scheme(
        "tanggung jawab perusahaan",
        Segment.BPU,
        BASIC,
        (Part("csr", ((8, 6), (17, 6)), TakeUp.GRANT, renewal=0.35),),
        kinds=_INFORMAL,
        share=0.014,
        later=0.4,
    ),
    Scheme(
        "petani tembakau",
        Segment.BPU,
        BASIC,
        (Part("dbh_cht", ((6, 6), (18, 6)), TakeUp.GRANT, renewal=0.8),),
        kinds=("informal",),
        share=0.011,
        later=0.3,
    ),
    Scheme(
        "donatur",
        Segment.BPU,
        BASIC,
        (Part("donatur", ((10, 3), (20, 3)), TakeUp.GRANT, renewal=0.5),),
        kinds=_INFORMAL,
        share=0.005,
        later=0.5,
    ),
)  # fmt: skip
"""Shares are chosen so that the parts look like what newspapers tell of such a regency, not counted."""

BY_NAME = {scheme.name: scheme for scheme in SCHEMES}
RESERVE = BY_NAME["pekerja rentan APBD"]
"""Takes whom a scheme with too few people of its kind cannot."""
