"""The reader in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.utils import timezone
from tests.intake.conftest import MELATI

from payung.intake import worker
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.primitives.errors import InputError

CONTENT = f"nik,nama,kode_desa\n,Budi,{MELATI}\n".encode()


def test_memory_beyond_the_limit_ends_the_process_not_the_machine() -> None:
    program = (
        "from payung.intake import worker; worker.limit_resources(); "
        "b = bytearray(worker._MEMORY_BYTES)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert "MemoryError" in done.stderr


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_writes_progress_while_the_file_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "_BEAT_SECONDS", 0.02)
    file = SourceFile.objects.create(
        kind="roster", file_name="w.csv", size=1, state="reading", rows_total=9
    )
    with worker.Heartbeat(file.pk) as heartbeat:
        heartbeat.note(7, 9)
        limit = time.monotonic() + 20
        while not SourceFile.objects.filter(pk=file.pk, rows_done=7).exists():
            assert time.monotonic() < limit
            time.sleep(0.01)
    file.refresh_from_db()
    assert file.heartbeat_at is not None


def test_a_file_being_read_is_not_read_twice(rekaan: None) -> None:
    file = receive_file(content=CONTENT, file_name="w.csv", kind="roster", by=None)
    SourceFile.objects.filter(pk=file.pk).update(state="reading", heartbeat_at=timezone.now())
    with pytest.raises(InputError, match="sedang dibaca"):
        process_file(source_file=file, by=None)


def test_the_content_waits_unreadable_for_others_and_goes_when_merged(
    rekaan: None, settings: object, tmp_path: Path
) -> None:
    from payung.intake.storage import folder, place_of

    file = receive_file(content=CONTENT, file_name="../w.csv", kind="roster", by=None)
    assert file.file_name == "w.csv"
    assert place_of(file.pk).stat().st_mode & 0o777 == 0o600
    assert folder().stat().st_mode & 0o777 == 0o700
    process_file(source_file=file, by=None)
    assert not place_of(file.pk).exists()
