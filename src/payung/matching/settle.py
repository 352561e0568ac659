"""The exact stage: pairs that one look at the number settles, and what they teach about villages."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching.duck import count


def settle(connection: DuckDBPyConnection, left_rows: int) -> None:
    """Build `settled` (row_l, row_r, village_l, village_r): the same valid NIK, held once, uncontradicted.

    A NIK alone never settles: numbers of household members are swapped in real files. The name must
    be the same with nothing against the birth date, or the birth date the same with a related name.
    """
    connection.execute(f"""
    create table settled as
    select l.row as row_l, r.row as row_r, l.village as village_l, r.village as village_r
    from person l join person r on r.nik = l.nik and r.row >= {left_rows}
    where l.row < {left_rows} and l.nik not in (
        select nik from person where row < {left_rows} and nik is not null group by nik having count(*) > 1)
    and case
        when l.name_key = r.name_key or replace(l.name, ' ', '') = replace(r.name, ' ', '')
            then coalesce(l.born = r.born, l.year = r.year, true) and coalesce(l.sex = r.sex, true)
        when l.born = r.born and coalesce(l.sex = r.sex, true)
            then l.word1 in (r.word1, r.word2) or l.word2 in (r.word1, r.word2)
                or jaro_winkler_similarity(l.name, r.name) >= 0.85
        else false end""")


def learn_villages(connection: DuckDBPyConnection) -> None:
    """Where one side writes a village as a name and the other as a code, let settled pairs translate.

    A name is replaced by the code that most of its settled pairs have, when there are at least two
    of them and six in ten agree: old spellings and withdrawn names need no list.
    """
    connection.execute("""
    create table village_code as
    with met as (
        select case when regexp_matches(village_l, '^[0-9]') then village_r else village_l end as written,
            case when regexp_matches(village_l, '^[0-9]') then village_l else village_r end as code
        from settled where regexp_matches(village_l, '^[0-9]') <> regexp_matches(village_r, '^[0-9]')),
    counted as (
        select written, code, count(*) as pairs, sum(count(*)) over (partition by written) as all_pairs
        from met group by written, code)
    select written, max_by(code, (pairs, code)) as code from counted
    where pairs >= 2 and pairs >= 0.6 * all_pairs group by written""")
    if count(connection, "village_code"):
        connection.execute(
            "update person set village = code from village_code where village = written"
        )
    connection.execute("drop table village_code")
