"""Which pairs are worth comparing: rows that share a key, where a key is shared by few rows."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

MOST_PAIRS_OF_A_KEY = 2_000
"""A key with more pairs than this says too little and is left out; some other key must bring the pair."""

_DAY = (
    "case when born is not null then year * 512 + least(month, day) * 32 + greatest(month, day) end"
)
"""The birth date with day and month in one order, so that swapped ones meet."""

_ALONE = (
    "'nik', nik",
    "'head', case when length(nik) = 16 then nik[:12] end",
    "'tail', case when length(nik) = 16 then nik[7:] end",
    "'phone', phone",
    f"'day and village', {_DAY}, village",
    f"'day and mother', {_DAY}, mother_words[1][:3]",
    "'name', name_key",
    "'name and year', name_key, year",
    "'name and village', name_key, village",
    "'name and mother', name_key, mother_words[1]",
    "'run and year', name_run, year",
    "'address and year', address, year",
)
_PER_WORD = (
    f"'word and day', name_strong[{{n}}][:2], {_DAY}",
    "'word village year', name_strong[{n}], village, year",
    "'word and mother', name_strong[{n}], mother_key",
    "'word and birthday', name_strong[{n}], month, day, sex",
    "'word and address', name_strong[{n}], address",
)
_WORDS = 3


def propose(connection: DuckDBPyConnection, left: str, right: str, twice: bool) -> None:
    """Build `candidate` (row_l, row_r) from the rows that the conditions `left` and `right` select.

    With `twice`, both sides are the same rows and each unordered pair is proposed once.
    """
    keys = f"list_distinct([{', '.join(_hashes())}])"
    connection.execute(f"""
    create table key_r as select row, unnest({keys}) as key from person where {right};
    delete from key_r where key is null;
    create table key_count as select key, count(*) as rights from key_r group by key;
    create table key_l as
        select row, key from (select row, unnest({keys}) as key from person where {left}) semi join key_count using (key);
    create table key_good as
        select key from key_l join key_count using (key) group by key, rights
        having count(*) * rights <= {MOST_PAIRS_OF_A_KEY};
    create table candidate as
        select distinct key_l.row as row_l, key_r.row as row_r
        from key_good join key_l using (key) join key_r using (key)
        {"where key_l.row < key_r.row" if twice else ""};
    drop table key_r; drop table key_l; drop table key_count; drop table key_good""")


def _hashes() -> list[str]:
    keys = [*_ALONE, *(key.format(n=n) for key in _PER_WORD for n in range(1, _WORDS + 1))]
    return [_hash(key) for key in keys]


def _hash(key: str) -> str:
    """NULL unless every part of the key is known."""
    name, _, parts = key.partition(", ")
    return f"case when {_known(parts)} then hash({name}, {parts}) end"


def _known(parts: str) -> str:
    return " and ".join(f"({part}) is not null" for part in _split(parts))


def _split(parts: str) -> list[str]:
    found, depth = [""], 0
    for letter in parts:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found
