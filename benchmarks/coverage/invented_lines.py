"""A million invented workers in 80 villages with fifteen million payment lines, the same on every run.

Three in four workers pay in one or two spells of at least four months within 39; a fifth of those pay by
quarter. Numbers come from multiplicative generators, so nothing depends on a random seed or a version.
"""

from __future__ import annotations

import duckdb

from payung.primitives.month import Month

FIRST_PAID = Month.parse("2022-10")
FIRST_ASKED = FIRST_PAID + 3
MONTHS_ASKED = 36

_WORKERS = """
CREATE TABLE workers AS
SELECT
    k AS worker_id,
    '73.07.' || lpad((1 + k % 80 // 9)::VARCHAR, 2, '0') || '.' || (2001 + k % 80) AS village_code,
    CASE WHEN k % 7 = 0 THEN 'PU' ELSE 'BPU' END AS segment,
    ({first} - 2 + CASE WHEN u % 5 = 0 THEN v % 30 ELSE 0 END)::INTEGER AS from_month,
    CASE WHEN v % 25 = 0 THEN ({first} + 7 + u % 32)::INTEGER END AS until_month,
    CASE WHEN v % 25 = 0 THEN 'died' ELSE '' END AS end_reason,
    CASE WHEN (u + v) % 50 = 0 THEN 'undecided' ELSE 'usable' END AS identity
FROM (
    SELECT k, k * 48271 % 2147483647 AS u, k * 40692 % 2147483399 AS v
    FROM range({workers}) AS made (k)
)
"""

_PAYMENTS = """
CREATE TABLE payments AS
WITH drawn AS (
    SELECT
        k AS worker_id,
        k * 48271 % 2147483647 AS u,
        k * 40014 % 2147483563 AS v,
        k * 16807 % 2147483647 AS w
    FROM range({workers}) AS made (k)
),
spells AS (
    SELECT worker_id, u, v % 39 AS start, v % 39 + 4 + w % 36 AS stop FROM drawn WHERE u % 100 < 74
    UNION ALL
    SELECT worker_id, u, v % 39 + 42 + w % 11 - 36, 39 FROM drawn WHERE u % 100 < 26
    UNION ALL
    SELECT worker_id, u, 0, v % 39 - 2 - w % 7 FROM drawn WHERE u % 100 BETWEEN 26 AND 52
)
SELECT
    worker_id * 7919 % {workers} AS worker_id,
    ({first} + month)::INTEGER AS first_month,
    (CASE WHEN u % 5 = 4 THEN 3 ELSE 1 END)::INTEGER AS "months",
    (CASE WHEN u % 11 < 2 THEN 7 ELSE 3 END)::INTEGER AS programmes
FROM range(39) AS calendar (month), spells
WHERE month >= start AND month < stop AND (u % 5 < 4 OR (month - start) % 3 = 0)
"""

_STATED = """
CREATE TABLE stated_cover (
    worker_id BIGINT, from_month INTEGER, through_month INTEGER, programmes INTEGER
)
"""


def write_lines(connection: duckdb.DuckDBPyConnection, workers: int) -> int:
    """Creates the tables workers, payments and stated_cover; returns the number of payment lines."""
    for statement in (_WORKERS, _PAYMENTS, _STATED):
        connection.execute(statement.format(workers=workers, first=int(FIRST_PAID)))
    [(lines,)] = connection.execute("SELECT count(*) FROM payments").fetchall()
    return int(lines)
