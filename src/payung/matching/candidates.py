"""Which pairs are worth comparing: rows that share a key, where the key is shared by few rows."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

_DAY = (
    "case when born is not null then year * 512 + least(month, day) * 32 + greatest(month, day) end"
)
"""The birth date with day and month in one order, so that swapped ones meet."""
_TAIL = "case when length(nik) = 16 then nik[7:] end"

MOST_PAIRS = (1_000, 200, 40, 5)
"""A key with more pairs than its bound says too little; some other key must bring the pair."""

KEYS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1_000, ("nik",)),
    (200, (_DAY, "village")),
    (200, (_DAY, "mother[:3]")),
    (200, (_DAY, "word1[:2]")),
    (200, (_DAY, "word2[:2]")),
    (200, ("name_key", "village")),
    (200, ("word1", "village", "year")),
    (200, ("word2", "village", "year")),
    (40, ("word1", "mother")),
    (40, ("word2", "mother")),
    (40, ("name_key", "year")),
    (40, ("name_key", "month", "day")),
    (40, (_TAIL, "word1[:1]")),
    (40, ("phone",)),
    (5, ("address", "year")),
    (5, ("name_key",)),
)
"""Bound and parts of each key. With any part unknown there is no key."""

MORE_KEYS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (200, (_DAY,)),
    (200, ("village", "word1[:2]")),
    (200, ("village", "word2[:2]")),
    (200, ("village", "address[:6]")),
    (200, ("word1[:4]", "address[:4]")),
    (200, ("word2[:4]", "address[:4]")),
    (200, ("address[:10]",)),
    (200, ("address[-10:]", "word1[:1]")),
    (40, ("word1", "word2")),
)
"""Keys for data of which nothing is known beforehand; too costly for a whole regency."""


def propose(
    connection: DuckDBPyConnection, left: str, right: str, twice: bool, wide: bool = False
) -> None:
    """Build `candidate` (row_l, row_r) from the rows that the conditions `left` and `right` select.

    With `twice`, both sides are the same rows and each unordered pair is proposed once; `wide`
    adds MORE_KEYS.
    """
    keys = KEYS + MORE_KEYS if wide else KEYS
    bound = " ".join(f"when {place} then {most}" for place, most in enumerate(MOST_PAIRS))
    connection.execute(f"""
    create table key_r as {_keys_sql(right, keys)};
    create table key_count as select key, count(*) as rights from key_r group by key;
    create table key_l as select row, key from ({_keys_sql(left, keys)}) semi join key_count using (key);
    create table key_good as
        select key from key_l join key_count using (key) group by key, rights
        having count(*) * rights <= case key % {len(MOST_PAIRS)} {bound} end;
    create table candidate as
        select distinct key_l.row as row_l, key_r.row as row_r
        from key_good join key_l using (key) join key_r using (key)
        {"where key_l.row < key_r.row" if twice else ""};
    drop table key_r; drop table key_l; drop table key_count; drop table key_good""")


def _keys_sql(rows: str, keys: tuple[tuple[int, tuple[str, ...]], ...]) -> str:
    """Each key of a row as one 64-bit number, whose remainder says which bound holds."""
    hashes = ", ".join(_hash(number, bound, parts) for number, (bound, parts) in enumerate(keys))
    return f"select row, key from (select row, unnest([{hashes}]) as key from person where {rows}) where key is not null"


def _hash(number: int, bound: int, parts: tuple[str, ...]) -> str:
    known = " and ".join(f"({part}) is not null" for part in parts)
    whole = f"(hash({number}, {', '.join(parts)}) >> 2) * {len(MOST_PAIRS)}"
    return f"case when {known} then {whole} + {MOST_PAIRS.index(bound)} end"
