"""One person becomes two again, exactly as they were. Reviewers' actions call this.

Call it inside a transaction that sees everything, after asking whether the reviewer may.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.history import changes_since
from payung.access.trail.reason import say_why
from payung.primitives.errors import InputError
from payung.register.duplicates.merging import carry_out, record_merge
from payung.register.duplicates.rows import changes_of, put_back
from payung.register.models import Duplicate, Merge


def take_back(merge: Merge, *, by: User, at: dt.datetime) -> None:
    """Make two of one again; merges that came after it are put back first and done again afterwards."""
    say_why(_("Penggabungan dua warga dibatalkan"))
    if not merge.merged_name:
        raise InputError(_("Data orang ini dihapus, jadi penggabungannya tidak dapat dibatalkan."))
    later = _later(merge)
    for each in (*reversed(later), merge):
        _put_back(each)
    merge.taken_back_at = at
    merge.save(update_fields=["taken_back_at"])
    for each in later:
        _do_again(each, at)
    record_merge("merge_taken_back", merge, by)


def _later(merge: Merge) -> list[Merge]:
    """Standing merges that were built on this one, in their order."""
    people, found = _touched(merge), []
    for each in Merge.objects.filter(pk__gt=merge.pk, taken_back_at__isnull=True).order_by("pk"):
        touched = _touched(each)
        if people & touched:
            found.append(each)
            people |= touched
    return found


def _touched(merge: Merge) -> set[int]:
    """The two, and whoever a pair that was moved or dropped ties to them."""
    pairs = merge.rows.filter(table_name="register_duplicate").values_list(
        "content__before", flat=True
    )
    others = {pair[side] for pair in pairs if pair for side in ("first_id", "second_id")}
    return others | {merge.survivor_id, merge.merged_id}


def _put_back(merge: Merge) -> None:
    """Where nobody changed the rows since, it is as if the merge had never been."""
    changes = changes_of(merge.rows.order_by("pk"))
    try:
        with changes_since() as made:
            put_back(changes)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise InputError(
            _(
                "Penggabungan ini tidak dapat dibatalkan lagi: data yang ikut digabung sudah tidak ada, "
                "atau sudah masuk lagi dari berkas lain. Perbaiki lewat berkas berikutnya."
            )
        ) from error
    if not any(change.is_later for change in changes):
        merge.past_changes = [*merge.past_changes, *merge.changes, *made]
    merge.changes = []
    merge.save(update_fields=["changes", "past_changes"])
    merge.rows.all().delete()


def _do_again(merge: Merge, at: dt.datetime) -> None:
    pair = Duplicate.objects.get(pk=merge.duplicate_id)
    merge.survivor_id, merge.merged_id = pair.first_id, pair.second_id
    merge.save(update_fields=["survivor_id", "merged_id"])
    carry_out(merge, at)
