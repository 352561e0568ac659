"""From a recognised sheet to one text column per field, row by row, nothing lost.

Besides the fields a staged frame has `row_number`; for every field in which a number cell is a fault
`<field>_is_number`; `uncalculated`, the header of the first cell whose formula was never calculated; and
`surplus`, whether the row holds more cells than the header (text tables only).
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from payung.intake.checks.parsing import word_key
from payung.intake.formats.families import CARRIED, KK_IS_NUMBER, families_in
from payung.intake.formats.headers_again import without_headers
from payung.intake.formats.known import fields_of
from payung.intake.formats.recognition import Recognised

IDENTITY_FIELDS = ("nik", "kk", "card")
_NOTHING = ["-", "NULL", "null", "Tdk Th", "#N/A", "N/A", "\\N"]
_CONTROL = r"[\x{0000}-\x{0008}\x{000b}\x{000c}\x{000e}-\x{001f}\x{007f}]"
_SPACES = r"[\s\x{00a0}\x{200b}\x{feff}]+"


def stage(file: Recognised) -> pl.DataFrame:
    """The rows below the header as text. Empty rows are no rows, and neither is the header once more; the
    end mark ends the data.

    `row_number` is the number in the file: on the sheet it is less by `file.start`.
    """
    body = _body(file)
    fields = {name: body[str(column)] for name, column in file.columns.items()}
    carried = {name: body[name] for name in _carried_by(file)}
    staged = body.select("row_number", _surplus(body, file).alias("surplus"))
    stated = [_said(_clean(cells), name, file) for name, cells in {**carried, **fields}.items()]
    rest = [name for name in fields_of(file.layout.kind) if name not in {**carried, **fields}]
    return staged.with_columns(
        pl.col("row_number") + pl.lit(file.start, dtype=pl.UInt32),
        *stated,
        *[pl.lit(file.layout.fixed.get(name, "")).alias(name) for name in rest],
        *[_is_number(file, name, body).alias(f"{name}_is_number") for name in IDENTITY_FIELDS],
        _uncalculated(file).alias("uncalculated"),
    )


def _said(cells: pl.Series, name: str, file: Recognised) -> pl.Series:
    """The cells of a field without what its layout knows to say nothing, its own words in ours."""
    frame = cells.alias(name).to_frame()
    keep, bare = file.layout.keep_only.get(name), file.layout.bare_code.get(name)
    meant = file.layout.values.get(name)
    if meant:
        value = word_key(name).replace_strict(dict(meant), default=None, return_dtype=pl.String)
        frame = frame.with_columns(pl.coalesce(value, name).alias(name))
    if keep:
        frame = frame.with_columns(
            pl.when(pl.col(name).str.contains(keep)).then(name).otherwise(pl.lit("")).alias(name)
        )
    if bare:
        number = pl.col(name).str.contains(r"^[\d.]+$")
        frame = frame.with_columns(pl.when(number).then(pl.lit(bare)).otherwise(name).alias(name))
    return frame.to_series()


def _carried_by(file: Recognised) -> list[str]:
    """The fields that headings between the rows state, and no column does."""
    return [n for n in CARRIED if n not in file.columns] if file.layout.families else []


def cells_of(file: Recognised, row_numbers: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The cells of some rows as they stood, each with its header; for sending rows back.

    Columns without a header are left out when they are empty in the row. A NIK from a number cell goes
    back as `7307010101900000.0`: as plain text it would come in again as if it were whole.
    """
    wanted = list(row_numbers)
    numbers = _identity_numbers(file)
    names = _unique_headers(file.headers)
    titled = [bool(header) for header in file.headers]
    rows = file.grid.cells[[number - file.grid.first_row for number in wanted]]
    headings = _headings_of(file, wanted)
    return {
        number: [
            (names[i], f"{cell}.0" if (i, number) in numbers else (cell or "").replace("\0", ""))
            for i, cell in enumerate(row)
            if titled[i] or cell
        ]
        + headings.get(number, [])
        for number, row in zip(wanted, rows.iter_rows(), strict=True)
    }


def _headings_of(file: Recognised, row_numbers: list[int]) -> dict[int, list[tuple[str, str]]]:
    """What the heading above a row states, as columns: a row that goes back alone needs it."""
    names = _carried_by(file)
    if not names or not row_numbers:
        return {}
    body = _body(file).filter(pl.col("row_number").is_in(row_numbers))
    titles = [file.layout.headers[name][0] for name in names]
    marked = body.with_columns(
        pl.when(KK_IS_NUMBER).then(pl.concat_str("kk", pl.lit(".0"))).otherwise("kk").alias("kk")
    )
    return {
        number: list(zip(titles, cells, strict=True))
        for number, *cells in marked.select("row_number", *names).iter_rows()
    }


def _identity_numbers(file: Recognised) -> set[tuple[int, int]]:
    """Column and row number of the identity cells that were stored as whole numbers."""
    columns = [file.columns[name] for name in IDENTITY_FIELDS if name in file.columns]
    return {(column, row) for column in columns for row in file.grid.numbers_in(column)}


def _unique_headers(headers: list[str]) -> list[str]:
    names: list[str] = []
    for index, header in enumerate(headers):
        name = " ".join(header.replace("\0", "").split()) or f"kolom {index + 1}"
        names.append(name if name not in names else f"{name} ({index + 1})")
    return names


def _body(file: Recognised) -> pl.DataFrame:
    cells = file.grid.cells.with_row_index("row_number", offset=file.grid.first_row)
    body = cells.slice(file.data_from)
    if file.layout.end_mark:
        body = _before_end_mark(body, file.layout.end_mark)
    filled = pl.any_horizontal(pl.exclude("row_number").str.strip_chars().fill_null("") != "")
    rows = without_headers(body.filter(filled), file.grid.cells.head(file.data_from))
    return _under_headings(rows, file) if file.layout.families else rows


def _under_headings(rows: pl.DataFrame, file: Recognised) -> pl.DataFrame:
    """The rows of people with what the last heading above them states."""
    families = families_in(file.grid, file.headers, file.columns)
    no_people = pl.Series(sorted(families.rows), dtype=pl.UInt32).implode()
    people = rows.filter(~pl.col("row_number").is_in(no_people))
    stated = [pl.col(CARRIED).fill_null(""), pl.col(KK_IS_NUMBER).fill_null(value=False)]
    return people.join_asof(families.headings, on="row_number").with_columns(stated)


def _before_end_mark(body: pl.DataFrame, mark: str) -> pl.DataFrame:
    first_two = [name for name in ("0", "1") if name in body.columns]
    ends = body.select(
        pl.any_horizontal(pl.col(first_two).str.strip_chars().fill_null("") == mark)
    ).to_series()
    end = ends.arg_max() if ends.any() else None
    return body if end is None else body.head(end)


def _clean(cells: pl.Series) -> pl.Series:
    """Trimmed, single spaces, no leading apostrophe; what stands for nothing becomes empty."""
    text = cells.fill_null("").str.strip_chars()
    if text.str.contains(r"[^\x{0020}-\x{007e}]|  ").any():
        plain = text.str.replace_all(_CONTROL, "").str.replace_all(_SPACES, " ")
        text = plain.str.strip_chars()
    text = text.str.replace(r"^['’`]+", "")
    return text.set(text.is_in(_NOTHING), "")


def _is_number(file: Recognised, name: str, body: pl.DataFrame) -> pl.Expr:
    column = file.columns.get(name)
    if column is None and name == "kk" and KK_IS_NUMBER in body.columns:
        return pl.lit(body[KK_IS_NUMBER])
    rows = [] if column is None else file.grid.numbers_in(column)
    if not rows:
        return pl.lit(value=False)
    return pl.col("row_number").is_in(pl.Series(rows, dtype=pl.UInt32).implode())


def _uncalculated(file: Recognised) -> pl.Expr:
    answer = pl.lit("")
    for column in file.columns.values():
        rows = file.grid.uncalculated_in(column)
        if rows:
            here = pl.col("row_number").is_in(pl.Series(rows, dtype=pl.UInt32).implode())
            answer = pl.when(here).then(pl.lit(file.headers[column])).otherwise(answer)
    return answer


def _surplus(body: pl.DataFrame, file: Recognised) -> pl.Expr:
    last = max(i for i, header in enumerate(file.headers) if header)
    beyond = [name for name in body.columns if name.isdigit() and int(name) > last]
    if not file.grid.is_ragged or not beyond:
        return pl.lit(value=False)
    return pl.any_horizontal(pl.col(beyond).str.strip_chars().fill_null("") != "")
