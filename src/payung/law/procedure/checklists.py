"""The papers for a claim, as the situation asks for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from payung.law.dated.library import load_yaml
from payung.law.explain import Text
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

LARGE_BENEFIT = 50_000_000
"""Above so many rupiah the form asks for the tax number."""


class Situation(StrEnum):
    """What changes the list of papers."""

    SPOUSE = "spouse"  # the heir is widow or widower
    OVER_50_MILLION = "over_50_million"
    AFTER_TREATMENT = "after_treatment"  # healed, disabled or dead: stage II
    TRAFFIC = "traffic"
    AGE_56 = "age_56"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `sure` is False when it is known from practice only."""

    name: Text
    sure: bool


def checklist(benefit: str, situations: Collection[Situation] = ()) -> list[Paper]:
    """The papers for JKM, JKK, JHT or SCHOLARSHIP, in the order of the form."""
    papers = _table().get(benefit)
    if papers is None:
        raise InputError(
            say(
                "Manfaat '%(benefit)s' tidak dikenal. Yang ada: %(known)s.",
                benefit=benefit,
                known=", ".join(_table()),
            )
        )
    return [
        Paper(Text(paper["id"], paper["en"]), paper.get("sure", True))
        for paper in papers
        if _asked(paper, situations)
    ]


def _asked(paper: dict[str, Any], situations: Collection[Situation]) -> bool:
    wanted, spared = paper.get("when"), paper.get("unless")
    return (wanted is None or wanted in situations) and (spared is None or spared not in situations)


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    table: dict[str, list[dict[str, Any]]] = load_yaml(Path(__file__).parent / "checklists.yaml")
    return table
