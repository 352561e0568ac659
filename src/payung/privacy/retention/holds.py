"""What is held: the files whose rows stay, and whether everything does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper
from django.db.models import Min, Q, QuerySet
from django.utils.translation import gettext as _

from payung.access.models import ChangedRows, FormerRow, User
from payung.access.roles import Duty
from payung.access.rows.policies import follows, inside
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.scope import scope_of
from payung.intake.models import SourceFile
from payung.primitives.errors import InputError
from payung.privacy.models import LegalHold

_PERSON = "register_person"
_OF_THE_FILE = (
    "EXISTS (SELECT FROM intake_sourcefile AS file WHERE file.id = privacy_legalhold.source_file_id"
    f" AND {inside('file.village_code')} OFFSET 0)"
)
SEEN_WHERE = (
    f"(CASE WHEN person_id IS NOT NULL THEN {follows('privacy_legalhold', 'person_id', _PERSON)}"
    f" WHEN source_file_id IS NOT NULL AND {_OF_THE_FILE} THEN true"
    " ELSE (SELECT access_whole_regency()) END)"
)
"""Why somebody or something is held is read where the person or the file is; the rest by the regency."""
_HELD_PEOPLE = """
SELECT count(*) FROM undo_row gone
JOIN privacy_legalhold hold ON hold.person_id = gone.key AND hold.lifted_at IS NULL
WHERE gone.table_name = 'register_person'
"""


@dataclass(frozen=True, slots=True)
class Held:
    """`since` is when the first held file was finished: what later files replaced hangs on it."""

    everything: bool = False
    files: frozenset[int] = frozenset()
    since: dt.datetime | None = None


NOTHING_HELD = Held()


def standing_holds() -> QuerySet[LegalHold]:
    """Holds that nobody lifted."""
    return LegalHold.objects.filter(lifted_at__isnull=True)


def refuse_while_held(what: Q) -> None:
    """InputError when a standing hold is on this, or on everything."""
    everything = Q(person__isnull=True, source_file__isnull=True)
    with seeing(EVERYTHING):  # a hold stands also for who does not read its text elsewhere
        held = standing_holds().filter(what | everything).first()
    if held:
        raise InputError(
            _("Data orang ini ditahan: %s. Lepas penahanannya dahulu, atau tolak permintaan ini.")
            % held.because
        )


def holds_for(user: User, *, on: dt.date) -> QuerySet[LegalHold]:
    """The holds on people and files of the reader's regions; who holds a regency reads all of it."""
    scope = scope_of(user, Duty.SEE_PRIVACY, on=on)
    of_people = Q(person__isnull=False) & scope.filter("person__village__code")
    of_files = Q(source_file__isnull=False) & scope.filter("source_file__village_code")
    seen = of_people | of_files
    if scope.holds_a_regency():
        seen |= Q(person__isnull=True, source_file__isnull=True) | Q(source_file__village_code="")
    return LegalHold.objects.filter(seen).select_related("person", "source_file", "by")


def held_now() -> Held:
    """What the standing holds keep. Call it where everything is seen."""
    holds = list(standing_holds().select_related("person"))
    files = {hold.source_file_id for hold in holds if hold.source_file_id}
    for hold in holds:
        if hold.person:
            files |= files_of_person(hold.person.pk, hold.person.source_file_id)
    finished = SourceFile.objects.filter(pk__in=files).aggregate(first=Min("finished_at"))
    return Held(
        everything=any(not hold.person_id and not hold.source_file_id for hold in holds),
        files=frozenset(files),
        since=finished["first"],
    )


def files_of_person(person_id: int, last_file: int | None) -> set[int]:
    """The files that told of a person, as far as it is still kept which did."""
    former = FormerRow.objects.filter(table_name=_PERSON, key=person_id)
    added = ChangedRows.objects.filter(
        table_name=_PERSON,
        low_key__lte=person_id,
        high_key__gte=person_id,
        keys__contains=[person_id],
    )
    return {
        file_id
        for file_id in (
            last_file,
            *former.values_list("change__source_file_id", flat=True),
            *added.values_list("source_file_id", flat=True),
        )
        if file_id
    }


def objection(file: SourceFile, cursor: CursorWrapper) -> str:
    """Against taking a file back that is held, or that told of somebody who is."""
    wide = Q(source_file=file) | Q(source_file__isnull=True, person__isnull=True)
    held = standing_holds().filter(wide).first()
    if held:
        return _(
            "Berkas '%(name)s' sedang ditahan: %(because)s. Penanggung jawab data dapat melepasnya."
        ) % {"name": file.file_name, "because": held.because}
    cursor.execute(_HELD_PEOPLE)
    if people := cursor.fetchone()[0]:
        return _(
            "Berkas '%(name)s' memuat %(people)d orang yang datanya sedang ditahan karena klaim atau "
            "sengketa. Penanggung jawab data dapat melepasnya."
        ) % {"name": file.file_name, "people": people}
    return ""
