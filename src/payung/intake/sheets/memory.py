"""Memory that a reader has freed goes back to the system.

The reader of workbooks keeps tens of megabytes for each hundred thousand rows. What it frees stays with
the C library, while the data frames that follow ask another allocator for theirs: both would add up.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return freed memory where the C library can do so (glibc); elsewhere do nothing."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
