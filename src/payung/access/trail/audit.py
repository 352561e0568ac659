"""Writing the audit trail. Call it inside the transaction of the change itself."""

from __future__ import annotations

from typing import Any

from payung.access.models import AuditEvent, User

SYSTEM = "sistem"


def record(
    *,
    by: User | None,
    verb: str,
    object_type: str,
    object_id: object,
    region_code: str = "",
    **details: Any,
) -> AuditEvent:
    """Write one event. `by=None` is the command line of the installation itself."""
    return AuditEvent.objects.create(
        actor=by,
        actor_name=str(by) if by else SYSTEM,
        verb=verb,
        object_type=object_type,
        object_id=str(object_id),
        region_code=region_code,
        details=details,
    )


def record_sign_in(*, user: User, **_signal: object) -> None:
    """Somebody is in, by whichever way."""
    record(by=user, verb="masuk", object_type="access.user", object_id=user.pk)
