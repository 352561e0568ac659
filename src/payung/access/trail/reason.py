"""Why something is done: told to the history for the rest of the transaction."""

from __future__ import annotations

from django.db import connection

from payung.primitives.errors import InputError

_LEAST, _LONGEST = 5, 300  # characters


def say_why(reason: str, *, ask: str = "") -> str:
    """Say it inside the transaction, before rows change; returned is the reason as it is kept.

    InputError with the sentence `ask` when it is given and the reason is too short to be one.
    """
    kept = " ".join(reason.split())[:_LONGEST]
    if ask and len(kept) < _LEAST:
        raise InputError(ask)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.reason', %s, true)", [kept])
    return kept
