"""A possible duplicate side by side, where each row came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from payung.intake.models import SourceFile
from payung.matching.twins import may_be_twins
from payung.membership.merged import place_text
from payung.register.models import Person
from payung.review.presenters import Pair, compared, likeness, opinion_text
from payung.review.queries import Group


def duplicates_of(group: Group, files: Mapping[int, SourceFile]) -> list[Pair]:
    """The possible second rows of the person on the page, in the order of the group."""
    pairs = []
    for pair in group.duplicates:
        other = pair.second if pair.first_id == group.person.pk else pair.first
        told = group.opinions_on_duplicates.get(pair.pk, [])
        pairs.append(
            Pair(
                key=f"ganda-{pair.pk}",
                title=" · ".join(part for part in (other.full_name, origin(other, files)) if part),
                percent=likeness(pair.probability),
                heads=(_("Warga ini"), _("Warga lain")),
                rows=tuple(compared(group.person, other, pair.evidence)),
                rivals=0,
                opinions=tuple(opinion_text(each) for each in told),
                address=reverse("review:judge_duplicate"),
                hidden=(("duplicate", pair.pk), ("person", group.person.pk)),
                caution=caution(pair.evidence),
            )
        )
    return pairs


def caution(evidence: list[list[Any]]) -> str:
    """What a reviewer is told of two who may be twins before the two are merged; empty for others."""
    if not may_be_twins(evidence):
        return ""
    return _(
        "Mungkin anak kembar. Keduanya digabung hanya kalau dua pemeriksa menjawab orang yang sama."
    )


def cluster_lines(group: Group, files: Mapping[int, SourceFile]) -> list[str]:
    """Everybody of the cluster in a line each, when there are more than two."""
    if len(group.cluster) <= 2:
        return []
    return [
        " · ".join(
            part for part in (who.full_name, str(who.village or ""), origin(who, files)) if part
        )
        for who in group.cluster
    ]


def origin(person: Person, files: Mapping[int, SourceFile]) -> str:
    """'warga.csv baris 12'; empty for a row of unknown origin."""
    return place_text(files.get(person.source_file_id or 0), person.source_row)
