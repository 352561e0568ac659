"""The employment programmes of BPJS Ketenagakerjaan and the segments of its participants."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag, StrEnum

from payung.primitives.errors import InputError
from payung.primitives.sentences import say


class Programme(IntFlag):
    """Programmes as bits, the way they are stored: 3 is JKK and JKM."""

    JKK = 1  # work accident (jaminan kecelakaan kerja)
    JKM = 2  # death (jaminan kematian)
    JHT = 4  # old-age savings (jaminan hari tua)
    JP = 8  # pension (jaminan pensiun)

    @classmethod
    def from_names(cls, names: Iterable[str]) -> Programme:
        """From ['JKK', 'JKM']; raises InputError naming the unknown one."""
        found = cls(0)
        for name in names:
            key = name.strip().upper()
            if key not in cls.__members__:
                raise InputError(
                    say("Program '%(name)s' tidak dikenal. Yang ada: JKK, JKM, JHT, JP.", name=name)
                )
            found |= cls[key]
        return found


BASIC = Programme.JKK | Programme.JKM
"""Protected in the headline figure means both: every participant has at least these two."""


class Segment(StrEnum):
    """Segments of participants (PP 44/2015 art. 5 as amended by PP 49/2023)."""

    PU = "PU"  # wage earner (penerima upah)
    BPU = "BPU"  # not a wage earner (bukan penerima upah)
    JAKON = "JAKON"  # construction project worker (jasa konstruksi)
    PMI = "PMI"  # migrant worker (pekerja migran Indonesia)
