"""One person's record from import to today: each change, each look and each list, in one order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from payung.access.models import AuditEvent, FormerRow
from payung.access.rows.sight import EVERYTHING, seeing
from payung.audit.states import RowChange, changes_of
from payung.audit.wording import LISTS
from payung.intake.models import SourceFile
from payung.membership.models import Link, Participant, Payment
from payung.register.duplicates.merged import merged_into
from payung.register.models import FormerNumber, LifeEvent, Person, SurveyClaim
from payung.review.models import Judgement

_HANGING = {
    "register_formernumber": FormerNumber,
    "register_lifeevent": LifeEvent,
    "register_surveyclaim": SurveyClaim,
    "membership_link": Link,
    "review_judgement": Judgement,
}


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one person's record, with the files that rows came from."""

    changes: list[RowChange]
    events: list[AuditEvent]
    files: dict[int, SourceFile]

    @property
    def since(self) -> dt.datetime | None:
        """When the record began."""
        return self.changes[0].change.at if self.changes else None


def record_of(person: Person) -> Record:
    """Everything that is kept of a person whom the reader may see."""
    with seeing(EVERYTHING):  # rows that are gone are seen nowhere else
        people = _who_became(person)
        keys = _keys(people, person.household_id)
        changes = changes_of(keys)
        files = _files(changes, person.source_file_id)
        found = _events(person, people, keys, files)
        events = list(found.select_related("actor").order_by("pk"))
    return Record(changes, events, files)


def record_of_membership(participant: Participant) -> Record:
    """Every change of a membership that the reader may see, of its payments, and of its visible links."""
    keys = {
        "membership_participant": {participant.pk},
        "membership_link": set(participant.links.values_list("pk", flat=True)),
    }
    with seeing(EVERYTHING):  # rows that are gone are seen nowhere else
        keys["membership_payment"] = set(participant.payments.values_list("pk", flat=True))
        changes = changes_of(keys)
        return Record(changes, [], _files(changes))


def looks_of(person: Person, verbs: Iterable[str], most: int) -> list[AuditEvent]:
    """Who looked at, searched out or listed a person, newest first, and at most so many."""
    with seeing(EVERYTHING):  # merges over two villages
        people = _who_became(person)
    found = AuditEvent.objects.filter(_about(people) | _lists_with(person), verb__in=[*verbs])
    return list(found.select_related("actor").order_by("-pk")[:most])


def _who_became(person: Person) -> set[int]:
    """The person, and all who are one with him or her now."""
    return {person.pk, *(each.merged_id for each in merged_into(person))}


def _keys(people: set[int], household_id: int | None) -> Mapping[str, set[int]]:
    """The keys of all rows that are or were of these people, by table."""
    keys: dict[str, set[int]] = {"register_person": {*people}, "register_work": {*people}}
    if household_id:
        keys["register_household"] = {household_id}
    for table, model in _HANGING.items():
        rows = model._default_manager.filter(person__in=people)
        keys[table] = set(rows.values_list("pk", flat=True))
    former = FormerRow.objects.filter(person_id__in=people, table_name__in=_HANGING)
    participants = set()
    for table, key, content in former.values_list("table_name", "key", "content"):
        keys[table].add(key)
        if table == "membership_link" and content and content["decision"] == Link.Decision.MATCH:
            participants.add(content["participant_id"])
    matches = Link.objects.filter(person__in=people, decision=Link.Decision.MATCH)
    keys["membership_participant"] = participants | set(
        matches.values_list("participant_id", flat=True)
    )
    payments = Payment.objects.filter(participant__in=keys["membership_participant"])
    keys["membership_payment"] = set(payments.values_list("pk", flat=True))
    return keys


def _files(changes: list[RowChange], *more: int | None) -> dict[int, SourceFile]:
    ids = {each.change.source_file_id for each in changes} | {*more}
    return SourceFile.objects.select_related("uploaded_by").in_bulk(ids - {None})


def _events(
    person: Person,
    people: set[int],
    keys: Mapping[str, set[int]],
    files: Mapping[int, SourceFile],
) -> QuerySet[AuditEvent]:
    life_events = [str(key) for key in keys["register_lifeevent"]]
    links = [f"{card}-{who}" for card in keys["membership_participant"] for who in people]
    return AuditEvent.objects.filter(
        _about(people)
        | _lists_with(person)
        | Q(object_type="register.lifeevent", object_id__in=life_events)
        | Q(object_type="membership.link", object_id__in=links)
        | Q(
            object_type="source_file",
            object_id__in=[str(pk) for pk in files],
            verb__in=("file_confirmed", "file_undone"),
        )
    )


def _about(people: set[int]) -> Q:
    found = Q(object_type="register.person", object_id__in=[str(who) for who in people])
    for who in people:
        found |= Q(verb="people_searched", details__people__contains=[who])
    return found


def _lists_with(person: Person) -> Q:
    """Lists of the person's regions that left the system: the name may have been in them."""
    code = person.village_id or ""
    return Q(verb__in=LISTS, region_code__in=[code[:end] for end in (5, 8, 13) if code])
