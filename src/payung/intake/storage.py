"""Where a file waits until it is merged: a folder that only the installation may read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """The waiting folder, made with mode 0700 when it is not there."""
    path = Path(settings.FILES_ROOT) / "intake"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def place_of(file_id: int) -> Path:
    """Where the content of one file waits."""
    return folder() / f"{file_id}.berkas"


def keep(file_id: int, chunks: Iterable[bytes]) -> tuple[str, int]:
    """Write the content with mode 0600; returns its SHA-256 (hexadecimal) and its size in bytes."""
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(place_of(file_id), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    return digest.hexdigest(), size


def forget(file_id: int) -> None:
    """Personal data is not kept twice: the content goes when its rows are merged."""
    place_of(file_id).unlink(missing_ok=True)
