"""Who counts as a worker, from which month and until which: one dated rule, with its reasons."""

from payung.law.worker.columns import worker_columns
from payung.law.worker.nature import Verdict
from payung.law.worker.occupations import OccupationClass, occupation_class, occupation_labels
from payung.law.worker.reasons import REASONS, reason_text
from payung.law.worker.rule import RULE_VERSION, Evidence, Judgement, judge

__all__ = [
    "REASONS",
    "RULE_VERSION",
    "Evidence",
    "Judgement",
    "OccupationClass",
    "Verdict",
    "judge",
    "occupation_class",
    "occupation_labels",
    "reason_text",
    "worker_columns",
]
