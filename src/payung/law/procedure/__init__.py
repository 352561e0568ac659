"""What must be done by when, who inherits, which papers are needed."""

from payung.law.procedure.checklists import LARGE_BENEFIT, Paper, Situation, checklist
from payung.law.procedure.deadlines import (
    claim_ends,
    contribution_due,
    diagnosis_by,
    late_jkm,
    late_penalty,
    late_penalty_step,
    pay_by,
    register_by,
    report_accident_by,
)
from payung.law.procedure.heirs import HeirAnswer, Relation, heirs
from payung.law.procedure.joining import Applicant, may_join_bpu
from payung.law.procedure.working_days import known_years, working_days_after

__all__ = [
    "LARGE_BENEFIT",
    "Applicant",
    "HeirAnswer",
    "Paper",
    "Relation",
    "Situation",
    "checklist",
    "claim_ends",
    "contribution_due",
    "diagnosis_by",
    "heirs",
    "known_years",
    "late_jkm",
    "late_penalty",
    "late_penalty_step",
    "may_join_bpu",
    "pay_by",
    "register_by",
    "report_accident_by",
    "working_days_after",
]
