"""The history of an erased person: that rows were changed stays proven, what they said does not."""

from __future__ import annotations

from django.db import connection

from payung.membership.models import Link
from payung.register.duplicates.merged import merged_into
from payung.register.models import Person

_EMPTY = """
UPDATE access_formerrow SET content = NULL WHERE content IS NOT NULL AND (
    person_id = ANY(%(people)s)
    OR (table_name IN ('register_person', 'register_work') AND key = ANY(%(people)s))
    OR (table_name = 'register_household' AND key = %(household)s
        AND NOT EXISTS (SELECT FROM register_household AS card WHERE card.id = %(household)s))
    OR (table_name = 'membership_participant' AND key = ANY(%(participants)s)))
"""


def empty_history(person: Person, household_id: int | None) -> int:
    """Empty the former rows; their digests stay, so that the chain still holds. Call it last."""
    mine = Link.objects.filter(person=person, decision=Link.Decision.MATCH)
    participants = list(mine.values_list("participant_id", flat=True))
    people = [person.pk, *(merge.merged_id for merge in merged_into(person))]
    with connection.cursor() as cursor:
        cursor.execute(
            _EMPTY,
            {"people": people, "household": household_id, "participants": participants},
        )
        return int(cursor.rowcount)
