"""Protected or not: per worker, programme and month; the indicator and what moved it.

Pure: SQL as text and values. Whoever calls it holds the tables, runs the statements on PostgreSQL,
DuckDB or Spark, and hands the rows back.

- `protection_sql`: workers and payments to one word of paid months per programme; stored by the caller
- `indicator_sql`, `indicators`: numerator, denominator, unknown; one month or a trend, any level
- `workers_by_status_sql`, `count_sql`: the list behind each figure, and its count
- `bridge_list_sql`, `bridge_sql`, `bridges`: what moved the figure between two months
- `spells`, `paid_months`, `paid_through`: a word as people read it
"""

from payung.coverage.bridge import (
    GAINS,
    LOSSES,
    Bridge,
    Cell,
    Span,
    bridge_list_sql,
    bridge_sql,
    bridges,
)
from payung.coverage.cover import Cover
from payung.coverage.indicator import ALL_SEGMENTS, Indicator, indicator_sql, indicators
from payung.coverage.potential import AgainstPotential, StatedNumber
from payung.coverage.statements import (
    EVERYBODY,
    Inputs,
    Population,
    Snapshot,
    count_sql,
    protection_sql,
)
from payung.coverage.status import Status, workers_by_status_sql
from payung.coverage.window import (
    GRACE_MONTHS,
    WORD_MONTHS,
    Window,
    paid_months,
    paid_through,
    spells,
)

__all__ = [
    "ALL_SEGMENTS",
    "EVERYBODY",
    "GAINS",
    "GRACE_MONTHS",
    "LOSSES",
    "WORD_MONTHS",
    "AgainstPotential",
    "Bridge",
    "Cell",
    "Cover",
    "Indicator",
    "Inputs",
    "Population",
    "Snapshot",
    "Span",
    "StatedNumber",
    "Status",
    "Window",
    "bridge_list_sql",
    "bridge_sql",
    "bridges",
    "count_sql",
    "indicator_sql",
    "indicators",
    "paid_months",
    "paid_through",
    "protection_sql",
    "spells",
    "workers_by_status_sql",
]
