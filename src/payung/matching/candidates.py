"""Which pairs are worth comparing: rows that share a key, where the key is shared by few rows."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching.duck import executed_at_once

MOST_PAIRS = (1_000, 60, 12, 3)
"""A key with more pairs than its bound says too little; some other key must bring the pair."""

PARTS = {
    "nik": "hash(nik)",
    "name": "name_key",
    "year": "year * 7919",
    "birthday": "hash(month * 32 + day)",
    # Day and month in one order, so that swapped ones meet.
    "date": "hash(born // 10000 * 512 + least(month, day) * 32 + greatest(month, day))",
    "word1": "hash(word1)",
    "word2": "hash(word2)",
    "start1": "hash(substring(word1, 1, 2))",
    "start2": "hash(substring(word2, 1, 2))",
    "mother": "hash(mother)",
    "mother_start": "hash(substring(mother, 1, 3))",
    "village": "hash(village)",
    "phone": "hash(phone)",
    "address": "hash(address)",
    "address_start": "hash(substring(address, 1, 6))",
    "address_end": "hash(right(address, 10))",
}
"""What keys are made of, as numbers; each is hashed once and used in several keys."""

Key = tuple[int, tuple[str, ...]]

KEYS: tuple[Key, ...] = (
    (1_000, ("nik",)),
    (60, ("date", "village")),
    (60, ("date", "mother_start")),
    (60, ("date", "start1")),
    (60, ("date", "start2")),
    (60, ("name", "village")),
    (60, ("word1", "village", "year")),
    (60, ("word2", "village", "year")),
    (12, ("word1", "mother")),
    (12, ("word2", "mother")),
    (12, ("name", "year")),
    (12, ("name", "birthday")),
    (12, ("phone",)),
    (3, ("address", "year")),
    (3, ("name",)),
)
"""Bound and parts of each key. With any part unknown there is no key."""

MORE_KEYS: tuple[Key, ...] = (
    (1_000, ("date",)),
    (1_000, ("village", "start1")),
    (1_000, ("village", "start2")),
    (1_000, ("village", "address_start")),
    (1_000, ("start1", "address_start")),
    (1_000, ("start2", "address_start")),
    (1_000, ("address_start", "address_end")),
    (1_000, ("address_end", "start1")),
    (60, ("word1", "word2")),
)
"""Keys for data of which nothing is known beforehand; too costly for a whole regency."""


_SAME_MOTHER_PHONE_OR_BIRTHDAY = (
    "coalesce(l.mother = r.mother, false) or coalesce(l.phone = r.phone, false)"
    " or coalesce(l.month = r.month and l.day = r.day, false)"
)
_ELSEWHERE = (
    "l.month <> r.month and l.day <> r.day and l.month <> r.day and l.village <> r.village"
    " and (l.village[1] <= '9') = (r.village[1] <= '9')"
    " and not coalesce(l.mother = r.mother, false) and not coalesce(l.phone = r.phone, false)"
)
PLAUSIBLE = f"""case
    when l.nik = r.nik then true
    when {_ELSEWHERE} then false
    when l.name_key = r.name_key or l.word1 in (r.word1, r.word2) or l.word2 in (r.word1, r.word2)
        or jaro_winkler_similarity(l.name, r.name) >= 0.75
        then coalesce(abs(l.year - r.year) <= 1, true) or {_SAME_MOTHER_PHONE_OR_BIRTHDAY}
    when l.born = r.born then coalesce(l.mother = r.mother, false) or coalesce(l.village = r.village, false)
        or coalesce(l.phone = r.phone, false)
    else false end"""
"""A cheap look at two people `l` and `r` before the dear one: namesakes of other years, or born on another
day in another village, and strangers born on one day, are not worth scoring."""


def propose(
    connection: DuckDBPyConnection, left: str, right: str, twice: bool, wide: bool = False
) -> None:
    """Build `candidate` (row_l, row_r) from the rows that the conditions `left` and `right` select.

    With `twice`, both sides are the same rows and each unordered pair is proposed once; `wide`
    adds MORE_KEYS.
    """
    keys = KEYS + MORE_KEYS if wide else KEYS
    bound = " ".join(f"when {place} then {most}" for place, most in enumerate(MOST_PAIRS))
    executed_at_once(
        connection,
        f"create table keyed_r as {_keyed_sql(right, keys)}",
        f"create table keyed_l as {_keyed_sql(left, keys)}",
    )
    connection.execute(f"""
    create table key_r as {_one_per_row("keyed_r", len(keys))};
    create table key_l as {_one_per_row("keyed_l semi join keyed_r using ({})", len(keys))};
    create table key_good as
        select key from (select key, count(*) as lefts from key_l group by key)
        join (select key, count(*) as rights from key_r group by key) using (key)
        where lefts * rights <= case key & 3 {bound} end;
    create table candidate as
        select distinct key_l.row as row_l, key_r.row as row_r
        from key_good join key_l using (key) join key_r using (key)
        {"where key_l.row < key_r.row" if twice else ""};
    drop table keyed_r; drop table keyed_l; drop table key_r; drop table key_l; drop table key_good""")


def _keyed_sql(rows: str, keys: tuple[Key, ...]) -> str:
    """Each key of a row as one 64-bit number, whose last two bits say which bound holds."""
    used = sorted({part for _, parts in keys for part in parts})
    made = ", ".join(f"{_part(part)} as {part}" for part in used)
    mixed = (
        f"{_mixed(place, bound, parts)} as key{place}" for place, (bound, parts) in enumerate(keys)
    )
    return f"select row, {', '.join(mixed)} from (select row, {made} from person where {rows})"


def _one_per_row(keyed: str, count: int) -> str:
    """The known keys of a table of `_keyed_sql`, one a row (quicker than to list them and unnest)."""
    each = (
        f"select row, {key} as key from {keyed.format(key)} where {key} is not null"
        for key in (f"key{place}" for place in range(count))
    )
    return " union all ".join(each)


def _part(name: str) -> str:
    """NULL when unknown: a hash alone would give all unknown values one number."""
    sql = PARTS[name]
    if not sql.startswith("hash("):
        return f"({sql})::ubigint"
    return f"case when {sql.removeprefix('hash(').removesuffix(')')} is not null then {sql} end"


def _mixed(number: int, bound: int, parts: tuple[str, ...]) -> str:
    """Parts and number of a key mixed into one number; unknown when a part is unknown."""
    mixed = f"{number * 0x9E3779B1 + 1}::ubigint"
    for place, part in enumerate(parts):
        mixed = f"xor({mixed}, {f'({part} >> {5 * place})' if place else part})"
    return f"(({mixed} >> 2) << 2 | {MOST_PAIRS.index(bound)}::ubigint)"
