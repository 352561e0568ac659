"""The review budget: 15 pairs for 1,000 people, every village its share, answers cost nothing."""

from __future__ import annotations

import duckdb
import pytest

from payung.matching.budget import ANSWERED, keep_to_budget

Kept = dict[str, list[int]]
PEOPLE = 1000
"""In each of the two villages: a share of 15, together a budget of 30."""


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    """Two villages of a thousand people; nobody is asked about yet."""
    made = duckdb.connect()
    made.execute(ANSWERED)
    made.execute(f"""
        create table person as select row, case when row < {PEOPLE} then 'A' else 'B' end as village
        from range({2 * PEOPLE}) people(row)""")
    made.execute(
        "create table decided (row_l bigint, row_r bigint, probability double, decision text)"
    )
    return made


def ask(
    connection: duckdb.DuckDBPyConnection, village: str, pairs: int, probability: float
) -> None:
    first = 0 if village == "A" else PEOPLE
    connection.execute(
        "insert into decided select row, row + 5000, ?, 'review' from range(?, ?) pairs(row)",
        [probability, first, first + pairs],
    )


def kept(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    keep_to_budget(connection, 2 * PEOPLE)
    return dict(
        connection.sql(
            "select village, count(*) from decided join person on row = row_l group by village"
        ).fetchall()
    )


@pytest.mark.parametrize(
    ("in_a", "in_b", "left"),
    [
        (100, 10, {"A": 20, "B": 10}),  # 15 + the 5 that B leaves
        (100, 100, {"A": 15, "B": 15}),
        (12, 10, {"A": 12, "B": 10}),
        (25, 0, {"A": 25}),
    ],
)
def test_a_village_with_many_likely_pairs_takes_no_question_from_another(
    connection: duckdb.DuckDBPyConnection, in_a: int, in_b: int, left: dict[str, int]
) -> None:
    ask(connection, "A", in_a, 0.9)
    ask(connection, "B", in_b, 0.3)
    assert kept(connection) == left


def test_the_least_likely_pairs_of_a_village_go_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ask(connection, "A", 40, 0.5)
    connection.execute("update decided set probability = 0.1 where row_l < 10").fetchall()
    kept(connection)
    lowest = connection.execute("select min(row_l), count(*) from decided").fetchone()
    assert lowest == (10, 30)


def test_what_people_answered_takes_nothing_from_the_budget(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ask(connection, "A", 60, 0.9)
    connection.execute("insert into answered select row_l, row_r from decided where row_l < 25")
    assert kept(connection) == {"A": 25 + 30}


def test_a_match_is_no_question(connection: duckdb.DuckDBPyConnection) -> None:
    ask(connection, "A", 60, 0.9)
    connection.execute("update decided set decision = 'match' where row_l < 50")
    assert kept(connection) == {"A": 60}
