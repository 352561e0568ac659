"""The gap list as a spreadsheet for the village: who, where, why; never a whole NIK."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import BinaryIO, NamedTuple

import xlsxwriter
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from payung.access.limits.limits import EXPORTS, count_against
from payung.access.models import User
from payung.access.trail.audit import record
from payung.access.trail.purpose import foot_of, told_purpose, told_reason, watermark
from payung.membership.complete import incomplete_text
from payung.primitives.cells import defused
from payung.primitives.month import Month
from payung.primitives.numbers import count_text
from payung.regions.queries import region, village_names
from payung.targets.locked_copy import locked
from payung.targets.permissions import check_can_see_people
from payung.targets.queries import GapList, GapRow

_HEADER_ROW = 5


class Variant(StrEnum):
    """How much the sheet tells. `minimal` holds name, hamlet, RW and RT, and no other number or fact."""

    MASKED = "masked"
    MINIMAL = "minimal"


class Column(NamedTuple):
    """A column of the sheet: its heading, its width in characters, and its value for a row."""

    heading: str
    width: int
    value: Callable[[GapRow], str | int | None]


@transaction.atomic
def export_gap_list(
    *,
    listing: GapList,
    variant: Variant,
    source: str,
    to: BinaryIO,
    purpose: str,
    because: str,
    by: User | None,
    at: dt.datetime,
    passphrase: str = "",
) -> int:
    """Write the list as XLSX to `to` and the export to the audit trail; returns the number of people.

    The sheet has the rows of `listing.stream()` in its order, written row by row with flat memory, and
    empty columns for a phone number and a note.
    Who made it, when, for what purpose and why stands above the list and at the foot of every printed page;
    the trail keeps the SHA-256 of the file, by which `payung audit export` finds it again. With a passphrase
    the workbook lies in a ZIP that only it opens; both have their SHA-256 kept.
    `source` is a sentence: from which data the list was made and of which day. Raises NotPermittedError
    without the duty to see people of the region. When the audit event cannot be written, this raises, and
    the caller must not hand out what is in `to`.
    """
    if by is not None:
        check_can_see_people(by, listing.region_code, on=timezone.localdate(at))
    villages = village_names(listing.region_code)
    chosen, reason = told_purpose(purpose), told_reason(because)
    if by is not None:
        count_against(EXPORTS, by, at=at)
    mark = watermark(by=by, at=at, purpose=chosen, because=reason)
    title = [*_title(listing, source, at), mark]
    book = io.BytesIO()
    people = _write_book(listing, columns_of(variant, villages), title, book)
    digests = _hand_out(book.getvalue(), to, file_name(listing), passphrase)
    record(
        by=by,
        verb="gap_list_exported",
        object_type="gap_list",
        object_id=f"{listing.region_code} {listing.month}",
        region_code=listing.region_code,
        variant=variant.value,
        people=people,
        filters=listing.filters.asked(),
        by_name=bool(listing.filters.name),
        ticked=listing.filters.people is not None,
        purpose=chosen.value,
        because=reason,
        **digests,
    )
    return people


def _hand_out(book: bytes, to: BinaryIO, name: str, passphrase: str) -> dict[str, str]:
    """Write the workbook, locked when there is a passphrase; the SHA-256 of it, and of the locked file."""
    digests = {"sha256": sha256(book).hexdigest()}
    written = book
    if passphrase:
        written = locked(book, name, passphrase)
        digests["sha256_locked"] = sha256(written).hexdigest()
    to.write(written)
    return digests


def file_name(listing: GapList) -> str:
    """As the file is called in the folder of downloads."""
    return f"belum-terlindungi-{listing.region_code}-{listing.month}.xlsx"


def columns_of(variant: Variant, villages: Mapping[str, str]) -> list[Column]:
    """The columns of a variant, in order; `villages` holds their names by code."""
    place = [
        Column(_("Kode desa"), 14, lambda row: row.village_code),
        Column(_("Desa"), 24, lambda row: villages.get(row.village_code)),
        Column(_("Nama"), 30, lambda row: row.full_name),
        Column(_("Dusun"), 18, lambda row: row.hamlet),
        Column(_("RW"), 6, lambda row: row.rw),
        Column(_("RT"), 6, lambda row: row.rt),
    ]
    if variant is Variant.MINIMAL:
        return place
    return [
        *place,
        Column(_("NIK (sebagian)"), 19, lambda row: row.nik_masked),
        Column(_("Umur"), 6, lambda row: row.age),
        Column(_("Pekerjaan"), 24, lambda row: row.village_role or row.occupation),
        Column(_("Alasan"), 40, reason_text),
        Column(_("Iuran termurah sebulan (Rp)"), 26, lambda row: row.monthly_from),
        Column(_("Telepon"), 16, lambda row: None),
        Column(_("Catatan kunjungan"), 30, lambda row: None),
    ]


def reason_text(row: GapRow) -> str:
    """The reason with its month: 'berhenti (menunggak) sejak 2025-03'."""
    if row.since is not None:
        return _("%(reason)s sejak %(month)s") % {"reason": row.reason.label, "month": row.since}
    if row.until is not None:
        return _("%(reason)s sampai %(month)s") % {"reason": row.reason.label, "month": row.until}
    return str(row.reason.label)


def _title(listing: GapList, source: str, at: dt.datetime) -> list[str]:
    place = region(listing.region_code)
    made = timezone.localtime(at).strftime("%d-%m-%Y %H:%M")
    return [
        _("Pekerja yang belum terlindungi: %(place)s (%(code)s)")
        % {"place": place, "code": place.code},
        _("Keadaan bulan %(month)s; dibuat %(made)s")
        % {"month": Month(listing.month), "made": made},
        " ".join(filter(None, (source, incomplete_text(listing.run, listing.month)))),
        _("Data pribadi: hanya untuk pendaftaran perlindungan; jangan disebarkan."),
    ]


def _write_book(
    listing: GapList, columns: Sequence[Column], title: Sequence[str], to: BinaryIO
) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(to, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Belum terlindungi")[:31])
        _lay_out(sheet, columns)
        sheet.set_footer(foot_of(title[-1]))
        _write_head(sheet, columns, title, bold)
        people = 0
        for people, row in enumerate(listing.stream(), start=1):
            _write_row(sheet, _HEADER_ROW + people, [column.value(row) for column in columns])
        total = _("Jumlah: %(people)s orang") % {"people": count_text(people)}
        sheet.write_string(_HEADER_ROW + people + 1, 0, total, bold)
    return people


def _write_row(sheet: Worksheet, line: int, values: Sequence[str | int | None]) -> None:
    for place, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(line, place, value)
        elif value:
            sheet.write_string(line, place, defused(value))


def _lay_out(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_head(
    sheet: Worksheet, columns: Sequence[Column], title: Sequence[str], bold: Format
) -> None:
    for line, text in enumerate(title):
        sheet.write_string(line, 0, defused(text), bold if line == 0 else None)
    for place, column in enumerate(columns):
        sheet.write_string(_HEADER_ROW, place, column.heading, bold)
