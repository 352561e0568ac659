"""Writes: a processing is added, changed from a day on, or ended."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.audit import record
from payung.access.trail.purpose import Purpose, watermark
from payung.primitives.errors import InputError
from payung.privacy.models import Basis, Processing
from payung.privacy.permissions import check_keeps
from payung.privacy.processing.book import register_book
from payung.privacy.processing.presenters import added_entries, declared_entries
from payung.privacy.processing.queries import in_force
from payung.privacy.processing.wording import labels

_DAY = dt.timedelta(days=1)


@transaction.atomic
def add_processing(
    *, told: dict[str, str], valid_from: dt.date, by: User, at: dt.datetime
) -> Processing:
    """Write a new processing with every part of article 31. InputError for a part that is empty."""
    check_keeps(by, on=timezone.localdate(at))
    return _write(told, valid_from, by, at, replaces=None)


@transaction.atomic
def change_processing(
    *, processing_id: int, told: dict[str, str], valid_from: dt.date, by: User, at: dt.datetime
) -> Processing:
    """From a day on it is so: the row that said otherwise ends the day before and stays readable."""
    check_keeps(by, on=timezone.localdate(at))
    old = _standing(processing_id)
    if valid_from <= old.valid_from:
        raise InputError(
            _(
                "Perubahan berlaku sesudah %s, hari catatan lama mulai berlaku. Pilih hari sesudahnya."
            )
            % old.valid_from
        )
    _end(old, valid_from - _DAY)
    return _write(told, valid_from, by, at, replaces=old)


@transaction.atomic
def end_processing(*, processing_id: int, last_day: dt.date, by: User, at: dt.datetime) -> None:
    """The processing stops after a day."""
    check_keeps(by, on=timezone.localdate(at))
    old = _standing(processing_id)
    if last_day < old.valid_from:
        raise InputError(_("Hari terakhirnya mendahului hari pertamanya, %s.") % old.valid_from)
    _end(old, last_day)
    _record("processing_ended", old, by)


@transaction.atomic
def export_register(*, by: User, at: dt.datetime) -> bytes:
    """What is in force as a workbook; recorded with the hash by which the file is found again."""
    today = timezone.localdate(at)
    declared, added = declared_entries(today), added_entries(in_force(today))
    because = _("catatan pemrosesan menurut UU 27/2022 pasal 31")
    mark = watermark(by=by, at=at, purpose=Purpose.AUDIT, because=because)
    book = register_book([*declared, *added], mark)
    record(
        by=by,
        verb="processing_exported",
        object_type="privacy.processing",
        object_id=today.isoformat(),
        purposes=len(declared) + len(added),
        purpose=Purpose.AUDIT.value,
        because=because,
        sha256=sha256(book).hexdigest(),
    )
    return book


def _standing(processing_id: int) -> Processing:
    rows = Processing.objects.select_for_update()
    found = rows.filter(pk=processing_id, valid_until__isnull=True).first()
    if found is None:
        raise InputError(_("Catatan ini tidak ada atau sudah berakhir. Tambahkan catatan baru."))
    return found


def _end(row: Processing, last_day: dt.date) -> None:
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])


def _write(
    told: dict[str, str],
    valid_from: dt.date,
    by: User,
    at: dt.datetime,
    *,
    replaces: Processing | None,
) -> Processing:
    missing = [labels()[name] for name, text in told.items() if not text.strip()]
    if missing or told["basis"] not in Basis.values:
        raise InputError(_("Isi juga: %s.") % ", ".join(missing or [labels()["basis"]]))
    row = Processing(**told, valid_from=valid_from, replaces=replaces, by=by, at=at)
    row.save()
    _record("processing_changed" if replaces else "processing_added", row, by)
    return row


def _record(verb: str, row: Processing, by: User) -> None:
    record(
        by=by,
        verb=verb,
        object_type="privacy.processing",
        object_id=row.pk,
        title=row.title,
        valid_from=row.valid_from.isoformat(),
        valid_until=row.valid_until.isoformat() if row.valid_until else "",
    )
