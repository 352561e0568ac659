"""Two dirty files and the truth between them, from invented people.

`clean` is an office on a good day, `hard` one on a bad day. The rates are guesses written down, not
measurements of any real office.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from invented_people import DAENG, VILLAGES, Person, regency

COLUMNS = (
    "id",
    "nik",
    "full_name",
    "birth_date",
    "sex",
    "mother_name",
    "village_code",
    "address",
    "phone",
)


@dataclass(frozen=True)
class Rates:
    """How often each fault strikes a row."""

    nik_missing: float
    nik_damaged: float
    nik_wrong: float
    nik_swapped: float
    nik_temporary: float
    spelling: float
    typo: float
    title: float
    word_lost: float
    word_order: float
    daeng: float
    nickname: float
    year_only: float
    year_month: float
    day_month: float
    date_typo: float
    date_missing: float
    mother_missing: float
    mother_typo: float
    sex_missing: float
    sex_wrong: float
    village_name: float
    village_other: float
    village_missing: float
    phone_missing: float
    twice: float


CLEAN = Rates(
    0.03,
    0.01,
    0.005,
    0.002,
    0.005,
    0.10,
    0.02,
    0.10,
    0.03,
    0.01,
    0.002,
    0.002,
    0.005,
    0.003,
    0.005,
    0.008,
    0.005,
    0.05,
    0.03,
    0.01,
    0.002,
    0.05,
    0.02,
    0.01,
    0.4,
    0.01,
)
HARD = Rates(
    0.35,
    0.04,
    0.03,
    0.01,
    0.02,
    0.30,
    0.08,
    0.20,
    0.08,
    0.04,
    0.015,
    0.02,
    0.05,
    0.02,
    0.02,
    0.03,
    0.03,
    0.25,
    0.10,
    0.05,
    0.005,
    0.30,
    0.06,
    0.05,
    0.7,
    0.03,
)


def pair_of_files(
    size: int, covered: int, rates: Rates, seed: int, known: float = 0.8
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Roster of `size`, participants of `covered` rows (share `known` is on the roster), and the truth."""
    chance = random.Random(seed)
    everybody = regency(int(size + covered * (1 - known) * 1.1), seed)
    # People outside the roster are household members of those inside: the hard case.
    outside = set(chance.sample(range(len(everybody)), len(everybody) - size))
    roster = [person for person in everybody if person.key not in outside]
    insured = chance.sample(roster, int(covered * known)) + chance.sample(
        [everybody[key] for key in sorted(outside)],
        min(covered - int(covered * known), len(outside)),
    )
    insured += [person for person in insured if chance.random() < rates.twice]
    chance.shuffle(insured)
    kin = _kin(everybody)
    mild = Rates(*(rate / 3 for rate in vars(rates).values()))
    left = [(f"L{person.key:07d}", *_row(person, kin, mild, chance)) for person in roster]
    chance.shuffle(left)
    right = [
        (f"R{number:07d}", *_row(person, kin, rates, chance))
        for number, person in enumerate(insured)
    ]
    truth = [(f"L{p.key:07d}", f"R{n:07d}") for n, p in enumerate(insured) if p.key not in outside]
    return (
        _frame(left),
        _frame(right),
        pl.DataFrame(truth, schema=["left_id", "right_id"], orient="row"),
    )


def _frame(rows: list[tuple[str, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _kin(people: list[Person]) -> dict[int, list[Person]]:
    kin: dict[int, list[Person]] = {}
    for person in people:
        kin.setdefault(person.family, []).append(person)
    return kin


def _row(
    person: Person, kin: dict[int, list[Person]], rates: Rates, chance: random.Random
) -> tuple[str, ...]:
    return (
        _nik(person, kin, rates, chance),
        _name(person, rates, chance),
        _born(person, rates, chance),
        _sex(person, rates, chance),
        _mother(person, rates, chance),
        _village(person, rates, chance),
        person.address if chance.random() < 0.7 else "",
        ""
        if chance.random() < rates.phone_missing
        else chance.choice((person.phone, "+62" + person.phone[1:])),
    )


def _strike(chance: random.Random, *faults: tuple[float, Callable[[], str]]) -> str | None:
    for rate, fault in faults:
        if chance.random() < rate:
            return fault()
    return None


def _nik(person: Person, kin: dict[int, list[Person]], rates: Rates, chance: random.Random) -> str:
    nik = person.nik
    struck = _strike(
        chance,
        (rates.nik_missing, lambda: chance.choice(("", "", "-", "0"))),
        (
            rates.nik_damaged,
            lambda: chance.choice(
                (nik + ".0", f"{float(nik):.5E}", f"{float(nik):.4E}".replace(".", ","))
            ),
        ),
        (rates.nik_temporary, lambda: "0" + nik[2:12] + f"{chance.randrange(99999):05d}"),
        (rates.nik_swapped, lambda: chance.choice(kin[person.family]).nik),
        (rates.nik_wrong, lambda: _wrong_digit(nik, chance)),
    )
    if struck is not None:
        return struck
    return chance.choice(
        (nik, nik, nik, "'" + nik, f"{nik[:4]}.{nik[4:8]}.{nik[8:12]}.{nik[12:]}", nik + "\u00a0")
    )


def _wrong_digit(nik: str, chance: random.Random) -> str:
    spot = chance.randrange(15)
    if chance.random() < 0.5:
        return nik[:spot] + nik[spot + 1] + nik[spot] + nik[spot + 2 :]
    return nik[:spot] + chance.choice("0123456789") + nik[spot + 1 :]


_SPELLINGS = (
    ("muhammad", "muh."), ("muhammad", "muhamad"), ("muhammad", "m."), ("muhammad", "moh"),
    ("sitti", "st."), ("sitti", "siti"), ("abdul", "abd."), ("ahmad", "achmad"),
    ("u", "oe"), ("j", "dj"), ("c", "tj"), ("sy", "sj"),
    ("y", "j"), ("f", "p"), ("d", "dh"), ("t", "th"), ("z", "s"), ("kh", "h"), ("ah", "a"), ("uddin", "udin"),
    ("ss", "s"), ("ll", "l"), ("nn", "n"), ("an", "ang"), ("i", "y"), ("ae", "ai"), ("v", "f"),
)  # fmt: skip
_TITLES_MALE = (
    "H. {}",
    "Drs. {}",
    "{}, S.Pd",
    "{} S.E.",
    "Ir. {}",
    "Alm. {}",
    "Andi {}",
    "H {}",
    "{}, S.Sos., M.Si",
    "La {}",
)
_TITLES_FEMALE = ("Hj. {}", "Hj {}", "{}, S.Pd.I", "Dra. {}", "Andi {}", "Hajjah {}", "{} A.Md.Keb")


def _name(person: Person, rates: Rates, chance: random.Random) -> str:
    words = person.name.split()
    if chance.random() < rates.daeng:
        daeng = f"daeng {chance.choice(DAENG)}"
        whole = f"{person.name} dg {daeng[6:]}"
        return _shown(chance.choice((daeng, f"{words[0]} {daeng}", whole)), chance)
    name = " ".join(_other_words(words, rates, chance))
    if chance.random() < rates.spelling:
        name = _respell(name, chance)
    if chance.random() < rates.typo:
        name = _mistype(name, chance)
    name = _shown(name, chance)
    if chance.random() < rates.title:
        name = chance.choice(_TITLES_MALE if person.sex == "L" else _TITLES_FEMALE).format(name)
    return name


def _other_words(words: list[str], rates: Rates, chance: random.Random) -> list[str]:
    """A nickname, a word lost, another order, or the last word as an initial."""
    if chance.random() < rates.nickname and len(words[-1]) > 5:
        words = [chance.choice((words[0][:4], words[0][-4:]))] if len(words) == 1 else words[-1:]
    if chance.random() < rates.word_lost and len(words) > 1:
        words.pop(chance.randrange(len(words)))
    if chance.random() < rates.word_order and len(words) > 1:
        words = [words[-1], *words[:-1]]
    if chance.random() < rates.word_lost / 4 and len(words) > 1:
        words = [*words[:-1], words[-1][0] + "."]
    return words


def _shown(name: str, chance: random.Random) -> str:
    return chance.choice(
        (name.upper(), name.upper(), name.title(), "  ".join(name.title().split()))
    )


def _respell(name: str, chance: random.Random) -> str:
    fits = [(old, new) for old, new in _SPELLINGS if old in name]
    for old, new in chance.sample(fits, min(len(fits), chance.choice((1, 1, 2)))):
        name = name.replace(old, new, 1)
    return name


def _mistype(name: str, chance: random.Random) -> str:
    spot = chance.randrange(len(name))
    letter = chance.choice("abcdefghiklmnoprstu")
    return chance.choice((
        name[:spot] + name[spot + 1 :], name[:spot] + letter + name[spot:],
        name[:spot] + letter + name[spot + 1 :],
        name[:spot] + name[spot + 1 : spot + 2] + name[spot] + name[spot + 2 :],
    ))  # fmt: skip


def _born(person: Person, rates: Rates, chance: random.Random) -> str:
    day, month, year = person.born.day, person.born.month, person.born.year
    struck = _strike(
        chance,
        (rates.date_missing, lambda: ""),
        (rates.year_only, lambda: str(year)),
        (rates.year_month, lambda: chance.choice((f"{year}-{month:02d}", f"{month:02d}/{year}"))),
    )
    if struck is not None:
        return struck
    if chance.random() < rates.day_month and day <= 12:
        day, month = month, day
    if chance.random() < rates.date_typo:
        year, day = (
            (year + chance.choice((-10, -1, 1, 10)), day)
            if chance.random() < 0.5
            else (year, 1 + day % 28)
        )
    return chance.choice(
        (f"{year}-{month:02d}-{day:02d}", f"{day:02d}-{month:02d}-{year}", f"{day}/{month}/{year}")
    )


def _sex(person: Person, rates: Rates, chance: random.Random) -> str:
    if chance.random() < rates.sex_missing:
        return ""
    sex = person.sex if chance.random() >= rates.sex_wrong else "LP"[person.sex == "L"]
    return chance.choice(
        ("L", "LK", "Laki-laki", "1", "M") if sex == "L" else ("P", "PR", "Perempuan", "2", "F")
    )


def _mother(person: Person, rates: Rates, chance: random.Random) -> str:
    if chance.random() < rates.mother_missing:
        return chance.choice(("", "-", "TIDAK TAHU"))
    mother = person.mother
    if chance.random() < rates.spelling / 2:
        mother = _respell(mother, chance)
    if chance.random() < rates.mother_typo:
        mother = _mistype(mother, chance)
    if chance.random() < rates.word_lost and " " in mother:
        mother = mother.split()[0]
    return _shown(mother, chance)


def _village(person: Person, rates: Rates, chance: random.Random) -> str:
    if chance.random() < rates.village_missing:
        return ""
    moved = chance.random() < rates.village_other
    code, name = VILLAGES[chance.randrange(len(VILLAGES)) if moved else person.village]
    if chance.random() < rates.village_name:
        return chance.choice(
            (name, name.upper(), name.replace("u", "oe"), name.replace(" ", ""), "Desa " + name)
        )
    return chance.choice((code, code.replace(".", "")))
