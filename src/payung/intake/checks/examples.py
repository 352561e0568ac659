"""For every check one row, or a few, at fault: shown in the reference, and tried by a test.

A row is written as what differs from a good row of its kind. Synthetic people only.
"""

from __future__ import annotations

from typing import TypeAlias

Row: TypeAlias = dict[str, str | bool]
Examples: TypeAlias = dict[str, list[Row]]

VILLAGE, OTHER_VILLAGE, FORBIDDEN, NOWHERE = (
    "99.07.01.2001", "99.07.01.2002", "99.08.01.2001", "99.07.01.9999",
)  # fmt: skip
_NIK, _OTHER_NIK = "9907010101900001", "9907010202910002"
_KK = "9907010101100001"
_ACO: Row = {"nik": _OTHER_NIK, "full_name": "ACO", "birth_date": "1991-02-02"}
_SURVEY: Row = {"claim_source": "Regsosek 2022", "claimed_on": "2022-11-14"}
_CHILD: Row = {"relationship": "ANAK", "full_name": "CICI", "nik": "", "mother_name": "ANI"}

GOOD: dict[str, Row] = {
    "roster": {
        "nik": _NIK, "kk": _KK, "full_name": "BUDI", "birth_date": "1990-01-01", "sex": "L",
        "relationship": "KEPALA KELUARGA", "village_code": VILLAGE,
    },
    "participants": {
        "nik": _NIK, "full_name": "BUDI", "birth_date": "1990-01-01", "sex": "L", "segment": "BPU",
        "village_code": VILLAGE,
    },
    "payments": {"nik": _NIK, "segment": "BPU", "first_month": "2025-03", "amount": "16800"},
    "denominators": {
        "region_code": VILLAGE, "segment": "BPU", "basis": "potensi_bpjs", "people": "1250",
        "source": "BPJS", "as_of": "2025-06-11",
    },
}  # fmt: skip

GOOD["budgets"] = {
    "year": "2025", "local_village": "01.2001", "activity": "01.2001.01.01.01.", "account": "5.1.3.04.",
    "sub_account": "01", "line_number": "01", "description": "BPJS Ketenagakerjaan", "unit": "OB",
    "volume": "12", "price": "16800", "amount": "201600", "source_of_funds": "ADD",
}  # fmt: skip

_EVERYWHERE: Examples = {
    "formula_without_value": [{"uncalculated": "nama"}],
    "too_many_cells": [{"surplus": True}],
}
_INSURER: Examples = {
    "hash_unreadable": [{"nik_hash": "abc"}],
    "segment_unknown": [{"segment": "XYZ"}],
    "programme_unknown": [{"programmes": "JKX"}],
    "source_of_funds_unknown": [{"source_of_funds": "teman"}],
}
EXAMPLES: dict[str, Examples] = {
    "roster": {
        **_EVERYWHERE,
        "name_empty": [{"full_name": ""}],
        "birth_date_unreadable": [{"birth_date": "31-31-1990"}],
        "birth_date_in_future": [{"birth_date": "2099-01-01"}],
        "birth_date_too_old": [{"birth_date": "1850-01-01"}],
        "status_on_unreadable": [{"life_status": "mati", "status_on": "kemarin"}],
        "status_on_in_future": [{"life_status": "mati", "status_on": "2099-01-01"}],
        "status_on_before_birth": [
            {"life_status": "mati", "birth_date": "1991-02-01", "status_on": "1950-01-01"}
        ],
        "nik_damaged_and_no_birth_date": [{"nik_is_number": True, "birth_date": ""}],
        "nik_useless_and_no_birth_date": [{"nik": "123", "birth_date": ""}],
        "record_not_valid": [{"life_status": "TIDAK VALID"}],
        "life_status_unknown": [{"life_status": "entah"}],
        "village_unknown": [{"village_code": NOWHERE}],
        "village_out_of_scope": [{"village_code": FORBIDDEN}],
        "village_other_than_chosen": [{"village_code": OTHER_VILLAGE}],
        "several_local_villages": [{"local_village": "01.2001"}, {"local_village": "01.2002"}],
        "claims_cover": [{"claimed": "3", **_SURVEY}],
        "claim_unreadable": [{"claimed": "77", **_SURVEY}],
        "claim_without_survey": [{"claimed": "3"}],
        "repeated_in_file": [{}, {}],
        "nik_damaged": [{"nik_is_number": True}],
        "nik_invalid": [{"nik": "123"}],
        "nik_temporary": [{"nik": "0907010101900001"}],
        "nik_on_two_people": [{}, {"full_name": "ANI"}],
        "nik_area_unknown": [{}, _ACO, {"nik": "9907990101900001", "full_name": "ANI"}],
        "kk_unusable": [{"kk": "123"}],
        "nik_says_other_birth_date": [{"birth_date": "1991-01-01"}],
        "nik_says_other_sex": [{"sex": "P"}],
        "kk_two_heads": [{}, _ACO],
        "kk_two_villages": [{}, {**_CHILD, "village_code": OTHER_VILLAGE}],
        "kk_many_members": [
            {},
            *({**_CHILD, "full_name": f"CICI {i}"} for i in "ABCDEFGHIJKLMNOPQRSTU"),
        ],
        "kk_child_too_old": [{}, {**_CHILD, "birth_date": "1995-01-01"}],
        "kk_spouse_of_other_sex": [{}, {**_CHILD, "relationship": "ISTRI", "sex": "L"}],
        "sex_unknown": [{"sex": "X"}],
        "occupation_code_ambiguous": [{"occupation": "31"}],
        "income_unreadable": [{"monthly_income": "banyak"}],
    },
    "participants": {
        **_EVERYWHERE,
        **_INSURER,
        "nobody_named": [{"nik": "", "full_name": ""}],
        "nik_damaged_and_nobody_named": [{"nik_is_number": True, "full_name": ""}],
        "birth_date_unreadable": [{"birth_date": "31-31-1990"}],
        "birth_date_in_future": [{"birth_date": "2099-01-01"}],
        "birth_date_too_old": [{"birth_date": "1850-01-01"}],
        "registered_on_unreadable": [{"registered_on": "dulu"}],
        "stated_on_unreadable": [{"stated_on": "kini"}],
        "stated_on_in_future": [{"stated_on": "2099-01-01"}],
        "birth_year_impossible": [{"birth_year": "85"}],
        "paid_through_unreadable": [{"paid_through": "2025-13"}],
        "village_out_of_scope": [{"village_code": FORBIDDEN}],
        "status_unknown": [{"status": "ENTAH"}],
        "nik_useless": [{"nik": "123"}],
        "village_unknown": [{"village_code": NOWHERE}],
        "sex_unknown": [{"sex": "X"}],
        "card_is_number": [{"card": "1234567890", "card_is_number": True}],
    },
    "payments": {
        **_EVERYWHERE,
        **_INSURER,
        "nobody_named": [{"nik": ""}],
        "nik_damaged_and_nobody_named": [{"nik_is_number": True}],
        "first_month_unreadable": [{"first_month": "2025-13"}],
        "months_out_of_range": [{"months": "13"}],
        "amount_unreadable": [{"amount": "-1"}],
        "paid_on_unreadable": [{"paid_on": "kemarin"}],
        "paid_on_in_future": [{"paid_on": "2099-01-01"}],
    },
    "denominators": {
        **_EVERYWHERE,
        "region_unknown": [{"region_code": "Sinjai"}],
        "segment_unknown": [{"segment": "XYZ"}],
        "basis_unknown": [{"basis": "perkiraan"}],
        "people_unreadable": [{"people": "12,5"}],
        "as_of_unreadable": [{"as_of": "Juni"}],
        "source_empty": [{"source": ""}],
        "as_of_in_future": [{"as_of": "2099-01-01"}],
        "repeated_in_file": [{}, {"people": "900"}],
    },
    "budgets": {
        **_EVERYWHERE,
        "year_unreadable": [{"year": "25"}],
        "account_unreadable": [{"account": ""}],
        "amount_unreadable": [{"amount": "dua juta"}],
        "amended_amount_unreadable": [
            {"amount_amended": "300000"},
            {"line_number": "02"},
        ],
        "repeated_in_file": [{}, {"amount": "1"}],
        "several_local_villages": [{"local_village": "01.2001"}, {"local_village": "01.2002"}],
        "price_unreadable": [{"price": "16800,5"}],
        "amount_not_volume_times_price": [{"amount": "200000"}],
        "amount_change_not_adding_up": [{"amount_change": "1", "amount_amended": "403200"}],
    },
}
