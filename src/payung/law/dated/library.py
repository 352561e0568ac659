"""Reads the folder of YAML files into parameters. All faults of all files are reported at once.

Layout as in OpenFisca: a file is a parameter (`values`), a scale (`brackets`) or a node that holds
several of them; the dotted name is the path. `metadata` of a node is inherited by what it holds.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from payung.law.dated.schema import build
from payung.law.dated.value import Parameter
from payung.primitives.errors import SetupError
from payung.primitives.sentences import say

PARAMETERS = Path(__file__).parent.parent / "parameters"


class _ExactLoader(yaml.CSafeLoader):
    """Reads `0.0024` as a decimal, so that no float ever touches money."""


def _decimal(loader: _ExactLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


def _mapping(loader: _ExactLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = [
        (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
        for key, value in node.value
    ]
    if len({key for key, _ in pairs}) != len(pairs):
        raise yaml.MarkedYAMLError(problem="kunci atau tanggal ganda", problem_mark=node.start_mark)
    return dict(pairs)


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
_ExactLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load_yaml(path: Path) -> Any:
    """One YAML file with exact decimals and plain dates."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_ExactLoader)  # noqa: S506 - a SafeLoader with exact numbers


def read_parameters(folder: Path) -> dict[str, Parameter]:
    """Every parameter below a folder by name; SetupError lists every fault found."""
    found: dict[str, Parameter] = {}
    faults: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts)
        try:
            raw = load_yaml(path)
        except yaml.YAMLError as problem:
            faults.append(f"{name}: bukan YAML yang benar ({problem})")
            continue
        build(name, raw, {}, found, faults)
    if faults:
        raise SetupError("Parameter hukum tidak dapat dipakai:\n- " + "\n- ".join(faults))
    return found


@cache
def all_parameters() -> dict[str, Parameter]:
    """The parameters that ship with Payung, read once."""
    return read_parameters(PARAMETERS)


def parameter(name: str) -> Parameter:
    """The shipped parameter of that dotted name, such as `contributions.bpu.jkk_rate`."""
    try:
        return all_parameters()[name]
    except KeyError:
        raise SetupError(
            say("Parameter hukum '%(name)s' tidak ada di law/parameters.", name=name)
        ) from None
