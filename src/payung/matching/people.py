"""From rows as offices write them to comparable people: table `raw` becomes table `person`.

Both sides stand in one table, the left rows first, so that every expression runs once over all of
them. `row` counts from 0; rows below `left_rows` are of the left side.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching import fields, spelling

COLUMNS = (
    "nik",
    "full_name",
    "birth_date",
    "sex",
    "mother_name",
    "village_code",
    "address",
    "phone",
)
"""What a row may say of a person, besides its `id`. Each may be missing or empty."""

_WORDS = {"name": 5, "mother": 4}


def normalise(connection: DuckDBPyConnection) -> None:
    """Build `person` and the term frequencies from `raw` (row, id and COLUMNS, all text or NULL)."""
    connection.execute(_read_sql())
    connection.execute(_spelling_sql())
    foreign = _numbers_are_foreign(connection)
    connection.execute(_person_sql(foreign))
    connection.execute("drop table read; drop table spelling")
    for column in ("name_key", "born", "mother_key"):
        connection.execute(_terms_sql(column))


def _read_sql() -> str:
    """Each column taken apart; words of names one per column, so that spelling is a plain join.

    Sex and village have few different values: each value is read once and joined.
    """
    unknown = ", ".join(f"'{name}'" for name in spelling.UNKNOWN_NAMES)
    return f"""
    create table read as
    with sexes as (select sex as written, {fields.sex("sex")} as sex from (select distinct sex from raw)),
    villages as (
        select village_code as written, {fields.village("village_code")} as village
        from (select distinct village_code from raw)),
    parted as (
        select row, {fields.bare_number("nik")} as number, {spelling.words_of("full_name")} as name_words,
            case when lower(mother_name) not in ({unknown}) then {spelling.words_of("mother_name")} end as mother_words,
            {fields.date_parts("birth_date")} as parts, raw.sex as sex_written, village_code,
            {fields.address("address")} as address, {fields.phone("phone")} as phone
        from raw)
    select row, number, {_word_columns("name")}, {_word_columns("mother")},
        {fields.birth_date("parts")} as date, sexes.sex, village, address, phone
    from parted left join sexes on sexes.written = sex_written
    left join villages on villages.written = village_code"""


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
    nik = "case when len(number) >= 4 then number end" if foreign else fields.usable_nik("number")
    joins = "".join(
        f" left join spelling {name}_{n} on {name}_{n}.word = r.{name}{n}"
        for name in _WORDS
        for n in range(1, _WORDS[name] + 1)
    )
    return f"""
    create table person as
    with folded as (
        select r.row, {nik} as nik, {_joined("name", "fold", " ")} as name, {_joined("name", "strong", " ")} as strong,
            {_joined("mother", "fold", " ")} as mother, sex, village, address, phone,
            try_cast(date[1] as integer) as y, try_cast(date[2] as integer) as a, try_cast(date[3] as integer) as b
        from read r {joins}),
    dated as (
        select *, case when y between 1850 and 2100 then y end as year,
            case when a between 1 and 12 then a when a between 13 and 31 and b between 1 and 12 then b end as month,
            case when a between 13 and 31 and b between 1 and 12 then a
                 when b between 1 and 31 and a between 1 and 12 then b end as day
        from folded)
    select row, nik, string_split(name, ' ') as name_words, string_split(coalesce(strong, name), ' ') as name_strong,
        array_to_string(list_sort(string_split(name, ' ')), ' ') as name_key, replace(name, ' ', '') as name_run,
        string_split(mother, ' ') as mother_words,
        array_to_string(list_sort(string_split(mother, ' ')), ' ') as mother_key,
        {_dates(foreign)}, coalesce(sex, {_nik_sex(foreign)}) as sex, village, address, phone
    from dated"""


def _joined(name: str, column: str, between: str) -> str:
    folds = ", ".join(f"{name}_{n}.{column}" for n in range(1, _WORDS[name] + 1))
    return f"nullif(concat_ws('{between}', {folds}), '')"


def _dates(foreign: bool) -> str:
    """Year, month and day; where the date is partly unknown, the NIK completes what it does not deny."""
    if foreign:
        return "year, month, day, year * 10000 + month * 100 + day as born"
    nik_day = "try_cast(nik[7:8] as integer) % 40"
    nik_month, nik_year = "try_cast(nik[9:10] as integer)", "try_cast(nik[11:12] as integer)"
    century = f"case when {nik_year} < 15 then 2000 else 1900 end + {nik_year}"
    agrees = (
        "(day is null and nik is not null"
        f" and (year is null or year % 100 = {nik_year}) and (month is null or month = {nik_month}))"
    )
    return f"""
        case when {agrees} then coalesce(year, {century}) else year end as year,
        case when {agrees} then {nik_month} else month end as month,
        case when {agrees} then {nik_day} else day end as day,
        case when {agrees} then coalesce(year, {century}) * 10000 + {nik_month} * 100 + {nik_day}
            else year * 10000 + month * 100 + day end as born"""


def _nik_sex(foreign: bool) -> str:
    return (
        "null"
        if foreign
        else "case when nik[7:8] > '40' then 'P' when nik is not null then 'L' end"
    )


def _terms_sql(column: str) -> str:
    """`term_<column>`: how frequent each value is among all rows of both sides."""
    return f"""
    create table term_{column} as
    select {column}, count(*) / sum(count(*)) over () as tf_{column}
    from person where {column} is not null group by {column}"""
