"""What is paid each month, by whom, after which reduction."""

from payung.law.contributions.bpu import (
    bpu_base,
    bpu_base_on,
    bpu_contribution,
    lowest_bpu_contribution,
)
from payung.law.contributions.model import (
    Contribution,
    Payer,
    RiskClass,
    Sector,
    payer_of_fund,
)
from payung.law.contributions.pu import pu_contribution
from payung.law.contributions.reductions import Circumstances

__all__ = [
    "Circumstances",
    "Contribution",
    "Payer",
    "RiskClass",
    "Sector",
    "bpu_base",
    "bpu_base_on",
    "bpu_contribution",
    "lowest_bpu_contribution",
    "payer_of_fund",
    "pu_contribution",
]
