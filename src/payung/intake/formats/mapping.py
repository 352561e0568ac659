"""A sheet nobody has seen before: what its columns may mean, with a reason for each guess.

Pure: headers and first rows come in, a mapping goes out, and a mapping becomes a `Layout` that the
ordinary reader understands. A person confirms it; nothing here reads a file or a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.intake.formats.contents import content_evidence
from payung.intake.formats.fields import FIELDS, MINIMUM
from payung.intake.formats.layout import Layout, fingerprint, header_key
from payung.intake.formats.likeness import Likeness, header_likeness, is_of_somebody_else

_LEAST, _LEAST_OF_NEEDED = 0.5, 0.3
_NEEDED = {
    "roster": ("full_name", "nik", "birth_date"),
    "participants": ("full_name", "birth_date"),
}
_Guess = tuple[float, int, str, str]  # how sure, index of the column, field, reason
_CONTRADICTED = 0.4


@dataclass(frozen=True)
class ColumnGuess:
    """What one column may mean: a field or nothing, how sure (0 to 1), and why in a sentence."""

    header: str
    field: str
    confidence: float
    reason: str


@dataclass(frozen=True)
class Mapping:
    """The guesses for all columns of a sheet, in their order. Each field stands at most once."""

    kind: str
    columns: tuple[ColumnGuess, ...]

    @property
    def missing(self) -> list[str]:
        """Fields without which the file cannot be read."""
        found = {guess.field for guess in self.columns}
        return [name for name in MINIMUM[self.kind] if name not in found]


def suggest_mapping(
    headers: Sequence[str],
    first_rows: Sequence[Sequence[str | None]],
    kind: str = "roster",
    *,
    least: float = _LEAST,
) -> Mapping:
    """Guess the columns of a sheet from its headers and some of its rows.

    The surest guess takes its field first; what stays below `least` is left open, but for a needed field
    that the looks of a single column speak for.
    """
    keys = [header_key(header) for header in headers]
    ranked = sorted(
        (
            guess
            for index, header in enumerate(headers)
            if keys[index] and keys.index(keys[index]) == index
            for guess in _guesses(index, header, _cells(first_rows, index), kind)
        ),
        key=lambda guess: (-guess[0], guess[1]),
    )
    taken: dict[int, ColumnGuess] = {}
    for guess in ranked:
        if guess[0] >= least:
            _take(guess, headers, taken)
    for name in _NEEDED.get(kind, MINIMUM[kind]):
        candidates = [guess for guess in ranked if _may_be(guess, name, headers, taken)]
        if len(candidates) == 1:
            _take(candidates[0], headers, taken)
    return Mapping(kind, tuple(taken.get(i) or _open(keys, i, h) for i, h in enumerate(headers)))


def _take(guess: _Guess, headers: Sequence[str], taken: dict[int, ColumnGuess]) -> None:
    """The column means the field, unless either is taken."""
    confidence, index, name, reason = guess
    if index not in taken and name not in {each.field for each in taken.values()}:
        taken[index] = ColumnGuess(headers[index], name, round(confidence, 2), reason)


def _may_be(
    guess: _Guess, name: str, headers: Sequence[str], taken: dict[int, ColumnGuess]
) -> bool:
    confidence, index, field, _reason = guess
    good = field == name and index not in taken and confidence >= _LEAST_OF_NEEDED
    return good and not is_of_somebody_else(headers[index])


def layout_of_mapping(mapping: Mapping, headers: Sequence[str], *, title: str = "") -> Layout:
    """The mapping as a layout that reads this very header and no other."""
    columns = {g.field: (header_key(g.header),) for g in mapping.columns if g.field}
    used = {name for names in columns.values() for name in names}
    return Layout(
        id="mapping",
        kind=mapping.kind,
        title=title or "Lembar dengan pemetaan sendiri",
        sheets=(),
        headers=columns,
        required=MINIMUM[mapping.kind],
        known_only=tuple(k for k in dict.fromkeys(map(header_key, headers)) if k not in used if k),
        by_sender=True,
        fingerprint=fingerprint(headers),
    )


def find_header(rows: Sequence[Sequence[str | None]], kind: str) -> int:
    """The row that looks most like a header: known names first, then filled cells without digits."""

    def worth(index: int) -> tuple[float, int, int]:
        texts = [(cell or "").strip() for cell in rows[index]]
        known = sum(header_likeness(text, kind).best for text in texts if text)
        words = sum(1 for text in texts if text and not any(map(str.isdigit, text)))
        return known, words, -index

    return max(range(len(rows)), key=worth, default=0)


def _guesses(index: int, header: str, cells: list[str], kind: str) -> list[_Guess]:
    by_header = header_likeness(header, kind)
    by_content = content_evidence(cells, kind)
    guesses = []
    for name in FIELDS[kind]:
        named, found = by_header.of(name), by_content.get(name)
        share = found.confidence if found else 0.0
        if found and found.contradicts and named:
            guesses.append((named * _CONTRADICTED, index, name, found.reason))
        elif named or share:
            confidence = 1 - (1 - named) * (1 - share)
            reason = _reason(by_header, name, named, found.reason if found and share else "")
            guesses.append((confidence, index, name, reason))
    return guesses


def _reason(by_header: Likeness, name: str, named: float, by_content: str) -> str:
    parts = [by_header.reason(name) if named else "", by_content]
    return "; ".join(part for part in parts if part)


def _open(keys: Sequence[str], index: int, header: str) -> ColumnGuess:
    if not keys[index]:
        return ColumnGuess(header, "", 0.0, _("kolom ini tidak punya judul"))
    if keys.index(keys[index]) != index:
        return ColumnGuess(header, "", 0.0, _("judul yang sama sudah ada di kolom sebelumnya"))
    return ColumnGuess(header, "", 0.0, _("tidak dikenali; pilih sendiri atau biarkan"))


def _cells(rows: Sequence[Sequence[str | None]], index: int) -> list[str]:
    found = [(row[index] or "").strip() for row in rows if index < len(row)]
    return [cell for cell in found if cell and cell != "-"]
