"""Why something is done: told to the history for the rest of the transaction."""

from __future__ import annotations

from django.db import connection

_LONGEST = 300


def say_why(reason: str) -> str:
    """Say it inside the transaction, before the rows change; returned is the reason as it is kept."""
    kept = " ".join(reason.split())[:_LONGEST]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.reason', %s, true)", [kept])
    return kept
