"""A file is opened, recognised and checked; of the database only its own row is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl
from django.utils import timezone

from payung.access.models import User
from payung.intake import storage
from payung.intake.checks.check import Verdict
from payung.intake.checks.context import Context
from payung.intake.checks.kinds import CHECKS
from payung.intake.formats.known import likely_sheets
from payung.intake.formats.lists import Lists, lists_in, without_rows
from payung.intake.formats.recognition import Recognised
from payung.intake.formats.unknown import OtherKindError
from payung.intake.models import SourceFile
from payung.intake.permissions import writable
from payung.intake.places import note_sheets, said_place
from payung.intake.queries import kinds_for
from payung.intake.saved_words import told_by_sender_of
from payung.intake.sheets.opening import open_file
from payung.intake.staging import stage
from payung.intake.states import State, move
from payung.intake.strange_words import strange_words_in
from payung.primitives.errors import InputError
from payung.primitives.numbers import count_text
from payung.regions.areas import known_areas
from payung.regions.queries import home_regency
from payung.regions.resolver import VillageResolver

Progress = Callable[[int, int], None]
_FOUND = ("layout", "layout_note", "rows_total", "sheets", "sheets_left_out", "strange_words")


@dataclass(frozen=True, slots=True)
class Read:
    """A file read and checked, not yet merged."""

    sheets: list[Recognised]
    verdict: Verdict
    rows: int
    strange_rows: int
    received_on: dt.date


def read(file: SourceFile, by: User | None, progress: Progress) -> Read:
    """Recognise and check all rows: the file becomes READ and then CHECKED."""
    received_on = timezone.localdate(file.received_at)
    try:
        lists, rows, staged = _staged(file)
    except OtherKindError as error:
        raise _advice(error, by) from error
    strange = strange_words_in(staged, file.kind, told_by_sender_of(file))
    file.strange_words = strange.words
    _note_found(file, lists, rows)
    move(file, State.READ)
    progress(0, staged.height)
    if staged.is_empty():
        raise InputError(
            f"'{file.file_name}' hanya berisi judul kolom, tanpa baris data di bawahnya. "
            "Periksa apakah berkas yang benar yang dikirim."
        )
    verdict = CHECKS[file.kind](staged, context_of(file, lists.read[0], by, received_on))
    move(file, State.CHECKED)
    return Read(lists.read, verdict, staged.height, strange.rows, received_on)


def _advice(error: OtherKindError, by: User | None) -> InputError:
    """To choose the other kind only helps who is offered it."""
    offered = by is None or error.kind in kinds_for(by, on=timezone.localdate())
    return error if offered else error.for_who_may_not()


def _staged(file: SourceFile) -> tuple[Lists, list[int], pl.DataFrame]:
    """The lists of the file, how many rows each has, and all rows as one frame."""
    opened = open_file(
        storage.place_of(file.pk), file.file_name, likely_sheets=likely_sheets(file.kind)
    )
    lists = lists_in(opened, file.kind, file.file_name)
    frames = [stage(each) for each in lists.read]
    lists, rows = without_rows(lists, [frame.height for frame in frames])
    columns = frames[0].columns  # each sheet has its own order
    return lists, rows, pl.concat(frame.select(columns) for frame in frames)


def _note_found(file: SourceFile, lists: Lists, rows: list[int]) -> None:
    file.layout = lists.read[0].layout.id
    file.rows_total = sum(rows)
    file.layout_note = _note(lists.read, file.rows_total)
    note_sheets(file, lists.read, rows, lists.left_out)
    file.save(update_fields=_FOUND)


def _note(sheets: list[Recognised], rows: int) -> str:
    """'Ekspor OpenSID, 43 kolom, 3.412 baris'."""
    source = sheets[0]
    columns = sum(1 for header in source.headers if header)
    where = f", lembar '{source.grid.sheet}'" if source.grid.sheet else ""
    if len(sheets) > 1:
        where = f", {len(sheets)} lembar"
    return f"{source.layout.title}, {columns} kolom, {count_text(rows)} baris{where}"[:200]


def context_of(
    file: SourceFile, source: Recognised, by: User | None, received_on: dt.date
) -> Context:
    """What the checks of this file's rows must know; InputError when the village is not known."""
    if file.layout == "opensid" and not file.village_code:
        raise InputError(
            f"'{file.file_name}' adalah ekspor OpenSID, yang tidak memuat kode desa. Pilih desanya, "
            "atau tulis: payung import BERKAS --as roster --village 73.07.04.2005."
        )
    if file.kind == SourceFile.Kind.BUDGETS and not file.village_code:
        raise InputError(
            f"'{file.file_name}' adalah anggaran Siskeudes, yang kode desanya bukan kode resmi. Pilih "
            "desanya, atau tulis: payung import BERKAS --as budgets --village 73.07.04.2005."
        )
    return Context(
        received_on=received_on,
        layout_id=file.layout,
        resolve=VillageResolver.for_regency(home_regency().code).resolve_frame,
        may_write=writable(by, file.kind, on=timezone.localdate()),
        village_code=file.village_code,
        epoch=source.grid.epoch,
        known_areas=known_areas(),
        said_place=partial(said_place, file),
    )
