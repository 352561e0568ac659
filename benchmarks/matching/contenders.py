"""The ways of linking that are compared. Each takes two CSV files and returns pairs with a decision.

All but Payung get columns that our own reader has cleaned: their "linking" seconds begin after that,
"all" begins with the files. Payung's seconds are always from the files to the written file.
"""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

Pairs = pl.DataFrame
"""left_id, right_id, decision."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Pairs, seconds from the files to the pairs, and seconds of the linking alone."""

    pairs: Pairs
    seconds: float
    linking: float


def payung(left: Path, right: Path, folder: Path) -> Outcome:
    """`payung match` as called in the shell, from the files to the file."""
    from payung.matching.run import Request, run

    start = time.perf_counter()
    run(Request(left, right, folder / "pairs.csv"))
    seconds = time.perf_counter() - start
    return Outcome(pl.read_csv(folder / "pairs.csv", infer_schema=False), seconds, seconds)


def exact_number(left: Path, right: Path, folder: Path) -> Outcome:
    """The same cleaned NIK."""
    return _exact(left, right, "nik")


def exact_name_and_birth_date(left: Path, right: Path, folder: Path) -> Outcome:
    """The same cleaned name and birth date."""
    return _exact(left, right, "full_name", "birth_date")


def _exact(left: Path, right: Path, *columns: str) -> Outcome:
    begin = time.perf_counter()
    connection = _cleaned(left, right)
    start = time.perf_counter()
    same = " and ".join(f"l.{column} = r.{column}" for column in columns)
    pairs = connection.sql(
        f"""select any_value(l.id) as left_id, r.id as right_id, 'match' as decision
        from cleaned_left l join cleaned_right r on {same} group by r.id having count(*) = 1"""
    ).pl()
    return _timed(pairs, begin, start)


ADVISED, TESTING, DEFAULT = 1e8, 1e7, 1e6
"""Pairs that Splink compares to estimate how often strangers agree. Its documentation asks for 1e8 or 1e9
in the final model, calls 1e7 adequate while models are tried, and warns of its default of 1e6."""


def splink_trained(pairs: float) -> Callable[[Path, Path, Path], Outcome]:
    """A general Splink model that estimates its weights and links in the same run."""

    def contender(left: Path, right: Path, folder: Path) -> Outcome:
        begin = time.perf_counter()
        connection = _cleaned(left, right)
        start = time.perf_counter()
        linker = _linker(connection, _general_settings())
        _train(linker, pairs)
        return _timed(_best_per_right(linker), begin, start)

    return contender


def splink_saved(left: Path, right: Path, folder: Path) -> Outcome:
    """The same Splink model with weights that another process saved, so that nothing is warm."""
    import splink  # noqa: F401 - imports are not measured

    saved = folder / "model.json"
    if not saved.exists():
        teacher = get_context("spawn").Process(target=_teach, args=(left, right, saved))
        teacher.start()
        teacher.join()
    model = json.loads(saved.read_text(encoding="utf-8"))
    begin = time.perf_counter()
    connection = _cleaned(left, right)
    start = time.perf_counter()
    linker = _linker(connection, model)
    return _timed(_best_per_right(linker), begin, start)


def _teach(left: Path, right: Path, saved: Path) -> None:
    teacher = _linker(_cleaned(left, right), _general_settings())
    _train(teacher, ADVISED)
    saved.write_text(json.dumps(teacher.misc.save_model_to_json()), encoding="utf-8")


def _timed(pairs: Pairs, begin: float, start: float) -> Outcome:
    end = time.perf_counter()
    return Outcome(pairs, end - begin, end - start)


def _cleaned(left: Path, right: Path) -> duckdb.DuckDBPyConnection:
    from payung.matching import linkage, people

    connection = duckdb.connect()
    frames = [pl.read_csv(path, infer_schema=False) for path in (left, right)]
    left_rows = linkage.load(connection, frames[0], frames[1])
    people.normalise(connection)
    for side, rows in (("left", f"< {left_rows}"), ("right", f">= {left_rows}")):
        connection.execute(f"""create table cleaned_{side} as
            select id, nik, name as full_name, born::varchar as birth_date, person.sex, mother as mother_name,
                village as village_code
            from person join identity using (row) where row {rows}""")
    return connection


def _general_settings() -> Any:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        comparisons=[
            cl.ExactMatch("nik"),
            cl.JaroWinklerAtThresholds("full_name", [0.92, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            cl.DamerauLevenshteinAtThresholds("birth_date", [1, 2]),
            cl.ExactMatch("sex"),
            cl.JaroWinklerAtThresholds("mother_name", [0.92, 0.8]),
            cl.ExactMatch("village_code"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("nik"),
            block_on("full_name", "birth_date"),
            block_on("birth_date", "village_code"),
            block_on("full_name", "village_code"),
        ],
    )


def _linker(connection: duckdb.DuckDBPyConnection, settings: Any) -> Any:
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(connection)
    return Linker(
        [api.register("cleaned_left"), api.register("cleaned_right")], settings, log_level=None
    )


def _train(linker: Any, pairs: float) -> None:
    from splink import block_on

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linker.training.estimate_probability_two_random_records_match([block_on("nik")], recall=0.7)
        linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=1)
        for rule in (block_on("birth_date", "village_code"), block_on("full_name", "village_code")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)


def _best_per_right(linker: Any) -> Pairs:
    pairs = linker.inference.predict(threshold_match_probability=0.05).as_duckdbpyrelation().pl()
    best = pairs.sort("match_weight", descending=True).unique(
        "id_r", keep="first", maintain_order=True
    )
    decision = (
        pl.when(pl.col("match_probability") >= 0.9)
        .then(pl.lit("match"))
        .otherwise(pl.lit("review"))
    )
    return best.select(left_id="id_l", right_id="id_r", decision=decision)


CONTENDERS: dict[str, Callable[[Path, Path, Path], Outcome]] = {
    "payung match": payung,
    "Splink, saved model": splink_saved,
    "Splink, trains on 1e8": splink_trained(ADVISED),
    "Splink, trains on 1e7": splink_trained(TESTING),
    "Splink, trains on 1e6": splink_trained(DEFAULT),
    "exact NIK": exact_number,
    "exact name + birth date": exact_name_and_birth_date,
}
