"""Reads a sender's files, one by one, in a process of its own: `python -m payung.intake.worker SENDER`.

A hostile file can exhaust or crash this process, never the server that started it. Memory is limited,
progress and a sign of life are written every second on a connection of their own.
"""

from __future__ import annotations

import logging
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payung.intake.models import SourceFile

_MEMORY_BYTES = 4_000_000_000  # of address space, several times the memory really used
_SECONDS_OF_CPU = 1_800
_BEAT_SECONDS = 1.0
MOST_ATTEMPTS = 2


def start(sender_id: int) -> None:
    """Work on a sender's files in the background, once the request that brought one is kept.

    When somebody works for him already, the new process ends: his files wait their turn. Until it is up
    they count as looked after, so that no page calls a file broken off which was just asked for.
    """
    from django.db import transaction
    from django.utils import timezone

    from payung.intake.queue import waiting_of

    waiting_of(sender_id).update(heartbeat_at=timezone.now())
    transaction.on_commit(partial(_spawn, sender_id))


def resume_all() -> None:
    """At the start of a server: what waited, or was cut off, goes on."""
    from payung.intake.queue import senders_with_work

    for sender_id in senders_with_work():
        _spawn(sender_id)


def _spawn(sender_id: int) -> None:
    subprocess.Popen(  # noqa: S603 - our own module and a number
        [sys.executable, "-m", "payung.intake.worker", str(int(sender_id))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "POLARS_MAX_THREADS": "2"},
    )


class Heartbeat:
    """Writes how many rows are done, and that somebody is still at it; stops when somebody cancelled."""

    def __init__(self, file_id: int) -> None:
        self._file_id = file_id
        self._rows = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Heartbeat:
        from django.db import connection

        connection.ensure_connection()
        self._working = connection.connection
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def note(self, rows: int, total: int) -> None:
        """Take the progress of the reader; it is written with the next beat."""
        self._rows = min(rows, total)

    def _beat(self) -> None:
        from django.db import connection
        from django.utils import timezone

        from payung.intake.models import SourceFile
        from payung.intake.states import RUNNING, State

        while not self._over.wait(_BEAT_SECONDS):
            running = SourceFile.objects.filter(pk=self._file_id, state__in=RUNNING)
            if running.update(heartbeat_at=timezone.now(), rows_done=self._rows):
                continue
            if SourceFile.objects.filter(pk=self._file_id, state=State.CANCELLED).exists():
                self._working.cancel()  # the statement under way; between two, the next state refuses
        connection.close()


def limit_resources() -> None:
    """A file that needs more than this is not a list of people. Called for each file anew."""
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (used + _SECONDS_OF_CPU, resource.RLIM_INFINITY))


def main(sender_id: int, before_each: Callable[[], None] = lambda: None) -> None:
    """Work on everything a sender has waiting, if nobody does already."""
    import django

    django.setup()
    from payung.intake.queue import turn_of, unfollowed_of, waiting_of

    # Looked at again after the turn is given back: a file that came in between is not forgotten.
    while waiting_of(sender_id).exists() or unfollowed_of(sender_id).exists():
        with turn_of(sender_id) as mine:
            if not mine:
                return
            while file := waiting_of(sender_id).first():
                before_each()
                try:
                    _read(file)
                except Exception as error:  # the file says so; the next one gets its turn
                    logging.getLogger(__name__).exception("file %s", file.pk)
                    _let_go(file, error)
            for file in unfollowed_of(sender_id):
                _follow(file)


def _read(file: SourceFile) -> None:
    """Process one file, whoever sent it being answerable for it."""
    from django.utils import timezone

    from payung.access.rows.sight import sight_of_imports, working_as
    from payung.intake.actions import give_up, process_file
    from payung.intake.saved_words import as_known_to

    if file.attempts >= MOST_ATTEMPTS:
        give_up(source_file=file)
        return
    by = file.uploaded_by
    sight = sight_of_imports(by, on=timezone.localdate())
    request = f"berkas {file.pk}"
    with (
        Heartbeat(file.pk) as beat,
        working_as(sight, request=request),
        as_known_to(by),
    ):
        process_file(source_file=file, by=by, progress=beat.note, may_ask=True, abandoned=True)


def _let_go(file: SourceFile, error: Exception) -> None:
    """A file that could not even be begun fails with the reason, instead of being taken again for ever."""
    from payung.intake.actions import give_up
    from payung.intake.actions.process import PROGRAM_ERROR
    from payung.intake.models import SourceFile
    from payung.intake.states import RUNNING, State
    from payung.primitives.errors import PayungError

    now = SourceFile.objects.get(pk=file.pk)
    if now.attempts == file.attempts and now.state in (State.RECEIVED, *RUNNING):
        told = str(error) if isinstance(error, PayungError) else PROGRAM_ERROR
        give_up(source_file=file, because=told)


def _follow(file: SourceFile) -> None:
    from payung.intake.actions import note_followed
    from payung.intake.following import follow

    follow(file)
    note_followed(source_file=file)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    main(int(sys.argv[1]), before_each=limit_resources)
