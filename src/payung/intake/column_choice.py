"""What the columns of a sheet mean by a person's choice: suggested, chosen, and as a layout."""

from __future__ import annotations

from collections.abc import Mapping as Choices
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from payung.intake.formats.fields import FIELDS, MINIMUM
from payung.intake.formats.headerless import column_letters, first_data_row
from payung.intake.formats.layout import Layout, header_key
from payung.intake.formats.looks import Looks, looks_of
from payung.intake.formats.mapping import (
    ColumnGuess,
    Mapping,
    find_header,
    layout_of_mapping,
    suggest_mapping,
)
from payung.intake.models import SavedMapping
from payung.intake.sheets import limits
from payung.intake.sheets.sample import Sample
from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers

NO_HEADER = -1
_EXAMPLES = 3
_LEAST, _LEAST_BY_CONTENTS = 0.5, 0.3  # where letters say nothing, contents alone decide
_OF_PROGRAMS = (
    "claimed", "claim_source", "claimed_on", "source_id", "source_changed_at", "local_village",
)  # fmt: skip
_SAME_FOR_ALL = ("segment", "basis", "source", "as_of")


@dataclass(frozen=True)
class Column:
    """One column on the page. Without a header of its own (`is_open` False) it can mean nothing."""

    index: int
    header: str
    examples: list[str]
    field: str
    reason: str
    is_open: bool

    @property
    def shown(self) -> str:
        """The header as the page shows it: it may be a row of data that is taken for one."""
        return mask_numbers(self.header)


def fields_offered(kind: str) -> dict[str, str]:
    """What a person can choose; the bookkeeping of other programs is left out."""
    return {name: _(label) for name, label in FIELDS[kind].items() if name not in _OF_PROGRAMS}


def header_row_of(sample: Sample, kind: str, asked: str) -> int:
    """The index of the header row: the one asked for, else the likeliest; NO_HEADER where none is."""
    rows = sample.rows[: min(limits.HEADER_ROWS, len(sample.rows) - 1)]
    if asked.isdecimal() and int(asked) < len(rows):
        return int(asked)
    return NO_HEADER if may_lack_header(sample, kind) else find_header(rows, kind)


def may_lack_header(sample: Sample, kind: str) -> bool:
    """Do the first rows hold data already?"""
    return first_data_row(sample.rows, kind) is not None


def headers_in(sample: Sample, header: int) -> list[str]:
    """The texts of the header row, or the letters of the columns."""
    return column_letters(len(sample.rows[0])) if header == NO_HEADER else sample.rows[header]


def looks_in(sample: Sample, header: int, kind: str) -> Looks:
    """How the columns look where no header names them, in the rows that recognition looks at too."""
    first = first_data_row(sample.rows, kind)
    if header != NO_HEADER or first is None:
        return ()
    return looks_of(sample.rows[first : limits.HEADER_ROWS + 1], kind)


def suggested_columns(sample: Sample, header: int, kind: str) -> list[Column]:
    """The columns of a sheet as its headers and contents suggest them."""
    headers, rows = headers_in(sample, header), sample.rows[header + 1 :]
    least = _LEAST_BY_CONTENTS if header == NO_HEADER else _LEAST
    guesses = suggest_mapping(headers, rows, kind, least=least).columns
    columns = [
        _column(index, guess, [row[index] for row in rows], headers, kind)
        for index, guess in enumerate(guesses)
    ]
    named = header != NO_HEADER
    return [c for c in columns if c.examples or (named and header_key(c.header))]


def remembered_columns(saved: SavedMapping) -> list[Column]:
    """The columns as they were chosen before; the contents are not kept."""
    chosen = {name: field for field, names in saved.mapping["columns"].items() for name in names}
    names = [*chosen, *saved.mapping["ignored"]]
    return [
        Column(index, name.replace("_", " "), [], chosen.get(name, ""), "", is_open=True)
        for index, name in enumerate(names)
    ]


def chosen_columns(columns: Sequence[Column], answers: Choices[str, str]) -> list[Column]:
    """The columns as the form says; a column that it does not name stays as suggested."""
    return [
        replace(column, field=answers.get(f"kolom-{column.index}", column.field))
        if column.is_open
        else column
        for column in columns
    ]


def lacking(columns: Sequence[Column], kind: str) -> list[str]:
    """Fields that a file of the kind must state and no column does."""
    stated = {column.field for column in columns}
    return [name for name in MINIMUM[kind] if name not in stated]


def may_be_same_for_all(names: Sequence[str]) -> list[str]:
    """Those of the fields for which one value can hold in every row."""
    return [name for name in names if name in _SAME_FOR_ALL]


def layout_of_choice(
    columns: Sequence[Column],
    headers: Sequence[str],
    fixed: Choices[str, str],
    values: Choices[str, Choices[str, str]],
    kind: str,
    *,
    without_header: bool = False,
    looks: Looks = (),
) -> Layout:
    """The choice as a layout; InputError when it cannot be read by."""
    _check_no_numbers(headers)
    _check_once(columns, kind)
    missing = [name for name in lacking(columns, kind) if not fixed.get(name)]
    if missing:
        raise InputError(
            _("Belum ada kolom yang berarti: %(fields)s. Pilih pada kolom yang memuatnya.")
            % {"fields": ", ".join(_(FIELDS[kind][name]) for name in missing)}
        )
    guesses = tuple(ColumnGuess(column.header, column.field, 1.0, "") for column in columns)
    return replace(
        layout_of_mapping(Mapping(kind, guesses), headers),
        fixed={name: fixed[name] for name in lacking(columns, kind)},
        values={c.field: values[c.field] for c in columns if c.field in values},
        without_header=without_header,
        looks=looks,
    )


def _check_no_numbers(headers: Sequence[str]) -> None:
    """Headers are kept as they stand, so that none may be the number of a person."""
    for header in headers:
        if mask_numbers(header) != header:
            raise InputError(
                _(
                    "Baris judul yang dipilih berisi nomor orang (%(number)s), jadi itu baris data. "
                    "Pilih baris lain."
                )
                % {"number": mask_numbers(header)[:60]}
            )


def _check_once(columns: Sequence[Column], kind: str) -> None:
    headers: dict[str, str] = {}
    for column in columns:
        if column.field and column.field not in FIELDS[kind]:
            raise InputError(_("Arti yang dipilih tidak dikenal. Pilih satu dari daftar."))
        if column.field in headers and column.field:
            raise InputError(
                _("Dua kolom diberi arti %(field)s: '%(one)s' dan '%(other)s'. Pilih satu saja.")
                % {
                    "field": _(FIELDS[kind][column.field]),
                    "one": headers[column.field],
                    "other": column.header,
                }
            )
        headers[column.field] = column.header


def _column(
    index: int, guess: ColumnGuess, cells: list[str], headers: Sequence[str], kind: str
) -> Column:
    key = header_key(guess.header)
    first = [header_key(each) for each in headers].index(key) == index
    return Column(
        index=index,
        header=" ".join(guess.header.split()),
        examples=[mask_numbers(cell.strip()[:60]) for cell in cells if cell.strip()][:_EXAMPLES],
        field=guess.field if guess.field in fields_offered(kind) else "",
        reason=guess.reason,
        is_open=bool(key) and first,
    )
