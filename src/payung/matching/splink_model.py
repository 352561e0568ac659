"""Our model as Splink settings: the reference our scores are tested against, and the way to Spark.

`payung match` does not import Splink: its start-up would cost as much as a regency's linkage.
"""

from __future__ import annotations

from typing import Any

from payung.matching.model import COMPARISONS, Comparison, Level
from payung.matching.weights import Weights


def splink_settings(weights: Weights, prior: float, link_type: str = "link_only") -> dict[str, Any]:
    """Settings for `splink.Linker` over the table `person`, with `row` as unique id.

    `prior` is the odds that two rows taken at random are one person.
    """
    return {
        "link_type": link_type,
        "unique_id_column_name": "row",
        "probability_two_random_records_match": prior / (1 + prior),
        "comparisons": [_comparison(comparison, weights) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": ["1 = 1"],
        "retain_intermediate_calculation_columns": True,
    }


def _comparison(comparison: Comparison, weights: Weights) -> dict[str, Any]:
    null = {
        "sql_condition": comparison.unknown,
        "label_for_charts": "unknown",
        "is_null_level": True,
    }
    levels = [_level(comparison, level, weights) for level in comparison.levels]
    return {"output_column_name": comparison.name, "comparison_levels": [null, *levels]}


def _level(comparison: Comparison, level: Level, weights: Weights) -> dict[str, Any]:
    held: dict[str, Any] = {
        "sql_condition": "ELSE" if level is comparison.levels[-1] else level.condition,
        "label_for_charts": level.name,
        "m_probability": weights.m[comparison.name][level.name],
        "u_probability": weights.u[comparison.name][level.name],
    }
    if level.term:
        held |= {"tf_adjustment_column": level.term, "tf_adjustment_weight": 1.0}
    return held
