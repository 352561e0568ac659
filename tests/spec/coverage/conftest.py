"""The engines that must agree, each able to run one statement and give its rows."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator

import duckdb
import psycopg
import pytest

from payung.coverage.reference import Stay, World
from payung.coverage.statements import Inputs, Snapshot, protection_sql
from payung.database import application_url

Rows = list[tuple[object, ...]]


class Engine:
    """One SQL engine: runs a statement, and stores the protection table of a world."""

    def __init__(self, rows: Callable[[str], Rows], *store: str) -> None:
        self.rows = rows
        self._store = store

    def snapshot(self, world: World, name: str = "protection") -> Snapshot:
        """The world as this engine's own table (or view) of that name."""
        for statement in self._store:
            self.rows(statement.format(name=name, protection=_protection(world)))
        return Snapshot(world.window, name)


@pytest.fixture(scope="session")
def duckdb_engine() -> Iterator[Engine]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        yield Engine(
            lambda sql: connection.execute(sql).fetchall(),
            "CREATE OR REPLACE TABLE {name} AS {protection}",
        )


@pytest.fixture(scope="session")
def postgres_engine() -> Iterator[Engine]:
    with psycopg.connect(application_url(), autocommit=True) as connection:

        def rows(sql: str) -> Rows:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

        connection.execute("SET client_min_messages = warning")
        yield Engine(
            rows, "DROP TABLE IF EXISTS pg_temp.{name}", "CREATE TEMP TABLE {name} AS {protection}"
        )


@pytest.fixture(scope="session")
def spark_engine() -> Iterator[Engine]:
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("Spark is the optional extra: pip install 'payung[national]' brings pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17, and no java is on the path")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    yield Engine(
        lambda sql: [tuple(row) for row in session.sql(sql).collect()],
        "CREATE OR REPLACE TEMPORARY VIEW {name} AS {protection}",
    )
    session.stop()


def _protection(world: World) -> str:
    workers = _query(
        [
            "worker_id",
            "village_code",
            "segment",
            "from_month",
            "until_month",
            "end_reason",
            "identity",
        ],
        [_worker(stay) for stay in world.stays],
        ("CAST(0 AS BIGINT)", "''", "''", "0", "0", "''", "''"),
    )
    # Every other line comes as a payment, the rest as cover stated by the insurer.
    payments = _query(
        ["worker_id", "first_month", "months", "programmes"],
        [
            _numbers(x.worker_id, x.first_month, x.last_month - x.first_month + 1, x.programmes)
            for x in world.lines[::2]
        ],
        _numbers(0, 0, 0, 0),
    )
    stated = _query(
        ["worker_id", "from_month", "through_month", "programmes"],
        [
            _numbers(x.worker_id, x.first_month, x.last_month, x.programmes)
            for x in world.lines[1::2]
        ],
        _numbers(0, 0, 0, 0),
    )
    return protection_sql(Inputs(workers, payments, stated), world.window)


def _worker(stay: Stay) -> tuple[str, ...]:
    until = "CAST(NULL AS INTEGER)" if stay.until_month is None else str(int(stay.until_month))
    texts = [
        f"'{text}'" for text in (stay.village_code, stay.segment, stay.end_reason, stay.identity)
    ]
    number = f"CAST({stay.worker_id} AS BIGINT)"
    return (number, *texts[:2], str(int(stay.from_month)), until, *texts[2:])


def _numbers(worker_id: int, *others: int) -> tuple[str, ...]:
    return (f"CAST({worker_id} AS BIGINT)", *(str(int(number)) for number in others))


def _query(columns: list[str], rows: list[tuple[str, ...]], kinds: tuple[str, ...]) -> str:
    """A query in brackets; the row of `kinds` only says the types and is left out."""
    values = ", ".join(f"({', '.join(row)})" for row in [(*kinds, "0"), *((*r, "1") for r in rows)])
    names = ", ".join(columns)
    return f"(SELECT {names} FROM (VALUES {values}) AS listed ({names}, kept) WHERE kept = 1)"
