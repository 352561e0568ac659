"""From rows as offices write them to comparable people: `raw` becomes `person`.

Both sides stand in one table, the left rows first. `row` counts from 0; rows below the number of left
rows are of the left side. A column that has fewer writings than rows (names, birth dates,
villages, addresses) is read once per writing and joined.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching import fields, spelling

COLUMNS = (
    "nik", "full_name", "birth_date", "sex", "mother_name", "village_code", "address", "phone",
)  # fmt: skip
"""What a row may say of a person, besides its `id`. Each may be missing or empty."""

_WORDS = range(1, 6)
_ASKED = 20_000
"""So many rows, evenly spread, tell what kind of numbers a file has."""


def normalise(connection: DuckDBPyConnection) -> None:
    """Build `person` from `raw` (row and COLUMNS, all text or NULL)."""
    connection.execute(_written_sql())
    connection.execute(_spelling_sql())
    connection.execute(_names_sql())
    connection.execute(_person_sql(_numbers_are_foreign(connection)))
    connection.execute("drop table written; drop table spelling; drop table names")


def _written_sql() -> str:
    """The words of each name as written, of people and of mothers alike."""
    unknown = ", ".join(f"'{name}'" for name in spelling.UNKNOWN_NAMES)
    return f"""
    create table written as
    select written, lower(written) in ({unknown}) as nobody, {spelling.words_of("written")} as words
    from (select full_name as written from raw union select mother_name from raw)
    where written is not null"""


def _spelling_sql() -> str:
    weak = ", ".join(f"'{word}'" for word in spelling.WEAK)
    return f"""
    create table spelling as
    select word, fold, case when fold not in ({weak}) then fold end as strong
    from (select word, {spelling.folded("word", "modern")} as fold
          from (select word, {spelling.modern("word")} as modern
                from (select distinct unnest(words) as word from written) where word <> ''))"""


def _names_sql() -> str:
    """Each name as written with its words in common spelling; a word past the fifth is not read.

    `name_key` is the same number for the same words in any order.
    """
    joins = " ".join(f"left join spelling s{n} on s{n}.word = words[{n}]" for n in _WORDS)
    key = " + ".join(
        f"case when s{n}.fold is null then 0 else hash(s{n}.fold) >> 4 end" for n in _WORDS
    )
    return f"""
    create table names as
    with folded as (
        select written, nobody, {_joined("fold")} as name, {_joined("strong")} as strong,
            nullif({key}, 0) as name_key
        from written {joins}),
    told as (select * replace (coalesce(strong, name) as strong) from folded)
    select *, nullif(split_part(strong, ' ', 1), '') as word1, nullif(split_part(strong, ' ', 2), '') as word2
    from told"""


def _joined(column: str) -> str:
    return f"nullif(concat_ws(' ', {', '.join(f's{n}.{column}' for n in _WORDS)}), '')"


def _numbers_are_foreign(connection: DuckDBPyConnection) -> bool:
    """True when most numbers are not 16 digits: another country's number, or a keyed hash."""
    found = connection.execute(f"""
        select count(*) filter (regexp_full_match(number, '[0-9]{{15,17}}')) * 2
            < count(*) filter (number not in ({fields.NO_NUMBER}))
        from (select {fields.bare_number("nik")} as number from raw
              where row % greatest(1, (select count(*) from raw) // {_ASKED}) = 0)""").fetchone()
    return bool(found and found[0])


def _person_sql(foreign: bool) -> str:
    number = fields.foreign_number("number") if foreign else fields.usable_nik("number")
    return f"""
    create table person as
    with sexes as (select sex as written, {fields.sex("sex")} as sex from (select distinct sex from raw)),
    villages as (
        select village_code as written, {fields.village("village_code")} as village
        from (select distinct village_code from raw)),
    births as ({_births_sql()}),
    addresses as (
        select address as written, {fields.address("address")} as address
        from (select distinct address from raw)),
    met as (
        select row, {fields.bare_number("nik")} as number, self.name, self.strong, self.name_key, self.word1,
            self.word2, case when not mother.nobody then mother.name end as mother,
            year, month, day, sexes.sex, village, addresses.address, {fields.phone("phone")} as phone
        from raw left join names self on self.written = full_name
        left join names mother on mother.written = mother_name
        left join births on births.written = birth_date
        left join villages on villages.written = village_code
        left join addresses on addresses.written = raw.address
        left join sexes on sexes.written = raw.sex),
    numbered as (select {number} as nik, * exclude (number) from met),
    dated as (
        select * replace (coalesce(sex, {_nik_sex(foreign)}) as sex, {_completed_date(foreign)})
        from numbered)
    select *, year * 10000 + month * 100 + day as born from dated"""


def _births_sql() -> str:
    """Year, month and day of each writing; a day and month that stand the wrong way round are turned."""
    return f"""
    select written, case when y between 1850 and 2100 then y end as year,
        case when a between 1 and 12 then a
             when a between 13 and 31 and b between 1 and 12 then b end as month,
        case when a between 13 and 31 and b between 1 and 12 then a
             when b between 1 and 31 and a between 1 and 12 then b end as day
    from (
        select written, try_cast(date[1] as integer) as y, try_cast(date[2] as integer) as a,
            try_cast(date[3] as integer) as b
        from (
            select written, {fields.birth_date("parts")} as date
            from (
                select birth_date as written, {fields.date_parts("birth_date")} as parts
                from (select distinct birth_date from raw))))"""


def _completed_date(foreign: bool) -> str:
    """Where the birth date is partly unknown, the NIK completes what it does not deny."""
    if foreign:
        return "year as year, month as month, day as day"
    nik_day = "try_cast(nik[7:8] as integer) % 40"
    nik_month, nik_year = "try_cast(nik[9:10] as integer)", "try_cast(nik[11:12] as integer)"
    century = f"case when {nik_year} < 15 then 2000 else 1900 end"
    agrees = f"coalesce(year % 100 = {nik_year}, true) and coalesce(month = {nik_month}, true)"
    completed = {
        "year": f"coalesce(year, {century} + {nik_year})",
        "month": nik_month,
        "day": nik_day,
    }
    known = "day is not null or nik is null"
    return ", ".join(
        f"case when {known} then {part} when {agrees} then {whole} else {part} end as {part}"
        for part, whole in completed.items()
    )


def _nik_sex(foreign: bool) -> str:
    return (
        "null"
        if foreign
        else "case when nik[7:8] > '40' then 'P' when nik is not null then 'L' end"
    )
