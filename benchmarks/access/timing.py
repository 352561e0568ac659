"""One piece of work, timed by the clock and by this process's processor."""

from __future__ import annotations

import time
from collections.abc import Callable


def timed(name: str, work: Callable[[], object]) -> float:
    """Do it, print both times, and return the seconds of the clock."""
    began, processor = time.perf_counter(), time.process_time()
    work()
    seconds = time.perf_counter() - began
    print(f"  {name:36} {seconds:6.2f} s {time.process_time() - processor:6.2f} s processor here")
    return seconds
