"""Dated legal values with their source: what was in force on a day, since when, read where."""

from payung.law.dated.library import all_parameters, parameter, read_parameters
from payung.law.dated.value import Confidence, Parameter, Reference, Value, in_bracket, weakest

__all__ = [
    "Confidence",
    "Parameter",
    "Reference",
    "Value",
    "all_parameters",
    "in_bracket",
    "parameter",
    "read_parameters",
    "weakest",
]
