"""Writes about targets: what was said, what is aimed at, how it is read, and who brings how many."""

from payung.targets.actions.dividing import Seen, make_cascade
from payung.targets.actions.settling import propose_target, settle_target, withdraw_target
from payung.targets.actions.statements import StatementsRead, import_statements, record_statement

__all__ = [
    "Seen",
    "StatementsRead",
    "import_statements",
    "make_cascade",
    "propose_target",
    "record_statement",
    "settle_target",
    "withdraw_target",
]
