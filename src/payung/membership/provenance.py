"""What brought the present value of each field: the row of a file, or a change without one.

Nothing is written for this at intake. The history keeps every row as it stood before each change (ADR 16):
walked back from the row as it is now, the last change that made a difference brought what stands there.
What was taken back never was; what a merge brought stood in the row that was merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Q

from payung.access.models import ChangedRows, FormerRow
from payung.access.numbers.keys import is_same_number
from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake.models import SourceFile
from payung.membership.history import Row, contents
from payung.membership.models import Participant
from payung.primitives.nik import NikState
from payung.register.duplicates.merged import merged_into
from payung.register.models import Merge, Person

_MOST = 300  # former rows: with more, what stood before them counts as kept no longer
PERSON = (
    "full_name", "nik_sealed", "birth_date", "sex", "mother_name", "household_id", "relationship",
    "address", "hamlet", "rw", "rt", "village_id", "phone_sealed", "life_status", "status_on",
)  # fmt: skip
WORK = ("occupation", "village_role", "receives_incentive", "is_vulnerable", "monthly_income")
PARTICIPANT = (
    "full_name", "nik_sealed", "card_sealed", "birth_date", "birth_year", "sex", "mother_name",
    "village_id", "segment", "programmes", "status", "registered_on", "paid_through", "stated_on",
    "employer", "source_of_funds",
)  # fmt: skip
_TOGETHER = {"nik_sealed": ("nik_sealed", "nik_state", "nik_hash")}
_NOTHING = (None, "", NikState.MISSING.value)
_NOW = {
    "register_person": "SELECT to_jsonb(t) FROM register_person t WHERE id = %s",
    "register_work": "SELECT to_jsonb(t) FROM register_work t WHERE person_id = %s",
    "membership_participant": "SELECT to_jsonb(t) FROM membership_participant t WHERE id = %s",
}


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a value came from. `is_kept` False: what would tell it was kept long enough and emptied."""

    file_id: int | None = None
    row: int | None = None
    change: ChangedRows | None = None
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class _Past:
    """The standing changes of some rows, newest first, and the merges among them."""

    rows: Mapping[tuple[str, int], list[FormerRow]]
    merged: Mapping[int, int]
    is_cut: bool


def of_person(person: Person) -> dict[str, Brought]:
    """By field of the person and the work, for those that say something. The reader may see the person."""
    with seeing(EVERYTHING):
        merges = merged_into(person)
        past = _past(("register_person", "register_work"), person.pk, merges)
        return _of_person(past, person.pk)


def of_participant(participant: Participant) -> dict[str, Brought]:
    """The same for a membership."""
    table = "membership_participant"
    with seeing(EVERYTHING):
        states = _States(_past((table,), participant.pk, ()), table, participant.pk)
        return dict(states.brought(PARTICIPANT))


def _of_person(past: _Past, key: int) -> dict[str, Brought]:
    person = _States(past, "register_person", key)
    work = _States(past, "register_work", key)
    rows = {state.get("source_file_id"): state.get("source_row") for state in person.all}
    found = dict(person.brought(PERSON))
    for name, brought in work.brought(WORK):
        if brought == Brought():  # a row of work comes with its person
            brought = person.first
        elif brought.file_id and brought.row is None:
            brought = replace(brought, row=rows.get(brought.file_id))
        found[name] = brought
    return found


class _States:
    """One row as it is, and as it stood before each change, newest first."""

    def __init__(self, past: _Past, table: str, key: int) -> None:
        rows = past.rows.get((table, key), [])
        emptied = next((i for i, row in enumerate(rows) if row.content is None), None)
        self.is_whole = emptied is None and not past.is_cut
        self._past = past
        self._now = _now(table, key)
        self._changes = [(row.change, contents(row.content)) for row in rows[:emptied]]
        if not self._now and self._changes:  # merged away: the row as the merge found it
            self._now = self._changes.pop(0)[1]
        self.all = [self._now, *(state for _, state in self._changes)]

    @property
    def first(self) -> Brought:
        """The row that brought the oldest state."""
        oldest = self.all[-1]
        if not self.is_whole:
            return Brought(is_kept=False)
        return Brought(oldest.get("source_file_id"), oldest.get("source_row"))

    def brought(self, fields: Iterable[str]) -> Iterator[tuple[str, Brought]]:
        """For each field that says something what brought it."""
        for name in fields:
            if any(self._now.get(each) not in _NOTHING for each in _columns(name)):
                yield name, self._brought(name)

    def _brought(self, name: str) -> Brought:
        after = self._now
        for change, before in self._changes:
            if not _same(name, before, after):
                return self._of_change(name, change, after)
            after = before
        return self.first

    def _of_change(self, name: str, change: ChangedRows, after: Row) -> Brought:
        if change.source_file_id:
            return Brought(change.source_file_id, after.get("source_row"))
        if change.pk in self._past.merged:
            return _of_person(self._past, self._past.merged[change.pk]).get(
                name, Brought(change=change)
            )
        return Brought(change=change)


def _past(tables: Iterable[str], key: int, merges: Iterable[Merge]) -> _Past:
    standing = list(merges)
    keys = [key, *(each.merged_id for each in standing)]
    former = FormerRow.objects.filter(table_name__in=tables, key__in=keys)
    told = former.filter(change__takes_back=False).select_related("change__actor")
    rows = list(told.order_by("-pk")[:_MOST])
    never_were = _never_were(keys) if "register_person" in tables else set()
    undone = _undone({row.change.source_file_id for row in rows if row.change.source_file_id})
    found: dict[tuple[str, int], list[FormerRow]] = {}
    for row in rows:
        if row.change.source_file_id not in undone and row.change_id not in never_were:
            found.setdefault((row.table_name, row.key), []).append(row)
    merged = {change: each.merged_id for each in standing for change in each.changes}
    return _Past(found, merged, len(rows) == _MOST)


def _never_were(keys: Iterable[int]) -> set[int]:
    """The changes of merges that were taken back exactly."""
    either = Q(survivor_id__in=keys) | Q(merged_id__in=keys)
    past = Merge.objects.filter(either).values_list("past_changes", flat=True)
    return {change for changes in past for change in changes}


def _undone(files: set[int]) -> set[int]:
    if not files:
        return set()
    undone = SourceFile.objects.filter(pk__in=files, state=SourceFile.State.UNDONE)
    return set(undone.values_list("pk", flat=True))


def _now(table: str, key: int) -> Row:
    with connection.cursor() as cursor:
        cursor.execute(_NOW[table], [key])
        found = cursor.fetchone()
    return contents(found[0]) if found else {}


def _columns(name: str) -> tuple[str, ...]:
    return _TOGETHER.get(name, (name,))


def _same(name: str, before: Row, after: Row) -> bool:
    """A column younger than the kept row made no difference; a sealed number is one whatever its key."""
    return all(
        is_same_number(each, before[each], after.get(each))
        if each.endswith("_sealed")
        else before[each] == after.get(each)
        for each in _columns(name)
        if each in before
    )
