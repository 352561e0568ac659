"""The other places where one person stands: returned rows, the family card, what was told of him or her."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Q

from payung.access.numbers.keys import sealer
from payung.intake.models import NotedRows, RejectedRow, SourceFile
from payung.privacy.models import Consent
from payung.privacy.retention.holds import refuse_while_held
from payung.register.duplicates.merged import forget_merges, merged_into
from payung.register.models import (
    Duplicate,
    FormerNumber,
    Household,
    LifeEvent,
    Person,
    SurveyClaim,
)
from payung.review.models import DuplicateJudgement

_RETURNED = """
SELECT id FROM intake_rejectedrow WHERE source_file_id = ANY(%(files)s)
AND (cells::text LIKE ANY(%(sealed)s) OR upper(cells::text) LIKE %(name)s)
"""


def forget_traces(person: Person) -> dict[str, int]:
    """Delete them; returns how many rows of each table went. Call it before the person is nameless."""
    household = _lonely_household(person)
    counts = {
        "intake_rejectedrow": _returned_rows(person),
        "intake_notedrows": _noted_rows(person),
        "privacy_consent": Consent.objects.filter(person=person).delete()[0],
        "register_formernumber": FormerNumber.objects.filter(person=person).delete()[0],
        "register_lifeevent": LifeEvent.objects.filter(person=person).delete()[0],
        "register_surveyclaim": SurveyClaim.objects.filter(person=person).delete()[0],
    }
    counts |= _forget_duplicates(person)
    if household:
        Person.objects.filter(pk=person.pk).update(household=None)
        counts["register_household"] = household.delete()[0]
    return counts


def _forget_duplicates(person: Person) -> dict[str, int]:
    """The rows that became this person, possible duplicates, and what reviewers said by name."""
    pairs = Duplicate.objects.filter(Q(first=person) | Q(second=person))
    asked = {*pairs.values_list("pk", flat=True), *(m.duplicate_id for m in merged_into(person))}
    DuplicateJudgement.objects.filter(duplicate_id__in=asked).update(name="")
    return forget_merges(person)


def _lonely_household(person: Person) -> Household | None:
    """The family card, when nobody else is on it."""
    if person.household is None:
        return None
    others = Person.objects.filter(household=person.household).exclude(pk=person.pk)
    return None if others.exists() else person.household


def _returned_rows(person: Person) -> int:
    """Rows that went back with the number, or with the name in a file of the village or the regency."""
    files = SourceFile.objects.filter(village_code__in={person.village_id or "", ""})
    asked: dict[str, Any] = {
        "files": list(files.values_list("pk", flat=True)),
        "sealed": [f"%{text}%" for text in _numbers_in_cells(person)],
        "name": "%" + _like(f'"{person.full_name.upper()}"') + "%",
    }
    with connection.cursor() as cursor:
        cursor.execute(_RETURNED, asked)
        found = [pk for (pk,) in cursor.fetchall()]
    refuse_while_held(Q(source_file__rejected__in=found))
    SourceFile.objects.filter(mends_id__in=found).update(mends=None)
    return RejectedRow.objects.filter(pk__in=found).delete()[0]


def _noted_rows(person: Person) -> int:
    """What stood in rows that were taken with a doubt, and whose rows they were; the rows stay counted."""
    found = NotedRows.objects.filter(keys__contains=[person.pk], source_file__kind="roster")
    for noted in found:
        own = [key == person.pk for key in noted.keys]
        noted.texts = [
            "" if is_own else text for is_own, text in zip(own, noted.texts, strict=True)
        ]
        noted.keys = [None if is_own else key for is_own, key in zip(own, noted.keys, strict=True)]
        noted.save(update_fields=["texts", "keys"])
    return len(found)


def _numbers_in_cells(person: Person) -> list[str]:
    """The person's numbers as a returned cell keeps them: equal numbers are sealed equally."""
    open_nik, seal = sealer("nik").open, sealer("cell").seal
    sealed = [person.nik_sealed, *person.former_numbers.values_list("nik_sealed", flat=True)]
    return [seal(open_nik(bytes(number))).hex() for number in sealed if number]


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
