"""What several opinions come to. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from payung.review.models import Verdict


def outcome(verdicts: Iterable[str]) -> str | None:
    """The verdict of the majority; None while nobody knows, or as many say the one as the other.

    A disagreement of two thus waits for a third opinion. "Unsure" counts for neither side.
    """
    votes = Counter(v for v in verdicts if v != Verdict.UNSURE)
    same, different = votes[Verdict.SAME], votes[Verdict.DIFFERENT]
    if same == different:
        return None
    return Verdict.SAME if same > different else Verdict.DIFFERENT
