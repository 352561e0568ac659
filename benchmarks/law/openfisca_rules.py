"""The same contributions as a small OpenFisca package: an outside oracle, written from the law again.

OpenFisca counts money in 32-bit floats, so single contributions agree to the rupiah after rounding and
large sums do not.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import MONTH
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
LOWS = [*range(1_100_000, 2_700_000, 200_000), *range(2_700_000, 8_200_000, 500_000)]
LOWS += range(8_200_000, 20_200_001, 1_000_000)
BASES = [*range(1_000_000, 2_600_001, 200_000), *range(2_950_000, 7_950_001, 500_000)]
BASES += range(8_700_000, 20_700_001, 1_000_000)


class income(Variable):
    value_type = float
    entity = PERSON
    definition_period = MONTH


class wage(Variable):
    value_type = float
    entity = PERSON
    definition_period = MONTH


class bpu_contribution(Variable):
    value_type = float
    entity = PERSON
    definition_period = MONTH

    def formula(person: Any, period: Any) -> Any:
        bands = np.searchsorted(np.array(LOWS), person("income", period), side="right")
        base = np.array(BASES)[bands]
        return np.floor(base * 0.03 + 6800 + 0.5)


class pu_contribution(Variable):
    value_type = float
    entity = PERSON
    definition_period = MONTH

    def formula(person: Any, period: Any) -> Any:
        earned = person("wage", period)
        capped = np.minimum(earned, 10_042_300 if period.start.month < 3 else 10_547_400)
        full = sum(np.floor(earned * share + 0.5) for share in (0.0024, 0.003, 0.037, 0.02))
        return full + sum(np.floor(capped * share + 0.5) for share in (0.02, 0.01))


def contributions_of_2025(incomes: np.ndarray, wages: np.ndarray) -> np.ndarray:
    """Both contributions per person over the twelve months, as OpenFisca computes them."""
    system = TaxBenefitSystem([PERSON])
    system.add_variables(income, wage, bpu_contribution, pu_contribution)
    simulation = SimulationBuilder().build_default_simulation(system, count=len(incomes))
    total = np.zeros(len(incomes))
    for month in range(1, 13):
        period = f"2025-{month:02d}"
        simulation.set_input("income", period, incomes)
        simulation.set_input("wage", period, wages)
        total += simulation.calculate("bpu_contribution", period)
        total += simulation.calculate("pu_contribution", period)
    return total
