"""Who became one with a person; and how that is forgotten when the person is erased."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from payung.access.rows.sight import EVERYTHING, seeing
from payung.register.models import Duplicate, Merge, MergedRow, OtherKey, Person


def merged_into(person: Person) -> list[Merge]:
    """The standing merges that made this person of several rows, in their order."""
    people, found = {person.pk}, list[Merge]()
    standing = Merge.objects.filter(taken_back_at=None).select_related("by")
    while people:
        rows = list(standing.filter(survivor_id__in=people))
        people = {each.merged_id for each in rows}
        found += rows
    return sorted(found, key=lambda each: each.pk)


def survivor_of(person_id: int) -> int | None:
    """The key of who stays of a person that was merged away, perhaps by way of others; None if nobody.

    Whether the reader may see who stays is asked where it is shown.
    """
    standing = Merge.objects.filter(taken_back_at=None)
    found = None
    with seeing(EVERYTHING):  # a merge over two villages is seen from neither
        while each := standing.filter(merged_id=found or person_id).first():
            found = each.survivor_id
    return found


def evidence_of(duplicate_id: int) -> list[list[Any]]:
    """The evidence of a pair; of two who were merged as it stood before. Empty once that was erased."""
    pair = Duplicate.objects.filter(pk=duplicate_id).values_list("evidence", flat=True).first()
    rows = MergedRow.objects.filter(table_name="register_duplicate", key=duplicate_id)
    kept = rows.filter(merge__duplicate_id=duplicate_id, merge__taken_back_at=None).first()
    if pair is None and kept and kept.before:
        pair = kept.before["evidence"]
    return list(pair or [])


def forget_merges(person: Person) -> dict[str, int]:
    """Delete what tells of the merged rows; the merges stay without a name and stand for good."""
    merges = merged_into(person)
    keys = [each.pk for each in merges]
    Merge.objects.filter(pk__in=keys).update(merged_name="", merged_file_id=None, merged_row=None)
    pairs = Duplicate.objects.filter(Q(first=person) | Q(second=person))
    return {
        "register_mergedrow": MergedRow.objects.filter(merge_id__in=keys).delete()[0],
        "register_otherkey": OtherKey.objects.filter(person=person).delete()[0],
        "register_duplicate": pairs.delete()[0],
    }
