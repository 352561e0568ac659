"""Which budget lines are for the insurer of employment: by the account, or by what they say.

The accounts of expenditure at level 4 follow Permendagri 20/2018: 5.1.3 is social security of the village
head and officials, of which .01 and .02 are health, .03 and .04 employment. Villages pay for others
(volunteers, vulnerable workers) from any account, so the words of a line count as well. A regency may
number its own accounts from .90 on: those are found by their words.
"""

from __future__ import annotations

import re

OFFICIALS = "5.1.3."
ACCOUNTS = ("5.1.3.03", "5.1.3.04")
MENTIONED = "bpjs|jamsostek|jaminan|jkk|jkm|jht"
"""A line of another account that is for it has one of these words; not every line that has one is."""
_EXPENDITURE = "5"
_EMPLOYMENT = re.compile(
    r"bpjs[\s-]*(?:ketenagakerjaan|naker|tk\b)|jamsostek|jaminan\s+(?:sosial\s+)?(?:ketenagakerjaan"
    r"|tenaga\s+kerja|kecelakaan\s+kerja|kematian|hari\s+tua|pensiun)|\b(?:jkk|jkm|jht)\b",
    re.IGNORECASE,
)
_HEALTH = re.compile(r"kesehatan|\bjkn\b|\bkis\b", re.IGNORECASE)


def is_for_employment_insurance(account: str, description: str) -> bool:
    """Is this line of expenditure for BPJS Ketenagakerjaan? Words about health alone speak against it."""
    code = account.strip(". ")
    if code.split(".")[0] != _EXPENDITURE:
        return False
    if _EMPLOYMENT.search(description):
        return True
    return code.startswith(ACCOUNTS) and not _HEALTH.search(description)


def for_officials(account: str) -> bool:
    """Is a line for the village head and officials, and so for no other worker?"""
    return account.startswith(OFFICIALS)
