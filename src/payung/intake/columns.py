"""The columns of a checked frame, as mergers receive them.

Text columns are trimmed, with single spaces and never null: empty text is "not stated". Other types are
null when not stated. `row_number` is the number a spreadsheet program shows beside the row.
`nik_digits` and `kk_digits` are plain 16 digits or empty: the merger seals them, nobody logs them.
`nik_hash` is the keyed hash the insurer sent in place of a number (32 bytes).
Months are `payung.primitives.month.Month` integers, amounts whole rupiah, programmes the bits of `Programme`.
"""

from __future__ import annotations

from typing import TypeAlias

import polars as pl

Schema: TypeAlias = dict[str, type[pl.DataType]]

ROSTER: Schema = {
    "row_number": pl.UInt32,
    "nik_digits": pl.String,
    "nik_state": pl.String,  # a value of NikState; temporary numbers keep their digits
    "kk_digits": pl.String,
    "full_name": pl.String,
    "sex": pl.String,  # 'L', 'P' or empty
    "birth_date": pl.Date,
    "mother_name": pl.String,
    "relationship": pl.String,
    "address": pl.String,
    "hamlet": pl.String,
    "rw": pl.String,
    "rt": pl.String,
    "village_code": pl.String,  # dotted code, never empty in a roster
    "occupation": pl.String,  # label in capitals, as the register of the ministry spells it
    "village_role": pl.String,
    "receives_incentive": pl.Boolean,
    "is_vulnerable": pl.Boolean,
    "monthly_income": pl.Int64,
    "phone": pl.String,
    "life_status": pl.String,  # a value of Person.LifeStatus, or empty when not stated
    "status_on": pl.Date,
    "claimed_programmes": pl.Int16,  # bits of `Programme` a survey was told of; null when not stated
    "claim_source": pl.String,  # 'Regsosek 2022' where such a claim is made: never current cover
    "claimed_on": pl.Date,  # the day of that survey; null where no claim is made
    "source_id": pl.String,  # the person's number in the program that wrote the file, or empty
    "source_changed_at": pl.Datetime,  # when that program last changed the record
}

PARTICIPANTS: Schema = {
    "row_number": pl.UInt32,
    "card": pl.String,
    "nik_digits": pl.String,
    "nik_state": pl.String,
    "nik_hash": pl.Binary,
    "full_name": pl.String,
    "birth_date": pl.Date,
    "birth_year": pl.Int16,  # stated where the day of birth is not
    "sex": pl.String,
    "mother_name": pl.String,
    "village_code": pl.String,  # null when the file names none or leaves it in doubt
    "segment": pl.String,  # a value of Segment
    "programmes": pl.Int16,
    "status": pl.String,  # 'active', 'inactive' or empty
    "registered_on": pl.Date,
    "paid_through": pl.Int32,
    "employer": pl.String,
    "source_of_funds": pl.String,  # one of SOURCES_OF_FUNDS or empty
    "stated_on": pl.Date,
}

PAYMENTS: Schema = {
    "row_number": pl.UInt32,
    "card": pl.String,
    "nik_digits": pl.String,
    "nik_hash": pl.Binary,
    "segment": pl.String,
    "first_month": pl.Int32,
    "months": pl.Int16,
    "programmes": pl.Int16,
    "amount": pl.Int64,
    "source_of_funds": pl.String,
    "paid_on": pl.Date,
    "reference": pl.String,
}

DENOMINATORS: Schema = {
    "row_number": pl.UInt32,
    "region_code": pl.String,
    "segment": pl.String,
    "basis": pl.String,  # a value of Denominator.Basis
    "people": pl.Int64,
    "source": pl.String,
    "as_of": pl.Date,
}

BUDGETS: Schema = {
    "row_number": pl.UInt32,
    "year": pl.Int16,
    "village_code": pl.String,
    "activity": pl.String,
    "account": pl.String,
    "sub_account": pl.String,
    "line_number": pl.String,
    "description": pl.String,
    "unit": pl.String,
    "volume": pl.Float64,
    "price": pl.Int64,  # null when it is not whole rupiah
    "amount": pl.Int64,
    "amended": pl.Boolean,  # the numbers are those after a change of that year's budget
    "source_of_funds": pl.String,  # the program's own code, e.g. DDS, ADD
}

SCHEMAS: dict[str, Schema] = {
    "roster": ROSTER,
    "participants": PARTICIPANTS,
    "payments": PAYMENTS,
    "denominators": DENOMINATORS,
    "budgets": BUDGETS,
}

SOURCES_OF_FUNDS = (
    "mandiri",
    "pemberi_kerja",
    "apbdes",
    "add",
    "dana_desa",
    "apbd",
    "dbh_sawit",
    "dbh_cht",
    "csr",
    "donatur",
)
