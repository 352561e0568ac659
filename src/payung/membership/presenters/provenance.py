"""Where each field on a page came from, in words: file, sheet, row and column, or who wrote it by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import ChangedRows, User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.wording import day_text
from payung.intake.cell_words import PLACE, column_words, row_words
from payung.intake.cells import Row, row_of
from payung.intake.formats.fields import FIELDS
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.queries import files_of
from payung.membership.models import Payment
from payung.membership.presenters.cards import payment_row
from payung.membership.provenance import Brought
from payung.primitives.masking import mask_numbers

_STATED_AS = {
    "nik_sealed": ("nik", "nik_hash"),
    "phone_sealed": ("phone",),
    "card_sealed": ("card",),
    "household_id": ("kk",),
    "village_id": PLACE,
}
_LABELS = {"village_id": "village_name"}
_OF_PAYMENTS = ("first_month", "months", "programmes", "amount", "source_of_funds", "paid_on")


@dataclass(frozen=True, slots=True)
class Source:
    """One row of a file, or one change by hand, with the fields that it brought and their columns."""

    title: str
    place: str
    file_id: int | None
    fields: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Files:
    """The files behind a page, and which of them the reader may open: only those have an address."""

    by_id: Mapping[int, SourceFile]
    may_open: frozenset[int]

    def address_of(self, file: SourceFile) -> int | None:
        return file.pk if file.pk in self.may_open else None


def files_behind(found: Iterable[Brought | Payment], user: User, *, on: dt.date) -> Files:
    """The files that brought fields and payments."""
    keys = {each.file_id if isinstance(each, Brought) else each.source_file_id for each in found}
    files = _files({key for key in keys if key})
    return Files(files, _may_open(user, files, on) if files else frozenset())


def sources(found: Mapping[str, Brought], kind: str, files: Files) -> list[Source]:
    """What brought the fields, each source once, in the order of the fields."""
    by_source: dict[Brought, list[str]] = {}
    for name, brought in found.items():
        by_source.setdefault(brought, []).append(name)
    return [_source(brought, names, kind, files) for brought, names in by_source.items()]


def payment_sources(payments: Iterable[Payment], files: Files) -> list[Source]:
    """The rows that brought payments, newest first, file by file; the columns of a file stand above them."""
    newest = sorted(payments, key=lambda each: (each.first_month, each.pk), reverse=True)
    found: dict[int, Source] = {}
    for each in newest:
        file = files.by_id.get(each.source_file_id or 0)
        if file is None:
            continue
        row = row_of(file, each.source_row or 0)
        source = found.setdefault(file.pk, _file_of_payments(file, row, files))
        source.fields.append((payment_row(each).months, row_words(row)))
    return list(found.values())


def _file_of_payments(file: SourceFile, row: Row, files: Files) -> Source:
    stated = (
        f"{_label('payments', name)}: {column_words(row, (name,))}"
        for name in _OF_PAYMENTS
        if row.column(name)
    )
    return Source(_file_text(file), ", ".join(stated), files.address_of(file), [])


def _source(brought: Brought, names: list[str], kind: str, files: Files) -> Source:
    labels = [_label(kind, name) for name in names]
    file = files.by_id.get(brought.file_id or 0)
    if file is None or brought.row is None:
        return Source(_hand_text(brought), ", ".join(labels), None, [])
    row = row_of(file, brought.row)
    place = [row_words(row)] if file.mends is None else [row_words(row), _mended_text(file)]
    texts = [] if row.columns is None else [column_words(row, _stated_as(name)) for name in names]
    if not texts:
        place += labels
    address = files.address_of(row.file)
    return Source(
        _file_text(row.file), ", ".join(place), address, list(zip(labels, texts, strict=False))
    )


def _stated_as(name: str) -> tuple[str, ...]:
    return _STATED_AS.get(name, (name,))


def _label(kind: str, name: str) -> str:
    label: str = _(FIELDS[kind][_LABELS.get(name, _stated_as(name)[0])])
    return label[:1].upper() + label[1:]


def _file_text(file: SourceFile) -> str:
    day = day_text(timezone.localdate(file.received_at))
    return _("%(file)s, diterima %(day)s") % {"file": file.file_name, "day": day}


def _mended_text(file: SourceFile) -> str:
    return _("dibetulkan di halaman oleh %(by)s, %(day)s") % {
        "by": file.uploaded_by or _("baris perintah"),
        "day": day_text(timezone.localdate(file.received_at)),
    }


def _hand_text(brought: Brought) -> str:
    if brought.change is not None:
        return _changed_text(brought.change)
    return _("Tanpa berkas") if brought.is_kept else _("Dari sebelum riwayat yang masih disimpan")


def _changed_text(change: ChangedRows) -> str:
    text = _("Tanpa berkas, oleh %(by)s, %(day)s") % {
        "by": change.actor or _("sistem"),
        "day": day_text(timezone.localdate(change.at)),
    }
    return f"{text}: {mask_numbers(change.reason)}" if change.reason else text


def _files(keys: set[int]) -> dict[int, SourceFile]:
    """With the returned row that a mended one repeats, of which only the place is told."""
    files = SourceFile.objects.select_related("uploaded_by").in_bulk(keys)
    mended = {each.mends_id: each for each in files.values() if each.mends_id}
    if mended:
        with seeing(EVERYTHING):
            for row in RejectedRow.objects.filter(pk__in=mended).select_related("source_file"):
                mended[row.pk].mends = row
    return files


def _may_open(user: User, files: Mapping[int, SourceFile], on: dt.date) -> frozenset[int]:
    asked = {*files, *(each.mends.source_file_id for each in files.values() if each.mends)}
    return frozenset(files_of(user, on=on).filter(pk__in=asked).values_list("pk", flat=True))
