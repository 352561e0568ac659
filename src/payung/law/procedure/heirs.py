"""Who receives the death grant (PP 44/2015 art. 37(5); Permenaker 1/2025 art. 79(2b)).

The first group with a living member receives; inside a group the law as read names no shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from payung.law.explain import Text


class Relation(StrEnum):
    """How a living person is related to the worker who died."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    GRANDCHILD = "grandchild"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    PARENT_IN_LAW = "parent_in_law"
    NAMED_IN_WILL = "named_in_will"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HeirAnswer:
    """Positions in the list that was asked about; empty when nobody in it is an heir by law."""

    entitled: tuple[int, ...]
    reason: Text


_GROUPS: tuple[tuple[frozenset[Relation], Text], ...] = (
    (
        frozenset({Relation.SPOUSE, Relation.CHILD}),
        Text("janda, duda, atau anak", "widow, widower or children"),
    ),
    (
        frozenset({Relation.PARENT, Relation.GRANDCHILD, Relation.GRANDPARENT}),
        Text(
            "keturunan sedarah lurus ke atas dan ke bawah sampai derajat kedua",
            "blood relatives in line, up and down to the second degree",
        ),
    ),
    (frozenset({Relation.SIBLING}), Text("saudara kandung", "siblings")),
    (frozenset({Relation.PARENT_IN_LAW}), Text("mertua", "parents-in-law")),
    (
        frozenset({Relation.NAMED_IN_WILL}),
        Text("orang yang ditunjuk dalam wasiat notaris", "the person named in a notarial will"),
    ),
)
_COURT = Text(
    "Tidak ada ahli waris menurut urutan undang-undang. Ahli waris lain perlu penetapan pengadilan.",
    "No heir in the order of the law. Another heir needs a determination by the court.",
)
_NOBODY = Text(
    "Tidak ada ahli waris: biaya pemakaman untuk yang mengurus pemakaman, selebihnya untuk Dana "
    "Jaminan Sosial (JHT: Balai Harta Peninggalan).",
    "No heir: the funeral grant for whoever arranged the funeral, the rest for the social security "
    "fund (JHT: the public trustee).",
)


def heirs(living: Sequence[Relation]) -> HeirAnswer:
    """Which of the living relatives receive, and why."""
    for group, words in _GROUPS:
        found = tuple(place for place, relation in enumerate(living) if relation in group)
        if found:
            reason = Text(
                f"Urutan ahli waris: {words.id} (PP 44/2015 Ps 37 ayat 5).",
                f"Order of heirs: {words.en} (PP 44/2015 art. 37(5)).",
            )
            return HeirAnswer(found, reason)
    return HeirAnswer((), _COURT if living else _NOBODY)
