"""The words of contributions: who pays, in which sector, at which risk, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from payung.law.explain import Step
from payung.primitives.errors import InputError
from payung.primitives.programme import Programme
from payung.primitives.sentences import say


class Payer(StrEnum):
    """Who pays, as far as a reduction depends on it. APBDes includes ADD and Dana Desa."""

    SELF = "self"
    EMPLOYER = "employer"
    APBN = "apbn"
    APBD = "apbd"
    APBDES = "apbdes"
    CSR = "csr"


class Sector(StrEnum):
    """Sectors that PP 50/2025 tells apart."""

    TRANSPORT = "transport"
    OTHER = "other"


class RiskClass(StrEnum):
    """Risk classes of work accident for wage earners."""

    VERY_LOW = "very_low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


_FUNDS = {
    "mandiri": Payer.SELF,
    "pemberi_kerja": Payer.EMPLOYER,
    "apbdes": Payer.APBDES,
    "add": Payer.APBDES,
    "dana_desa": Payer.APBDES,
    "apbd": Payer.APBD,
    "dbh_sawit": Payer.APBD,
    "dbh_cht": Payer.APBD,
    "csr": Payer.CSR,
    "donatur": Payer.CSR,
}


def payer_of_fund(fund: str) -> Payer:
    """The payer behind a source of funds (`sumber_dana`); shares of excise and palm oil are APBD."""
    try:
        return _FUNDS[fund.strip().lower()]
    except KeyError:
        known = ", ".join(_FUNDS)
        raise InputError(
            say(
                "Sumber dana '%(fund)s' tidak dikenal. Yang ada: %(known)s.", fund=fund, known=known
            )
        ) from None


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """One person, one month, in whole rupiah.

    `employer` and `worker` split the total for wage earners; both are 0 for BPU, whose payer bears all.
    """

    by_programme: Mapping[Programme, int]
    employer: int
    worker: int
    explanation: Step

    @property
    def total(self) -> int:
        return sum(self.by_programme.values())
