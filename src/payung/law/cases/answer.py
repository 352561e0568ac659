"""What a case answers: figures under the names of the contract, and the tree that explains them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from payung.law.explain import Step


@dataclass(frozen=True, slots=True)
class Answer:
    """`figures` are plain values by name; `explanation` says how they came about."""

    figures: Mapping[str, Any]
    explanation: Step
