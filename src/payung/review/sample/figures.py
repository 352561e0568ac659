"""What a labelled sample says: of all pairs, of each stratum, village and age of membership."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from payung.matching.quality.estimate import Estimated, Tally, estimate
from payung.matching.quality.sampling import DECISIONS, STRATA
from payung.review.models import Sample, Verdict
from payung.review.sample.queries import Labelled, labelled_pairs

LEAST_LABELS = 10
"""A village or age with fewer labels is counted, not estimated: its interval would say nothing."""


@dataclass(frozen=True, slots=True)
class StratumCount:
    """One stratum: all its pairs, how many were drawn, and what was said of them."""

    key: str
    pairs: int
    drawn: int
    same: int
    different: int
    unsure: int

    @property
    def tally(self) -> Tally:
        """What is estimated from. Where nobody could tell of any pair, as many may be true as false."""
        nobody_could_tell = 0 < self.drawn == self.unsure
        known = self.same + self.different
        return Tally(
            DECISIONS[self.key], self.pairs, known, self.same, 0.5 if nobody_could_tell else None
        )


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One village or age group with the number of its labels."""

    group: str
    labelled: int
    estimated: Estimated


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything one sample says."""

    whole: Estimated
    strata: tuple[StratumCount, ...]
    villages: tuple[GroupFigures, ...]
    ages: tuple[GroupFigures, ...]

    @property
    def drawn(self) -> int:
        return sum(each.drawn for each in self.strata)

    @property
    def labelled(self) -> int:
        """Pairs of which a reviewer knew the answer."""
        return sum(each.same + each.different for each in self.strata)

    @property
    def unsure(self) -> int:
        return sum(each.unsure for each in self.strata)


def figures_of(sample: Sample) -> Figures:
    """Weigh the labels back to all pairs the sample was drawn from."""
    labels = labelled_pairs(sample)
    sizes = [(stratum, village, age, pairs) for stratum, village, age, pairs in sample.sizes]
    strata = tuple(_strata(sizes, labels))
    shares = {s.key: s.tally.share for s in strata if s.tally.share is not None}
    return Figures(
        whole=estimate([s.tally for s in strata]),
        strata=strata,
        villages=_groups(sizes, labels, shares, 1, lambda label: label.village_code),
        ages=_groups(sizes, labels, shares, 2, lambda label: label.age_group),
    )


Size = tuple[str, str, str, int]
Counts = Mapping[tuple[str, str], int]


def _strata(sizes: list[Size], labels: list[Labelled]) -> Iterable[StratumCount]:
    pairs: Counter[str] = Counter()
    for stratum, _village, _age, size in sizes:
        pairs[stratum] += size
    said = Counter((label.stratum, label.verdict) for label in labels)
    drawn = Counter(label.stratum for label in labels)
    for stratum in (each.key for each in STRATA if pairs[each.key]):
        counts = (said[stratum, verdict] for verdict in Verdict.values)
        yield StratumCount(stratum, pairs[stratum], drawn[stratum], *counts)


def _groups(
    sizes: list[Size],
    labels: list[Labelled],
    shares: Mapping[str, float],
    place: int,
    group_of: Callable[[Labelled], str],
) -> tuple[GroupFigures, ...]:
    """One estimate for each group with enough labels; a stratum without any there goes by the whole."""
    known = [label for label in labels if label.verdict in (Verdict.SAME, Verdict.DIFFERENT)]
    many = Counter(group_of(label) for label in known)
    pairs: Counter[tuple[str, str]] = Counter()
    for size in sizes:
        pairs[str(size[place]), size[0]] += size[3]
    asked = Counter((group_of(label), label.stratum) for label in known)
    true = Counter((group_of(x), x.stratum) for x in known if x.verdict == Verdict.SAME)
    return tuple(
        GroupFigures(group, many[group], estimate(_tallies(group, pairs, asked, true, shares)))
        for group in sorted(many)
        if many[group] >= LEAST_LABELS
    )


def _tallies(
    group: str, pairs: Counts, asked: Counts, true: Counts, shares: Mapping[str, float]
) -> list[Tally]:
    return [
        Tally(decision, pairs[group, key], asked[group, key], true[group, key], shares.get(key))
        for key, decision in DECISIONS.items()
    ]
