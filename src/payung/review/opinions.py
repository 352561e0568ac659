"""What several opinions come to. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from payung.review.models import Opinion, Verdict

_Said = TypeVar("_Said", bound=Opinion)


def last_heard(said: Iterable[_Said]) -> _Said | None:
    """Of standing opinions in their order the last that is more than "unsure": whose the decision is."""
    return next((each for each in reversed(list(said)) if each.verdict != Verdict.UNSURE), None)


def outcome(verdicts: Iterable[str], least_for_same: int = 1) -> str | None:
    """The verdict of the majority; None while nobody knows, or as many say the one as the other.

    A disagreement of two thus waits for a third opinion. "Unsure" counts for neither side. That two are one
    must be said by `least_for_same` reviewers at least.
    """
    votes = Counter(v for v in verdicts if v != Verdict.UNSURE)
    same, different = votes[Verdict.SAME], votes[Verdict.DIFFERENT]
    if different > same:
        return Verdict.DIFFERENT
    return Verdict.SAME if same > different and same >= least_for_same else None
