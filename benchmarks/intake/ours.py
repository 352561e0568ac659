"""The roster through Payung's own intake."""

from __future__ import annotations

from pathlib import Path

from payung.intake.actions import process_file, receive_file


def run(path: Path) -> dict[str, int]:
    """Receive, read, check and merge the file; the same counts as the peer."""
    received = receive_file(path=path, file_name=path.name, kind="roster", by=None)
    file = process_file(source_file=received, by=None)
    if file.message and file.rows_read == 0:
        raise RuntimeError(file.message)
    return {
        "read": file.rows_read,
        "created": file.rows_created,
        "rejected": file.rows_rejected,
        "unchanged": file.rows_unchanged,
    }
