"""Merges of two persons stand in the way of taking back a file: who they are, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.wording import day_text, number
from payung.intake.models import SourceFile
from payung.primitives.masking import mask_numbers
from payung.register.models import Merge, Person

_NAMED = 3


@dataclass(frozen=True, slots=True)
class MergedPerson:
    """One person of the file as he or she is known now, and who made him or her of two, when."""

    person_id: int
    name: str
    how: str


def merged_people(file: SourceFile, merges: Iterable[Merge]) -> list[MergedPerson]:
    """In the words of the file where the row that it brought is the one that went away."""
    found = list(merges)
    with seeing(
        EVERYTHING
    ):  # who stays may live in another village; the sender knows the row he sent
        names = dict(
            Person.objects.filter(pk__in=[each.survivor_id for each in found]).values_list(
                "pk", "full_name"
            )
        )
    return [_told(each, file, names.get(each.survivor_id, "")) for each in found]


def refusal(file: SourceFile, merges: Iterable[Merge]) -> str:
    """Who stands in the way, why, and what to do first."""
    people = [f"{each.name} ({each.how})" for each in merged_people(file, merges)]
    listed = ", ".join(people[:_NAMED])
    if len(people) > _NAMED:
        listed += _(", dan %(n)s orang lain") % {"n": number(len(people) - _NAMED)}
    return _(
        "Berkas '%(name)s' memuat warga yang sesudahnya digabung dengan data lain: %(people)s. Buka halaman "
        "orangnya dan pilih 'Pisahkan lagi', atau minta yang menggabungkan melakukannya. Sesudah itu berkas "
        "ini dapat diambil kembali."
    ) % {"name": file.file_name, "people": listed}


def _told(merge: Merge, file: SourceFile, survivor: str) -> MergedPerson:
    name = merge.merged_name if merge.merged_file_id == file.pk else survivor
    when = {"by": merge.by, "day": day_text(timezone.localdate(merge.at))}
    return MergedPerson(
        merge.survivor_id,
        mask_numbers(name) or _("orang yang datanya dihapus"),
        _("digabung oleh %(by)s pada %(day)s") % when,
    )
