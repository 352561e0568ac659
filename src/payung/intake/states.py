"""Which state of a file follows which, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from payung.intake.models import SourceFile
from payung.primitives.errors import InputError

State = SourceFile.State

FOLLOWING: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.READING, State.CANCELLED, State.FAILED}),
    State.READING: frozenset(
        {State.READ, State.IN_REVIEW, State.RECEIVED, State.CANCELLED, State.FAILED}
    ),
    State.READ: frozenset({State.CHECKED, State.RECEIVED, State.CANCELLED, State.FAILED}),
    State.CHECKED: frozenset(
        {State.MERGED, State.IN_REVIEW, State.RECEIVED, State.CANCELLED, State.FAILED}
    ),
    State.IN_REVIEW: frozenset({State.RECEIVED, State.CANCELLED}),
    State.MERGED: frozenset({State.UNDONE}),
    State.FAILED: frozenset(),
    State.CANCELLED: frozenset(),
    State.UNDONE: frozenset(),
}
RUNNING = frozenset({State.READING, State.READ, State.CHECKED})


def move(file: SourceFile, to: State) -> None:
    """Change the state in the database, and nowhere else but along the table.

    InputError in a sentence when the file has gone another way meanwhile: somebody cancelled it.
    """
    before = [state for state, following in FOLLOWING.items() if to in following]
    moved = SourceFile.objects.filter(pk=file.pk, state__in=before).update(state=to)
    if not moved:
        now = SourceFile.objects.get(pk=file.pk)
        raise InputError(
            _("Berkas '%(name)s' %(now)s, jadi tidak dapat menjadi: %(to)s.")
            % {"name": file.file_name, "now": now.get_state_display(), "to": to.label}
        )
    file.state = to
