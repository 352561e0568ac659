"""Memberships with all that decides their payments, and the identity the insurer recorded for each."""

from __future__ import annotations

import hmac
from hashlib import sha256

import numpy as np
import polars as pl

from payung.demo.faults import FAULTS
from payung.demo.population.people import draw_people
from payung.demo.recording import record
from payung.demo.regency.calendar import FIRST_MONTH, LAST_DAY_NUMBER, MONTHS
from payung.demo.regency.contributions import LOWEST_BASE
from payung.demo.regency.employers import employer_columns
from payung.demo.regency.schemes import BY_NAME, Cohort
from payung.demo.regency.settlement import Settlement
from payung.demo.villages import Village
from payung.primitives.nik import NikState
from payung.primitives.nik_columns import nik_columns

Rng = np.random.Generator
NEVER = 99
_OUTSIDER_SHARE = 0.006  # of the members: they live in another regency
_OUTSIDE = (Village("99.50.01.2001", "Salo Malimpo", "Tana Riaja"),)
_HIGHER_BASES = np.array([1_000_000, 1_200_000, 1_400_000, 2_000_000, 2_600_000])
_HIGHER_BASE_SHARES = (0.7, 0.12, 0.09, 0.06, 0.03)
_HAS_CARD = 0.25


def with_outsiders(
    rng: Rng, people: pl.DataFrame, enrolled: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Adds people of elsewhere whom employers here insure: in the people and in the memberships."""
    count = max(4, round(len(enrolled) * _OUTSIDER_SHARE))
    drawn = draw_people(rng, _OUTSIDE, np.array([count]), LAST_DAY_NUMBER)
    adults = drawn.filter(pl.col("birth_date").dt.year() < 2005)[:count]
    outsiders = adults.with_columns(
        pl.int_range(len(people), len(people) + pl.len()).alias("person"),
        pl.col("household") + len(people),
        pl.lit(-1, pl.Int32).alias("village"),
        life=pl.lit("hidup"),
        worker=pl.lit(False),
        working=pl.lit(True),
        listed=pl.lit(False),
        mother=pl.lit(None, pl.Int64),
        father=pl.lit(None, pl.Int64),
    )
    scheme = pl.Series("scheme", ["karyawan swasta", "proyek konstruksi"])
    cohort = pl.Series(
        "cohort", [cohort.value for cohort in (Cohort.BASE, Cohort.EARLIER, Cohort.LATER)]
    )
    joined = pl.DataFrame({"row": np.arange(len(outsiders)) + len(people)}).with_columns(
        scheme.gather(rng.choice(2, len(outsiders), p=[0.6, 0.4])),
        cohort.gather(rng.choice(3, len(outsiders), p=[0.6, 0.2, 0.2])),
    )
    return pl.concat([people, outsiders], how="diagonal"), pl.concat([enrolled, joined])


def memberships(
    rng: Rng, people: pl.DataFrame, enrolled: pl.DataFrame, settlements: list[Settlement]
) -> pl.DataFrame:
    """One row per membership: membership (number), person, scheme, cohort, segment, programmes, base,
    wage, employer, kelurahan (lives in one), life_month (position of the month of death or NEVER).
    """
    scheme = enrolled["scheme"]
    village = people["village"].gather(enrolled["row"])
    names = np.array([settlement.village.name for settlement in settlements] + [""], dtype=object)
    kelurahan = np.array([settlement.is_kelurahan for settlement in settlements] + [False])
    own = scheme.replace_strict(
        {name: int(s.programmes) for name, s in BY_NAME.items()}, return_dtype=pl.Int64
    )
    pays_alone = scheme.str.starts_with("mandiri").to_numpy()
    base = rng.choice(_HIGHER_BASES, size=len(scheme), p=_HIGHER_BASE_SHARES)
    frame = pl.DataFrame(
        {
            "membership": np.arange(len(scheme)),
            "person": people["person"].gather(enrolled["row"]),
            "scheme": scheme,
            "cohort": enrolled["cohort"],
            "segment": scheme.replace_strict({n: s.segment.value for n, s in BY_NAME.items()}),
            "base": np.where(pays_alone, base, LOWEST_BASE),
            "kelurahan": kelurahan[village.to_numpy()],
            "life_month": _month_of_death(people).gather(enrolled["row"]),
        }
    ).with_columns(employer_columns(rng, scheme, names[village.to_numpy()].tolist()))
    chosen = pl.when(pl.col("employer_programmes") > 0).then("employer_programmes").otherwise(own)
    return frame.with_columns(chosen.alias("programmes")).drop("employer_programmes")


def _month_of_death(people: pl.DataFrame) -> pl.Series:
    position = pl.col("life_on").dt.year().cast(pl.Int64) * 12 + pl.col("life_on").dt.month() - 1
    died = pl.when(pl.col("life") == "mati").then(position - int(FIRST_MONTH))
    return people.select(died.otherwise(NEVER).clip(-MONTHS, NEVER).alias("life_month")).to_series()


def recorded_members(
    rng: Rng,
    people: pl.DataFrame,
    members: pl.DataFrame,
    settlements: list[Settlement],
    hash_key: bytes,
) -> pl.DataFrame:
    """The identity the insurer keeps of each membership, with the faults of its entry.

    Columns: membership, card, nik (as written), nik_hash (hex), full_name, birth_date, sex,
    mother_name, village_code (as written), district. Each row has a card, a readable NIK or a hash,
    so that payments can name it; no two rows of one segment share a readable NIK.
    """
    faults = FAULTS["insurer"]
    villages = [settlement.village for settlement in settlements]
    truth = _as_entered(people, members, [*villages, *_OUTSIDE])
    rows = record(rng, truth, faults, villages)
    rows = rows.with_columns(_full_names(rows)).with_columns(nik_columns("nik"))
    repeated = pl.struct("nik_digits", "segment").is_duplicated() & (pl.col("nik_digits") != "")
    rows = rows.with_columns(nik=pl.when(repeated).then(pl.lit("")).otherwise("nik"))
    readable = (rows["nik_state"] == NikState.VALID.value) & (rows["nik"] != "")
    hashed = readable & pl.Series(rng.random(len(rows)) < faults.nik_only_hashed)
    rows = rows.with_columns(_hashes(rows["nik_digits"], hashed, hash_key))
    return rows.with_columns(
        nik=pl.when(hashed).then(pl.lit("")).otherwise("nik"),
        card=_cards(rng, readable.to_numpy()),
    ).drop("nik_digits", "nik_state")


def _as_entered(
    people: pl.DataFrame, members: pl.DataFrame, villages: list[Village]
) -> pl.DataFrame:
    codes = pl.Series([village.code for village in villages])
    districts = pl.Series([village.district for village in villages])
    rows = people[members["person"]]
    village = rows["village"].to_numpy()
    return rows.select(
        "household",
        "nik",
        "mother_name",
        "phone",
        "village",
        full_name="name",
        birth_date=pl.col("birth_date").dt.to_string("iso"),
        sex=pl.when("female").then(pl.lit("P")).otherwise(pl.lit("L")),
        village_code=codes.gather(np.where(village < 0, len(codes) - 1, village)),
        district=districts.gather(np.where(village < 0, len(codes) - 1, village)),
        address=pl.lit("x"),
    ).hstack(members.select("membership", "person", "segment"))


def _full_names(rows: pl.DataFrame) -> list[pl.Expr]:
    return [
        pl.col(name).str.to_uppercase()
        for name in ("full_name", "mother_name")
        if name in rows.columns
    ]


def _hashes(digits: pl.Series, hashed: pl.Series, key: bytes) -> pl.Series:
    """Keyed hash (HMAC-SHA256, hex) where the list gives no number; elsewhere the empty text."""
    texts = [
        hmac.digest(key, number.encode(), sha256).hex()
        for number in digits.filter(hashed).to_list()
    ]
    empty = pl.Series("nik_hash", [""]).new_from_index(0, len(digits))
    return empty.scatter(np.flatnonzero(hashed), texts)


def _cards(rng: Rng, readable: np.ndarray) -> pl.Series:
    """Eleven digits from 99; some rows, and every row without another way to name it."""
    numbers = 99_000_000_000 + rng.permutation(readable.size) + 1
    shown = pl.Series(~readable | (rng.random(readable.size) < _HAS_CARD))
    frame = pl.DataFrame({"number": numbers}).with_columns(pl.col("number").cast(pl.String))
    return frame.select(
        pl.when(shown).then("number").otherwise(pl.lit("")).alias("card")
    ).to_series()
