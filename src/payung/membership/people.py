"""Reads about one person: found by name or number, and everything known of his or her cover."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.access.scope import Scope
from payung.coverage import Snapshot, Status, Window, workers_by_status_sql
from payung.intake.models import SourceFile
from payung.membership.models import CoverageRun, Link
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.month import Month
from payung.primitives.nik import read_nik
from payung.register.duplicates.merged import survivor_of
from payung.register.models import FormerNumber, Person

MOST_FOUND = 30
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """At most 30 people, the likest first, and whether there were more."""

    people: list[Person]
    has_more: bool


def find_people(scope: Scope, text: str) -> Found:
    """By at least three letters of the name, or by a whole NIK. Raises InputError for less.

    A name is found by its likeness (trigrams), so that Muhammad finds Muhamad.
    """
    asked = " ".join(text.split())
    rows = _by_number(asked) if is_number(asked) else _by_name(asked)
    near = rows.filter(scope.filter("village__code")).values_list("pk", flat=True)
    found = list(near[: MOST_FOUND + 1])  # what a person does for a living is read of these alone
    known = Person.objects.select_related("village", "work").in_bulk(found[:MOST_FOUND])
    return Found([known[pk] for pk in found[:MOST_FOUND]], len(found) > MOST_FOUND)


def is_number(asked: str) -> bool:
    """Whether a NIK is looked for: more digits than letters, since a name may hold a digit (ASEP2, 4NDI)."""
    return sum(sign.isdigit() for sign in asked) > sum(sign.isalpha() for sign in asked)


def person_in(scope: Scope, person_id: int) -> Person:
    """One person inside the scope; NotFoundError says the same for outside and for nobody."""
    rows = Person.objects.filter(scope.filter("village__code"), pk=person_id)
    found = rows.select_related("village", "work", "protection").first()
    if found is None:
        raise NotFoundError(_("Orang ini tidak ada di wilayah yang boleh Anda lihat."))
    return found


def person_or_survivor(scope: Scope, person_id: int) -> Person:
    """The same; for who was merged into another the one who stays, if inside the scope."""
    stays = None
    if not Person.objects.filter(pk=person_id).exists():
        stays = survivor_of(person_id)
    return person_in(scope, stays or person_id)


def status_of(person: Person, run: CoverageRun, month: Month) -> Status | None:
    """The status of one worker in a month, by the same statement as every figure; None: no worker then."""
    window = Window(Month(run.origin_month), run.grace_months)
    own = f"(SELECT * FROM membership_protection WHERE person_id = {int(person.pk)})"  # noqa: S608 - a whole number
    with connection.cursor() as cursor:
        cursor.execute(workers_by_status_sql(Snapshot(window, own, "person_id"), month))
        columns = [column.name for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return Status(rows[0]["status"]) if rows else None


def household_of(person: Person) -> list[Person]:
    """The other people on the same family card."""
    if person.household_id is None:
        return []
    rows = Person.objects.filter(household_id=person.household_id).exclude(pk=person.pk)
    return list(rows.order_by("birth_date", "pk"))


def undecided_links(person: Person) -> list[Link]:
    """Memberships that may be this person's, likeliest first."""
    rows = Link.objects.filter(person=person, decision=Link.Decision.REVIEW)
    return list(rows.select_related("participant").order_by("-probability", "pk"))


def files_by_id(ids: set[int]) -> dict[int, SourceFile]:
    """The files that rows came from."""
    return SourceFile.objects.in_bulk(ids)


def _by_number(asked: str) -> QuerySet[Person]:
    nik = read_nik(asked)
    if not nik.digits:
        raise InputError(
            _(
                "NIK harus ditulis lengkap, 16 angka. Contoh: 7307xxxxxxxxxxxx. "
                "Atau tulis namanya saja, sedikitnya tiga huruf."
            )
        )
    index = sealer("nik").index(nik.digits)
    former = FormerNumber.objects.filter(nik_index=index).values("person_id")
    return Person.objects.filter(Q(nik_index=index) | Q(pk__in=former)).order_by("pk")


def _by_name(asked: str) -> QuerySet[Person]:
    if sum(sign.isalpha() for sign in asked) < _FEWEST_LETTERS:
        raise InputError(_("Tulis sedikitnya tiga huruf dari namanya, atau NIK lengkap 16 angka."))
    near = Person.objects.filter(full_name__trigram_word_similar=asked)
    likeness = TrigramWordSimilarity(asked, "full_name")
    return near.annotate(likeness=likeness).order_by("-likeness", "full_name", "pk")
