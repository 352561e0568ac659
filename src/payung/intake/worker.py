"""Reads one file in a process of its own: `python -m payung.intake.worker FILE_ID`.

A hostile file can exhaust or crash this process, never the server that started it. Memory is limited,
progress and a sign of life are written every second on a connection of their own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from functools import partial

_MEMORY_BYTES = 4_000_000_000  # of address space, several times the memory really used
_SECONDS_OF_CPU = 1_800
_BEAT_SECONDS = 1.0


def start(file_id: int) -> None:
    """Begin reading a received file in the background, once the request that brought it is kept."""
    from django.db import transaction

    transaction.on_commit(partial(_spawn, file_id))


def _spawn(file_id: int) -> None:
    subprocess.Popen(  # noqa: S603 - our own module and a number
        [sys.executable, "-m", "payung.intake.worker", str(int(file_id))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "POLARS_MAX_THREADS": "2"},
    )


class Heartbeat:
    """Writes how many rows are done, and that somebody is still at it."""

    def __init__(self, file_id: int) -> None:
        self._file_id = file_id
        self._rows = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Heartbeat:
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
        from payung.intake.states import RUNNING

        while not self._over.wait(_BEAT_SECONDS):
            SourceFile.objects.filter(pk=self._file_id, state__in=RUNNING).update(
                heartbeat_at=timezone.now(), rows_done=self._rows
            )
        connection.close()


def limit_resources() -> None:
    """A file that needs more than this is not a list of people."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS_OF_CPU, _SECONDS_OF_CPU))


def main(file_id: int) -> None:
    """Process one file, whoever sent it being answerable for it."""
    import django

    django.setup()
    from django.utils import timezone

    from payung.access.sight import sight_of_imports, working_as
    from payung.intake.actions import process_file
    from payung.intake.formats.known import also_known
    from payung.intake.mappings import mappings_of
    from payung.intake.models import SourceFile

    file = SourceFile.objects.get(pk=file_id)
    sight = sight_of_imports(file.uploaded_by, on=timezone.localdate())
    reading = working_as(sight), also_known(mappings_of(file.uploaded_by))
    with Heartbeat(file_id) as heartbeat, reading[0], reading[1]:
        process_file(source_file=file, by=file.uploaded_by, progress=heartbeat.note)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    limit_resources()
    main(int(sys.argv[1]))
