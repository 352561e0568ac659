"""Whose changes the history notes: those of a file, or of its being taken back."""

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
def taking_back(file: SourceFile) -> Iterator[None]:
    """Rows come back as they were before this file. Call it inside a transaction."""
    with _named(f"undo:{file.pk}"):
        yield


@contextmanager
def _named(name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('payung.source_file', %s, true)", [name])
        yield
        cursor.execute("SELECT set_config('payung.source_file', '', true)")
