"""The door of the engine: link two lists of people, or find duplicates in one.

link(roster, participants)  ->  left_id, right_id, probability, decision ('match' or 'review')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from payung.matching import candidates, people, resolve, score, settle
from payung.matching.budget import ANSWERED, note_answered
from payung.matching.duck import count
from payung.matching.training import train
from payung.matching.weights import Weights, shipped

if TYPE_CHECKING:
    import polars as pl


def link(
    left: pl.DataFrame,
    right: pl.DataFrame,
    weights: Weights | None = None,
    answered: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Which right row is which left person; the same input gives the same output.

    Columns: `id` (unique per side) and any of `people.COLUMNS`, all text. A right row is matched to
    at most one left row; a left row may have several right rows (memberships) when each is exact.
    `answered` are pairs (`left_id`, `right_id`) that people decided: they take nothing from the budget.
    """
    connection = duckdb.connect()
    left_rows = load(connection, left, right, answered)
    link_rows(connection, left_rows, weights or shipped())
    return _answer(connection)


def find_duplicates(
    people_: pl.DataFrame, weights: Weights | None = None, answered: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Pairs of rows of one list that are the same person; each pair once, in the order of the list.

    `answered`: see `link`.
    """
    connection = duckdb.connect()
    rows = load(connection, people_, None, answered)
    find_duplicate_rows(connection, rows, weights or shipped())
    return _answer(connection)


def link_rows(
    connection: duckdb.DuckDBPyConnection, left_rows: int, weights: Weights | None
) -> Weights:
    """From table `raw` (left rows first) to table `decided`. Without weights they are estimated."""
    rows = count(connection, "raw")
    people.normalise(connection)
    settle.settle(connection, left_rows)
    settle.learn_villages(connection)
    rules = resolve.REGISTER if weights else resolve.UNKNOWN_DATA
    sieve = candidates.PLAUSIBLE if weights else "true"
    rights = f"row >= {left_rows} and row not in (select row_r from settled)"
    if weights is None:
        candidates.propose(
            connection, f"row < {left_rows}", f"row >= {left_rows}", twice=False, wide=True
        )
        weights = train(connection, shipped(), left_rows, rows)
        connection.execute("delete from candidate where row_r in (select row_r from settled)")
    else:
        candidates.propose(connection, f"row < {left_rows}", rights, twice=False)
    prior = resolve.PRIOR_PER_ROW / max(left_rows, rows - left_rows, 1)
    score.score(connection, weights, prior, sieve)
    resolve.resolve_link(connection, left_rows, rules)
    return weights


def find_duplicate_rows(
    connection: duckdb.DuckDBPyConnection, rows: int, weights: Weights | None
) -> Weights:
    """From table `raw` to table `decided`, where both rows of a pair are of the same list."""
    people.normalise(connection)
    rules = resolve.REGISTER if weights else resolve.UNKNOWN_DATA
    sieve = candidates.PLAUSIBLE if weights else "true"
    candidates.propose(connection, "true", "true", twice=True, wide=weights is None)
    weights = weights or train(connection, shipped(), 0, rows)
    score.score(connection, weights, resolve.PRIOR_PER_ROW / max(rows, 1), sieve)
    resolve.resolve_duplicates(connection, rows, rules, weights)
    return weights


def load(
    connection: duckdb.DuckDBPyConnection,
    left: pl.DataFrame,
    right: pl.DataFrame | None,
    answered: pl.DataFrame | None = None,
) -> int:
    """Tables `raw` (row and people.COLUMNS), `identity` (row, id) and `answered` from one or two frames."""
    sides = [("left", left)] + ([("right", right)] if right is not None else [])
    for side, frame in sides:
        connection.register("frame", frame)
        connection.execute(
            f"create table given_{side} as select {_columns(frame.columns)} from frame"
        )
    join_sides(connection, left.height, two_sides=right is not None)
    if answered is not None:
        note_answered(connection, answered)
    return left.height


def _columns(present: list[str]) -> str:
    wanted = ("id", *people.COLUMNS)
    return ", ".join(
        f"{c}::varchar as {c}" if c in present else f"null::varchar as {c}" for c in wanted
    )


def join_sides(connection: duckdb.DuckDBPyConnection, left_rows: int, two_sides: bool) -> None:
    """Views `identity` and `raw` over `given_left` and, if any, `given_right` (id and people.COLUMNS).

    And an empty table `answered`. Empty text becomes NULL. From here on every row carries its number, so
    that DuckDB need not keep the order of rows.
    """
    connection.execute("set preserve_insertion_order = false")
    connection.execute(ANSWERED)
    columns = ", ".join(f"nullif({column}, '') as {column}" for column in people.COLUMNS)
    firsts = {"left": 0, "right": left_rows} if two_sides else {"left": 0}
    for view, wanted in (("identity", "id"), ("raw", columns)):
        sides = (
            f"select rowid + {first} as row, {wanted} from given_{side}"
            for side, first in firsts.items()
        )
        connection.execute(f"create view {view} as {' union all '.join(sides)}")


def _answer(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    answer: pl.DataFrame = connection.sql(ANSWER_SQL).pl()
    return answer


ANSWER_SQL = """
    select l.id as left_id, r.id as right_id, probability, decision
    from decided join identity l on l.row = row_l join identity r on r.row = row_r
    order by row_l, row_r"""
