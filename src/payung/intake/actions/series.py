"""Many files one after the other: while one is merged, the next is read already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context

from django.db import connections

from payung.access.models import User
from payung.intake.actions.process import begin, finish
from payung.intake.actions.reading import Read, read
from payung.intake.models import SourceFile


def process_series(*, source_files: Iterable[SourceFile], by: User | None) -> Iterator[SourceFile]:
    """Process received files in their order; yields each as MERGED or FAILED, as `process_file` does.

    Reading needs the processor and merging the database, so two cores have work. Only two files are
    in memory at a time. The reader has a connection of its own: call this outside a transaction.
    """
    with ThreadPoolExecutor(max_workers=1) as reader:
        waiting: tuple[SourceFile, Future[Read]] | None = None
        for source_file in source_files:
            file = begin(source_file)
            ahead = file, reader.submit(copy_context().run, read, file, by, _silent)
            if waiting:
                yield finish(waiting[0], waiting[1].result, by, _silent)
            waiting = ahead
        if waiting:
            yield finish(waiting[0], waiting[1].result, by, _silent)
        reader.submit(connections.close_all).result()


def _silent(done: int, total: int) -> None:
    """A series is followed file by file, not row by row."""
