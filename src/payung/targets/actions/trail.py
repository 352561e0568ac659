"""The audit events of targets."""

from __future__ import annotations

from payung.access.models import User
from payung.access.trail.audit import record
from payung.targets.models import Target


def record_change(target: Target, by: User | None, verb: str, **details: object) -> None:
    """Write the audit event of a change to a target, inside its transaction."""
    record(
        by=by,
        verb=verb,
        object_type="target",
        object_id=target.pk,
        region_code=target.region_id,
        **details,
    )
