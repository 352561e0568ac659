"""What a worker or a family gets: work accident, death, scholarship, savings."""

from payung.law.benefits.jkk import accident_death, partial_disability, total_disability
from payung.law.benefits.jkk_care import costs_refunded, unable_to_work
from payung.law.benefits.jkm import death, several_memberships
from payung.law.benefits.model import Benefit, Child, Level
from payung.law.benefits.scholarship import scholarship

__all__ = [
    "Benefit",
    "Child",
    "Level",
    "accident_death",
    "costs_refunded",
    "death",
    "partial_disability",
    "scholarship",
    "several_memberships",
    "total_disability",
    "unable_to_work",
]
