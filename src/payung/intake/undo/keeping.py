"""Whose changes the triggers note: those of a file, or none while rows come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from payung.intake.models import SourceFile


@contextmanager
def on_behalf_of(file: SourceFile) -> Iterator[None]:
    """Changes of rows inside belong to this file. Call it inside a transaction."""
    with _named(str(file.pk)):
        yield


@contextmanager
def keeping_nothing() -> Iterator[None]:
    """Rows come back: that is no change to be kept. Call it inside a transaction."""
    with _named("undo"):
        yield


@contextmanager
def _named(name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.source_file', %s, true)", [name])
        yield
        cursor.execute("SELECT set_config('payung.source_file', '', true)")
