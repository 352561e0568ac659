"""What goes wrong between a person and the rows that offices keep of him: the one table of rates.

Rates are shares of rows. They are chosen, not counted from any office; the matching is trained and
measured on them, so changing one changes the benchmarks.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of rows (0 to 1) that carry each fault in one kind of file."""

    nik_missing: float = 0.0
    nik_temporary: float = 0.0  # 0 + village code + sequence, given by the village program
    nik_as_number: float = 0.0  # a spreadsheet kept it as a number: 7,3E+15 or a lost last digit
    nik_one_digit_wrong: float = 0.0
    nik_digits_exchanged: float = 0.0
    nik_of_household_member: float = 0.0  # two members of a household carry each other's number
    nik_with_punctuation: float = 0.0  # apostrophe, dots or spaces: harmless, must be cleaned
    name_spelled_differently: float = 0.0
    mother_missing: float = 0.0
    mother_spelled_differently: float = 0.0
    birth_missing: float = 0.0
    birth_day_month_exchanged: float = 0.0
    birth_year_only: float = 0.0
    birth_first_of_january: float = 0.0  # the day was not known
    birth_off: float = 0.0  # one part of the date is another number
    sex_missing: float = 0.0
    sex_wrong: float = 0.0
    village_missing: float = 0.0
    village_written_otherwise: float = 0.0  # code without dots, or the name in an old spelling
    village_of_elsewhere: float = 0.0  # moved, or recorded in a neighbouring village
    address_missing: float = 0.0
    phone_missing: float = 0.0
    phone_other: float = 0.0
    same_person_twice: float = 0.0  # once with a temporary, once with the real NIK
    listed_in_two_villages: float = 0.0  # moved inside the regency, still on the old roster
    nik_only_hashed: float = 0.0  # the list gives the keyed hash instead of the number
    listed_twice: float = 0.0  # a true second membership, such as a fisherman who is a hamlet head


FAULT_NAMES = tuple(field.name for field in fields(Faults))

NAME_WAYS = {
    "known_variant": 30.0,
    "slip": 16.0,
    "single_letters": 8.0,
    "drop_title": 9.0,
    "add_title": 6.0,
    "daeng_form": 6.0,
    "old_spelling": 5.0,
    "nasal_ending": 4.0,
    "drop_last": 5.0,
    "initial": 4.0,
    "join_words": 4.0,
    "reverse_words": 1.5,
    "child_of": 1.5,
}
"""Weight of each way to spell a name differently (see `names/spelling.py`)."""

FAULTS: dict[str, Faults] = {
    "clean_left": Faults(
        nik_missing=0.01,
        nik_one_digit_wrong=0.004,
        nik_digits_exchanged=0.002,
        name_spelled_differently=0.04,
        mother_missing=0.05,
        mother_spelled_differently=0.04,
        birth_day_month_exchanged=0.004,
        birth_off=0.004,
        address_missing=0.05,
        phone_missing=0.1,
    ),
    "clean_right": Faults(
        nik_missing=0.03,
        nik_one_digit_wrong=0.006,
        nik_digits_exchanged=0.002,
        name_spelled_differently=0.12,
        mother_missing=0.1,
        mother_spelled_differently=0.08,
        birth_day_month_exchanged=0.006,
        birth_off=0.006,
        village_missing=0.02,
        village_of_elsewhere=0.02,
        address_missing=0.3,
        phone_missing=0.2,
        phone_other=0.05,
        listed_twice=0.01,
    ),
    "hard_left": Faults(
        nik_missing=0.03,
        nik_temporary=0.03,
        nik_as_number=0.03,
        nik_one_digit_wrong=0.01,
        nik_digits_exchanged=0.005,
        nik_of_household_member=0.01,
        nik_with_punctuation=0.04,
        name_spelled_differently=0.1,
        mother_missing=0.15,
        mother_spelled_differently=0.15,
        birth_missing=0.01,
        birth_day_month_exchanged=0.01,
        birth_year_only=0.01,
        birth_first_of_january=0.015,
        birth_off=0.015,
        sex_missing=0.01,
        sex_wrong=0.004,
        village_written_otherwise=0.1,
        address_missing=0.15,
        phone_missing=0.3,
        phone_other=0.05,
    ),
    "hard_right": Faults(
        nik_missing=0.22,
        nik_temporary=0.02,
        nik_as_number=0.04,
        nik_one_digit_wrong=0.02,
        nik_digits_exchanged=0.01,
        nik_of_household_member=0.008,
        nik_with_punctuation=0.08,
        name_spelled_differently=0.3,
        mother_missing=0.3,
        mother_spelled_differently=0.2,
        birth_missing=0.01,
        birth_day_month_exchanged=0.02,
        birth_year_only=0.01,
        birth_first_of_january=0.015,
        birth_off=0.02,
        sex_missing=0.05,
        sex_wrong=0.008,
        village_missing=0.04,
        village_written_otherwise=0.2,
        village_of_elsewhere=0.05,
        address_missing=0.5,
        phone_missing=0.4,
        phone_other=0.1,
        listed_twice=0.02,
    ),
    "roster": Faults(
        nik_missing=0.012,
        nik_temporary=0.01,
        nik_as_number=0.006,
        nik_one_digit_wrong=0.004,
        nik_digits_exchanged=0.002,
        nik_of_household_member=0.003,
        nik_with_punctuation=0.02,
        name_spelled_differently=0.03,
        mother_missing=0.04,
        mother_spelled_differently=0.05,
        birth_missing=0.003,
        birth_day_month_exchanged=0.004,
        birth_year_only=0.003,
        birth_first_of_january=0.006,
        birth_off=0.003,
        sex_missing=0.002,
        sex_wrong=0.001,
        village_written_otherwise=0.05,
        address_missing=0.05,
        phone_missing=0.1,
        same_person_twice=0.004,
        listed_in_two_villages=0.002,
    ),
    "insurer": Faults(
        nik_missing=0.045,
        nik_only_hashed=0.03,
        nik_as_number=0.006,
        nik_one_digit_wrong=0.008,
        nik_digits_exchanged=0.003,
        nik_of_household_member=0.003,
        name_spelled_differently=0.18,
        mother_missing=0.55,
        mother_spelled_differently=0.1,
        birth_missing=0.004,
        birth_day_month_exchanged=0.008,
        birth_first_of_january=0.006,
        birth_off=0.008,
        sex_missing=0.01,
        sex_wrong=0.003,
        village_missing=0.3,
        village_written_otherwise=0.25,
        village_of_elsewhere=0.02,
    ),
}
"""The table: one entry per kind of file."""

LIFE_EVENTS = {
    "mati": 0.011,
    "pindah": 0.008,
    "pergi": 0.0015,
    "hilang": 0.0005,
    "dead_still_paid": 0.2,
}
"""Shares of people who died, moved, went away or are missing in the two years; and of the dead whose
payer was not told (multiplied by age for deaths, see `regency/residents.py`)."""
