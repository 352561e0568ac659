"""The target of the demo, still open between its two readings, and what was published about it."""

from __future__ import annotations

from importlib.resources import as_file, files

from django.utils import timezone

from payung.membership.figures import total_potential
from payung.primitives.month import Month
from payung.targets import actions
from payung.targets.proposed_target import ProposedTarget
from payung.targets.queries import targets_of

BASE, DEADLINE = Month.of(2024, 12), Month.of(2025, 12)


def make_targets(regency: str) -> None:
    """Propose "at least 20 % above 2024" from 40 %, and keep the published statements beside it."""
    now = timezone.now()
    with as_file(files("payung.demo") / "statements.csv") as path:
        actions.import_statements(path=path, by=None, at=now)
    potential = total_potential(regency, as_of=BASE.last_day)
    if potential is None or targets_of(regency):
        return
    proposed = ProposedTarget(
        region_code=regency,
        base_month=BASE,
        base_basis_points=4_000,
        stated_basis_points=2_000,
        deadline_month=DEADLINE,
        denominator=potential.people,
        denominator_source=f"{potential.source}, {potential.as_of:%d-%m-%Y}",
        legal_source="Hasil Rakortek 2025: naik minimal 20 % dari nilai kepesertaan tahun 2024",
    )
    actions.propose_target(proposed=proposed, by=None, at=now)
