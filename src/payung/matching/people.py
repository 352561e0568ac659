"""From rows as offices write them to comparable people: `raw` becomes `person`, and `compared` of it.

Both sides stand in one table, the left rows first, so that every expression runs once over all of
them. `row` counts from 0; rows below the number of left rows are of the left side.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching import fields, spelling

COLUMNS = (
    "nik", "full_name", "birth_date", "sex", "mother_name", "village_code", "address", "phone",
)  # fmt: skip
"""What a row may say of a person, besides its `id`. Each may be missing or empty."""

_WORDS = {"name": 5, "mother": 4}


def normalise(connection: DuckDBPyConnection) -> None:
    """Build `person` and the term frequencies from `raw` (row and COLUMNS, all text or NULL)."""
    connection.execute(_read_sql())
    connection.execute(_spelling_sql())
    connection.execute(_person_sql(_numbers_are_foreign(connection)))
    connection.execute("drop table read; drop table spelling")


def _read_sql() -> str:
    """Each column read; words of names one per column, so that spelling is a plain join.

    Sex, village and birth date have fewer writings than rows: each writing is read once and joined.
    """
    unknown = ", ".join(f"'{name}'" for name in spelling.UNKNOWN_NAMES)
    return f"""
    create table read as
    with sexes as (select sex as written, {fields.sex("sex")} as sex from (select distinct sex from raw)),
    villages as (
        select village_code as written, {fields.village("village_code")} as village
        from (select distinct village_code from raw)),
    births as ({_births_sql()}),
    split as (
        select row, {fields.bare_number("nik")} as number, {spelling.words_of("full_name")} as name_words,
            case when lower(mother_name) not in ({unknown})
                then {spelling.words_of("mother_name")} end as mother_words,
            birth_date, sex, village_code, address, {fields.phone("phone")} as phone
        from raw)
    select row, number, {_word_columns("name")}, {_word_columns("mother")},
        year, month, day, sexes.sex, village, address, phone
    from split left join sexes on sexes.written = split.sex
    left join villages on villages.written = village_code
    left join births on births.written = birth_date"""


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


def _word_columns(name: str) -> str:
    return ", ".join(
        f"nullif({name}_words[{n}], '') as {name}{n}" for n in range(1, _WORDS[name] + 1)
    )


def _spelling_sql() -> str:
    words = " union ".join(
        f"select {name}{n} as word from read" for name in _WORDS for n in range(1, _WORDS[name] + 1)
    )
    weak = ", ".join(f"'{word}'" for word in spelling.WEAK)
    return f"""
    create table spelling as
    select word, fold, case when fold not in ({weak}) then fold end as strong
    from (select word, {spelling.folded("word")} as fold from ({words}) where word is not null)"""


def _numbers_are_foreign(connection: DuckDBPyConnection) -> bool:
    """True when most numbers are not 16 digits: another country's number, or a keyed hash."""
    found = connection.execute(
        "select count(*) filter (regexp_full_match(number, '[0-9]{15,17}')) * 2 < count(number) from read"
    ).fetchone()
    return bool(found and found[0])


def _person_sql(foreign: bool) -> str:
    """Text and numbers only: words are listed later, for the few pairs that need it.

    `name_key` is the same number for the same words in any order.
    """
    nik = "case when len(number) >= 4 then number end" if foreign else fields.usable_nik("number")
    joins = "".join(
        f" left join spelling {name}_{n} on {name}_{n}.word = r.{name}{n}"
        for name in _WORDS
        for n in range(1, _WORDS[name] + 1)
    )
    key = " + ".join(
        f"case when name_{n}.fold is null then 0 else hash(name_{n}.fold) >> 4 end"
        for n in range(1, _WORDS["name"] + 1)
    )
    return f"""
    create table person as
    with folded as (
        select r.row, {nik} as nik, {_joined("name", "fold")} as name, {_joined("name", "strong")} as strong,
            nullif({key}, 0) as name_key, {_joined("mother", "fold")} as mother,
            year, month, day, sex, village, address, phone
        from read r {joins}),
    dated as (
        select * replace (coalesce(strong, name) as strong, coalesce(sex, {_nik_sex(foreign)}) as sex,
            {_completed_date(foreign)})
        from folded)
    select *, year * 10000 + month * 100 + day as born,
        nullif(split_part(strong, ' ', 1), '') as word1, nullif(split_part(strong, ' ', 2), '') as word2
    from dated"""


def _joined(name: str, column: str) -> str:
    folds = ", ".join(f"{name}_{n}.{column}" for n in range(1, _WORDS[name] + 1))
    return f"nullif(concat_ws(' ', {folds}), '')"


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


def prepare_comparison(connection: DuckDBPyConnection, everybody: bool = False) -> None:
    """Build `compared` from the people in `candidate` (or all), and the frequencies `term_<column>`."""
    rows = "select row_l as row from candidate union all select row_r from candidate"
    chosen = f"semi join ({rows}) using (row)"
    connection.execute(f"""
    create table compared as
    select row, nik, name, strong, name_key, mother, year, month, day, born, sex, village,
        {fields.address("address")} as address, phone
    from person {"" if everybody else chosen}""")
    for column in ("name_key", "born", "mother"):
        connection.execute(f"""
        create table term_{column} as
        select {column}, count(*) / sum(count(*)) over () as tf_{column}
        from person where {column} is not null group by {column}""")
