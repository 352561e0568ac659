"""What each of our fields means, in the words of the reference page."""

from __future__ import annotations

_PERSON = {
    "nik": "16 digits as text; a number that starts with 0 is temporary and never linked",
    "full_name": "as on the identity card",
    "birth_date": "empty when not known; never invented",
    "sex": "`L`/`P`, `1`/`2`, `Lk`/`Pr`, `Laki-laki`/`Perempuan`",
    "mother_name": "mother's name; a mark of the deceased such as `(ALMH)` is taken off",
    "village_code": "`73.07.04.2005` or `7307042005`",
    "village_name": "used within its district when there is no code",
    "district_name": "the district of that village",
}
_INSURER = {
    "card": "card number; never required",
    "nik_hash": "HMAC-SHA256 of the 16 digits in 64 hexadecimal digits, under the key agreed",
    "birth_year": "four digits, where the insurer keeps the day of birth to itself",
    "segment": "`PU`, `BPU`, `JAKON`, `PMI`",
    "programmes": "`JKK+JKM+JHT` or `JKK,JKM`; empty means JKK and JKM",
    "source_of_funds": "see below; may be empty",
}

MEANINGS: dict[str, dict[str, str]] = {
    "roster": {
        **_PERSON,
        "kk": "family card, 16 digits as text",
        "relationship": "label or code 1 to 11",
        "address": "where to find the person",
        "hamlet": "part of the village",
        "rw": "neighbourhood",
        "rt": "neighbourhood within the RW",
        "occupation": "label of the population register, or a code where the list is known",
        "village_role": "kepala desa, perangkat desa, bpd, rt/rw, kader, imam desa, linmas, ...",
        "receives_incentive": "`ya` or `tidak`",
        "is_vulnerable": "`ya` or `tidak`",
        "monthly_income": "rupiah a month",
        "phone": "kept sealed",
        "life_status": "`hidup`, `mati`, `pindah`, `hilang`, `pergi`; empty says nothing",
        "status_on": "day of death or move",
        "claimed": "sum of bits: 1 JKK, 2 JKM, 4 JHT, 8 JP, 16 another pension; 0 none, 99 not known",
        "claim_source": "the survey in which the claim was made; without it and its day no claim is kept",
        "claimed_on": "the day of the visit, or the last day of the survey's field work",
        "source_id": "the person's number in the program that wrote the file",
        "source_changed_at": "when that program last changed the record",
        "local_village": "the program's own village code: only to see that the file holds one village",
    },
    "participants": {
        **_PERSON,
        **_INSURER,
        "status": "`AKTIF` or `NONAKTIF`, may be empty",
        "registered_on": "day of registration",
        "paid_through": "last month paid",
        "employer": "name of the employer",
        "stated_on": "the day the list speaks of",
    },
    "payments": {
        **_INSURER,
        "nik": _PERSON["nik"],
        "first_month": "first month paid for",
        "months": "1 to 12; empty is 1",
        "amount": "whole rupiah, 0 or more, for all months together",
        "paid_on": "day of payment",
        "reference": "number of the transaction",
    },
    "denominators": {
        "region_code": "any level: `73.07`, `73.07.04`, `73.07.04.2005`",
        "segment": "`PU`, `BPU`, `JAKON` or `SEMUA`; empty is `SEMUA`",
        "basis": "`potensi_bpjs` or `penduduk_bekerja`",
        "people": "number of workers",
        "source": "where the number comes from",
        "as_of": "of which day it is",
    },
    "": {
        "activity": "code of the activity",
        "detail": "code of the account",
        "source_of_funds": "source of the money",
        "amount": "rupiah of the year",
    },
}
