"""Who hangs together by pairs: one person over several files. Pure."""

from __future__ import annotations

from collections.abc import Iterable


def cluster_of(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For everybody in a pair the lowest key of his or her cluster."""
    above: dict[int, int] = {}

    def lowest(key: int) -> int:
        while (higher := above.setdefault(key, key)) != key:
            above[key] = key = above.setdefault(higher, higher)
        return key

    for first, second in pairs:
        low, high = sorted((lowest(first), lowest(second)))
        above[high] = low
    return {key: lowest(key) for key in list(above)}
