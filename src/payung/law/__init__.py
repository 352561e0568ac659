"""The law of employment social security as dated parameters and plain functions that explain themselves.

Dates come in as arguments, money is whole rupiah, and every result says which article it rests on.
"""

from payung.law.cover import grace_months
from payung.law.dated import Confidence, Parameter, Reference, Value, all_parameters, parameter

__all__ = [
    "Confidence",
    "Parameter",
    "Reference",
    "Value",
    "all_parameters",
    "grace_months",
    "parameter",
]
