"""Who became one with a person, for the person's page: the rows, who said so and when."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.scope import Scope
from payung.access.wording import day_text, number
from payung.intake.models import SourceFile
from payung.register.duplicates.merged import merged_into
from payung.register.models import Merge, Person


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One row that became this person; `may_separate` when the reader may take that back."""

    key: int
    text: str
    may_separate: bool


def merge_lines(person: Person, reviewing: Scope) -> list[MergeLine]:
    """The merges of a person in words."""
    merges = merged_into(person)
    files = SourceFile.objects.in_bulk({each.merged_file_id for each in merges} - {None})
    return [
        MergeLine(
            each.pk,
            _text(each, files.get(each.merged_file_id or 0)),
            reviewing.contains(each.region_code) if each.region_code else reviewing.unplaced,
        )
        for each in merges
    ]


def place_text(file: SourceFile | None, row: int | None) -> str:
    """'warga.csv baris 12'; empty for a row of unknown origin."""
    if file is None:
        return ""
    return _("%(file)s baris %(row)s") % {"file": file.file_name, "row": number(row or 0)}


def _text(merge: Merge, file: SourceFile | None) -> str:
    place = place_text(file, merge.merged_row)
    return _("%(name)s%(place)s, digabung oleh %(by)s pada %(day)s") % {
        "name": merge.merged_name,
        "place": f" ({place})" if place else "",
        "by": merge.by,
        "day": day_text(timezone.localdate(merge.at)),
    }
