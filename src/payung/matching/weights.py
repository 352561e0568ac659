"""How strongly each level speaks: m (among true pairs) and u (among chance pairs), kept as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from payung.matching.model import COMPARISONS
from payung.primitives.errors import InputError


@dataclass(frozen=True, slots=True)
class Weights:
    """`m` and `u` by comparison and level; `provenance` says on which data they were estimated."""

    m: Mapping[str, Mapping[str, float]]
    u: Mapping[str, Mapping[str, float]]
    provenance: str

    def bits(self, comparison: str, level: str) -> float:
        """Evidence of a level as a binary logarithm: +1 doubles the odds that two rows are one person."""
        return math.log2(self.m[comparison][level] / self.u[comparison][level])

    def as_json(self) -> str:
        """The text that `read_weights` reads."""
        levels = {
            comparison: {
                level: {"m": m, "u": self.u[comparison][level]} for level, m in each.items()
            }
            for comparison, each in self.m.items()
        }
        return json.dumps({"provenance": self.provenance, "levels": levels}, indent=1)


def read_weights(text: str) -> Weights:
    """Weights from JSON; raises InputError when a comparison or level of the model is missing."""
    held = json.loads(text)
    levels = held.get("levels", {})
    for comparison in COMPARISONS:
        missing = {level.name for level in comparison.levels} - set(levels.get(comparison.name, {}))
        if missing:
            raise InputError(
                f"Berkas bobot tidak memuat '{comparison.name}' tingkat {', '.join(sorted(missing))}. "
                "Buat lagi dengan `payung match --train --save-weights BOBOT.json`."
            )
    part = {
        side: {c: {k: v[side] for k, v in each.items()} for c, each in levels.items()}
        for side in "mu"
    }
    return Weights(part["m"], part["u"], held.get("provenance", ""))


def weights_from(path: Path) -> Weights:
    """Weights from a file written before with `--save-weights`."""
    try:
        return read_weights(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError) as error:
        raise InputError(f"Berkas bobot {path} tidak dapat dibaca: {error}.") from error


@cache
def shipped() -> Weights:
    """The weights that come with Payung; `docs/explanation/matching.md` says how they were made."""
    return read_weights(
        resources.files("payung.matching").joinpath("weights.json").read_text(encoding="utf-8")
    )
