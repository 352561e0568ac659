"""The ways of linking that are compared for quality. Each ranks pairs and decides.

All but Payung get columns that our own reader has cleaned. Splink and the Record Linkage Toolkit estimate
their weights from the data without the truth (expectation maximisation), as `payung match --train` does
for FEBRL; for Indonesian data Payung has its shipped weights. The likeliest left row wins a right row,
with the same competition for all: odds / (1 + the odds of all that claim it).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl
from data_sets import DataSet

from payung.matching import linkage, people
from payung.matching.quality.near import below
from payung.matching.weights import shipped

Ranking = pl.DataFrame
"""left_id, right_id, score (higher is likelier), decision: match, review or none."""
_MATCH, _REVIEW = 0.9, 0.25
_COLUMNS = ("nik", "full_name", "birth_date", "sex", "mother_name", "village_code", "address")


def payung(data: DataSet) -> Ranking:
    """`payung match`, and what it scored below its line. A match ranks before every review."""
    connection = duckdb.connect()
    rows = linkage.load(connection, data.left, data.right)
    weights = None if data.trains else shipped()
    if data.right is None:
        linkage.find_duplicate_rows(connection, rows, weights)
    else:
        linkage.link_rows(connection, rows, weights)
    found = pl.concat([connection.sql(linkage.ANSWER_SQL).pl(), below(connection)])
    order = pl.col("decision").replace_strict({"match": 2.0, "review": 1.0, "none": 0.0})
    return found.with_columns(score=order + pl.col("probability")).drop("probability")


def exact_number(data: DataSet) -> Ranking:
    """The same cleaned number."""
    return _exact(data, "nik")


def exact_name_and_birth_date(data: DataSet) -> Ranking:
    """The same cleaned name and birth date."""
    return _exact(data, "full_name", "birth_date")


def _exact(data: DataSet, *columns: str) -> Ranking:
    same = " and ".join(f"l.{column} = r.{column}" for column in columns)
    alone = "" if data.right is None else "qualify count(*) over (partition by r.id) = 1"
    order = "l.place < r.place" if data.right is None else "l.side < r.side"
    found: pl.DataFrame = (
        _cleaned(data)
        .sql(f"""
        select l.id as left_id, r.id as right_id, 'match' as decision, 1.0 as score
        from cleaned l join cleaned r on {order} and {same} {alone}""")
        .pl()
    )
    return found


def splink(data: DataSet) -> Ranking:
    """Splink's general comparisons, trained on the data."""
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = _cleaned(data)
    api = DuckDBAPI(connection)
    sides = [0] if data.right is None else [0, 1]
    for side in sides:
        connection.execute(f"create table side_{side} as select * from cleaned where side = {side}")
    tables = [api.register(f"side_{side}") for side in sides]
    linker = Linker(tables, _settings(connection, data), log_level=None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _teach(linker, connection)
        predicted = linker.inference.predict(threshold_match_probability=0.002)
    pairs = predicted.as_duckdbpyrelation().pl()
    named = pairs.select(left_id="id_l", right_id="id_r", probability="match_probability")
    return _competing(named, data)


def _present(connection: duckdb.DuckDBPyConnection) -> list[str]:
    counts = ", ".join(f"count({column})" for column in _COLUMNS)
    (found,) = connection.execute(f"select {counts} from cleaned").fetchall()
    return [column for column, count in zip(_COLUMNS, found, strict=True) if count]


def _settings(connection: duckdb.DuckDBPyConnection, data: DataSet) -> Any:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    names = cl.JaroWinklerAtThresholds
    compared: dict[str, Any] = {
        "nik": cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
        "full_name": names("full_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        "birth_date": cl.DamerauLevenshteinAtThresholds("birth_date", [1, 2]),
        "sex": cl.ExactMatch("sex"),
        "mother_name": names("mother_name", [0.92, 0.8]),
        "village_code": cl.ExactMatch("village_code"),
        "address": names("address", [0.92, 0.8]),
    }
    return SettingsCreator(
        link_type="dedupe_only" if data.right is None else "link_only",
        unique_id_column_name="id",
        comparisons=[compared[column] for column in _present(connection)],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in _blocks(connection)],
    )


def _blocks(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, ...]]:
    """Pairs that share the number, the birth date, the name, or the place and a word of the name."""
    number = [("nik",)] if "nik" in _present(connection) else []
    words = [("village_code", "word1"), ("village_code", "word2")]
    return [*number, ("birth_date",), ("full_name",), *words]


def _teach(linker: Any, connection: duckdb.DuckDBPyConnection) -> None:
    from splink import block_on

    sure = block_on("full_name", "birth_date")
    linker.training.estimate_probability_two_random_records_match([sure], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("birth_date", "village_code"), block_on("full_name", "village_code")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def record_linkage_toolkit(data: DataSet) -> Ranking:
    """The Python Record Linkage Toolkit: its comparisons and its unsupervised classifier."""
    import recordlinkage

    connection = _cleaned(data)
    sides = [_pandas(connection, side) for side in ([0] if data.right is None else [0, 1])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        indexer = recordlinkage.Index()
        for rule in _blocks(connection):
            indexer.block(list(rule))
        candidates = indexer.index(*sides)
        features = _compared(_present(connection)).compute(candidates, *sides)
        classifier = recordlinkage.ECMClassifier()
        classifier.fit(features)
        probability = classifier.prob(features)
    left, right = ([str(key) for key in probability.index.get_level_values(n)] for n in (0, 1))
    frame = pl.DataFrame({"left_id": left, "right_id": right, "probability": probability.tolist()})
    return _competing(frame, data)


def _pandas(connection: duckdb.DuckDBPyConnection, side: int) -> Any:
    rows = connection.sql(f"select * from cleaned where side = {side} order by place").df()
    return rows.set_index("id")


def _compared(columns: list[str]) -> Any:
    import recordlinkage

    compare = recordlinkage.Compare()
    for column in columns:
        if column in ("sex", "village_code"):
            compare.exact(column, column, label=column)
        elif column in ("nik", "birth_date"):
            method, least = "damerau_levenshtein", 0.85
            compare.string(column, column, method=method, threshold=least, label=column)
        else:
            compare.string(column, column, method="jarowinkler", threshold=0.88, label=column)
    return compare


def _competing(pairs: pl.DataFrame, data: DataSet) -> Ranking:
    """Decide as Payung does: the likeliest of those that claim a right row, from .9 on; .5 in one list."""
    likely = pl.col("probability").clip(0, 1 - 1e-12)
    odds = pairs.with_columns(odds=likely / (1 - likely))
    if data.right is None:
        decided = pl.when(pl.col("probability") >= 0.5).then(pl.lit("match"))
        return pairs.with_columns(
            decision=decided.otherwise(pl.lit("none")), score=pl.col("probability")
        )
    rivals = pl.col("odds").sum().over("right_id")
    ranked = odds.with_columns(score=pl.col("odds") / (1 + rivals))
    first = pl.col("score") == pl.col("score").max().over("right_id")
    least = 0.5 if data.trains else _MATCH
    decision = (
        pl.when(first & (pl.col("score") >= least))
        .then(pl.lit("match"))
        .when(pl.col("score") >= _REVIEW)
        .then(pl.lit("review"))
        .otherwise(pl.lit("none"))
    )
    return ranked.with_columns(decision=decision).drop("odds", "probability")


def _cleaned(data: DataSet) -> duckdb.DuckDBPyConnection:
    """Table `cleaned`: id, side, place and the columns as our own reader understands them."""
    connection = duckdb.connect()
    left_rows = linkage.load(connection, data.left, data.right)
    people.normalise(connection)
    connection.execute(f"""create table cleaned as
        select id, (row >= {left_rows})::int as side, row as place, nik, name as full_name,
            born::varchar as birth_date, person.sex, mother as mother_name, village as village_code,
            address, word1, word2
        from person join identity using (row)""")
    return connection


RANKINGS: dict[str, Callable[[DataSet], Ranking]] = {
    "payung match": payung,
    "Splink, trained": splink,
    "Record Linkage Toolkit": record_linkage_toolkit,
    "exact number": exact_number,
    "exact name + birth date": exact_name_and_birth_date,
}
