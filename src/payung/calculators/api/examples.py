"""One case of each kind to try."""

from __future__ import annotations

from typing import Any

from payung.calculators.api.schema import example_value
from payung.law.cases import KINDS

_WAGE = {"segment": "BPU", "monthly_income": 1_000_000}
_DEATH = {"event_date": "2025-09-01"}
_CHILD = {"children": [{"level": "SD", "years_left": 3}]}
_CHOSEN: dict[str, dict[str, Any]] = {
    "contribution": {**_WAGE, "month": "2026-05", "programmes": ["JKK", "JKM"]},
    "benefit_jkk_death": {**_WAGE, **_DEATH, **_CHILD},
    "benefit_jkk_disability": {
        "segment": "PU",
        "wage": 3_000_000,
        "event_date": "2025-09-01",
        "kind_of_loss": "anatomical",
        "part": "one_eye",
    },
    "benefit_jkk_incapacity": {**_WAGE, **_DEATH, "months": 4},
    "benefit_jkk_costs": {**_DEATH, "land": 700_000},
    "benefit_jkm": {"segment": "BPU", **_DEATH, "consecutive_paid_months": 14},
    "scholarship": {**_DEATH, **_CHILD},
    "subsidy_budget": {
        **_WAGE,
        "month": "2026-01",
        "people": 50,
        "months": 12,
        "payer": "apbdes",
    },
    "jht": {"balance": 5_000_000, "return_pct": 5, "months": 12, "monthly_contribution": 20_000},
    "coverage": {
        "active": {"PU": 38036, "BPU": 14768, "JAKON": 14725},
        "potential": {"PU": 35036, "BPU": 93537, "JAKON": 12196},
    },
    "kpi_count": {"people": 1000, "months": 3, "payer": "apbdes"},
    "jp_ceiling": {"year": 2025},
    "eligibility": {"birth_date": "1980-02-03", "as_of": "2025-03-15"},
    "late_payment": {"wage": 3_000_000, "month": "2025-03", "paid_on": "2025-06-20"},
}


def example(kind: str) -> dict[str, Any]:
    """A case of this kind: one that was chosen, else its needed fields as the law exemplifies them."""
    fields = KINDS[kind].fields
    needed = {name: example_value(field) for name, field in fields.items() if field.needed}
    return {"id": "contoh", "kind": kind, **_CHOSEN.get(kind, needed)}
