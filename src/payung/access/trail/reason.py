"""Why something is done: checked here for every page, and told to the history of the transaction."""

from __future__ import annotations

from django.db import connection

from payung.primitives.errors import InputError

SHORTEST, _LONGEST = 5, 300  # characters


def checked_reason(
    text: str, *, ask: str, shortest: int = SHORTEST, longest: int = _LONGEST
) -> str:
    """The reason in one line, as it is kept; InputError with the sentence `ask` when it says too little."""
    kept = " ".join(text.split())[:longest]
    if len(kept) < shortest:
        raise InputError(ask)
    return kept


def say_why(reason: str, *, ask: str = "", shortest: int = SHORTEST) -> str:
    """Say it inside the transaction, before rows change; returned is the reason as it is kept.

    It is checked when there is a sentence to `ask` with; without one it is our own text.
    """
    kept = checked_reason(reason, ask=ask, shortest=shortest if ask else 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.reason', %s, true)", [kept])
    return kept
