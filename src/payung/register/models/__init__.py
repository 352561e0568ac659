"""Persons, their households and their work. Numbers are sealed; blind indexes find them."""

from payung.register.models.duplicates import Duplicate
from payung.register.models.households import Household
from payung.register.models.life_events import LifeEvent
from payung.register.models.merges import Merge, MergedRow, OtherKey
from payung.register.models.persons import FormerNumber, Person
from payung.register.models.survey_claims import SurveyClaim
from payung.register.models.work import Work

__all__ = [
    "Duplicate",
    "FormerNumber",
    "Household",
    "LifeEvent",
    "Merge",
    "MergedRow",
    "OtherKey",
    "Person",
    "SurveyClaim",
    "Work",
]
