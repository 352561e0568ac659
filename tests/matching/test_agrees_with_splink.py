"""Our one SQL statement gives the match weights that Splink gives for the same model and pairs."""

from __future__ import annotations

import warnings

import duckdb
import polars as pl
import pytest

from payung.matching import linkage, people, score
from payung.matching.splink_model import splink_settings
from payung.matching.weights import shipped

PRIOR = 1 / 1000

LEFT = [
    (
        "a",
        "9901020101800001",
        "Muh. Yusuf",
        "1980-01-01",
        "L",
        "Sitti Aminah",
        "99.01.02.2001",
        "Dusun Lappa RT 1",
    ),
    ("b", "9901024101800002", "Hj. Fatimah", "1980-01-01", "P", "Besse", "99.01.02.2001", ""),
    ("c", "", "Ibrahim Daeng Mappuji", "1975", "L", "", "99.01.03.2002", "Dusun Baru RT 2"),
    ("d", "9901020506900003", "Rahmat Hidayat", "1990-06-05", "L", "Nurhayati", "", ""),
    (
        "e",
        "9901020506900004",
        "Rahmat Hidayah",
        "1990-06-05",
        "L",
        "Nurhayati",
        "99.01.02.2001",
        "",
    ),
]
RIGHT = [
    (
        "p",
        "9901020101800001",
        "MUHAMMAD JUSUF",
        "01-01-1980",
        "1",
        "ST AMINA",
        "9901022001",
        "Dsn Lappa RT 001",
    ),
    ("q", "", "PATIMA", "1980-01", "2", "Besse", "9901022001", ""),
    ("r", "", "Daeng Mappuji", "1975-04-03", "", "", "99.01.03.2002", "Baru RT 2"),
    ("s", "9901020506900004", "Hidayat Rahmat", "06/05/1990", "L", "Nurhayti", "99.01.03.2002", ""),
    ("t", "9901020506900040", "Muh. Yusuf", "1991", "P", "Aminah", "99.05.01.2002", ""),
]


def _frame(rows: list[tuple[str, ...]]) -> pl.DataFrame:
    names = [
        "id",
        "nik",
        "full_name",
        "birth_date",
        "sex",
        "mother_name",
        "village_code",
        "address",
    ]
    return pl.DataFrame(rows, schema=names, orient="row")


@pytest.fixture(scope="module")
def everybody_with_everybody() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    linkage.load(connection, _frame(LEFT), _frame(RIGHT))
    people.normalise(connection)
    connection.execute("""create table candidate as
        select l.row as row_l, r.row as row_r from person l, person r where l.row < 5 and r.row >= 5""")
    score.score(connection, shipped(), PRIOR)
    return connection


def _by_splink(connection: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], float]:
    from splink import DuckDBAPI, Linker

    connection.execute("create table side_l as select * from person where row < 5")
    connection.execute("create table side_r as select * from person where row >= 5")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api = DuckDBAPI(connection)
        sides = [api.register("side_l"), api.register("side_r")]
        linker = Linker(sides, splink_settings(shipped(), PRIOR), log_level=None)
        for column in ("name_key", "born", "mother"):
            linker.table_management.register_term_frequency_lookup(
                api.register(f"term_{column}"), column
            )
        found = linker.inference.predict().as_duckdbpyrelation()
    return {
        (left, right): weight
        for left, right, weight in found.select("row_l, row_r, match_weight").fetchall()
    }


def test_every_pair_has_the_match_weight_that_splink_computes(
    everybody_with_everybody: duckdb.DuckDBPyConnection,
) -> None:
    ours = {
        (left, right): weight
        for left, right, weight in everybody_with_everybody.execute(
            "select row_l, row_r, weight from scored"
        ).fetchall()
    }
    theirs = _by_splink(everybody_with_everybody)
    assert len(ours) == len(theirs) == 25
    for pair, weight in ours.items():
        assert weight == pytest.approx(
            max(-score.STRONGEST, min(score.STRONGEST, theirs[pair])), abs=1e-6
        ), pair
