"""Every result is a tree of steps: amount, formula in words, inputs, parameters with article and date."""

from payung.law.explain.render import as_json, as_lines, as_tree, citation
from payung.law.explain.step import NO_TEXT, Step, Text
from payung.law.explain.words import money, percent

__all__ = [
    "NO_TEXT",
    "Step",
    "Text",
    "as_json",
    "as_lines",
    "as_tree",
    "citation",
    "money",
    "percent",
]
