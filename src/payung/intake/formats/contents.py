"""What the cells of a column say about its meaning, whatever its header."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from payung.intake.checks import words
from payung.intake.formats.labels import OTHER_WORDS_FOR_SEX, label_key, vocabulary
from payung.primitives.errors import InputError
from payung.primitives.nik import NikState, read_nik
from payung.primitives.programme import Programme

_MOST, _FEW = 0.6, 0.2
_ENOUGH = 3  # cells that must be there before contents may speak against a header
_NOT_A_WORD = re.compile(r"[^A-Z0-9]")
_DATE = re.compile(r"^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})([ T].*)?$")
_SERIAL = re.compile(r"^[1-4]\d{4}(\.0+)?$")
_PHONE = re.compile(r"^(\+?62|0)8[\d\s-]{7,13}$")
_VILLAGE = re.compile(r"^\d{2}\.?\d{2}\.?\d{2}\.?\d{4}$")
_HASH = re.compile(r"^[0-9a-fA-F]{64}$")
_MONTH = re.compile(r"^(\d{4}-\d{2}|\d{2}-\d{4}|20\d{4})$")
_YEAR = re.compile(r"^20\d{2}$")
_ACCOUNT = re.compile(r"^[4-6](\.\d{1,2}){2,3}\.?$")
_NAME = re.compile(r"^[^\W\d_]{2,}([ .,'’-]+[^\W\d_]+)+[.,]?$")
_SIXTEEN = re.compile(r"^\d{16}$")


@dataclass(frozen=True)
class Evidence:
    """How sure the cells make a field (0 to 1), or that they speak against it."""

    confidence: float
    reason: str
    contradicts: bool = False


@dataclass(frozen=True)
class _Sign:
    """How cells of a field look; `weight` is the confidence when all of them do."""

    looks: Callable[[str], bool]
    weight: float
    words: str


def content_evidence(cells: Sequence[str], kind: str) -> dict[str, Evidence]:
    """Evidence for each field whose cells have a look of their own; none from an empty column."""
    if not cells:
        return {}
    found = {}
    for name, sign in _SIGNS[kind].items():
        share = sum(map(sign.looks, cells)) / len(cells)
        if share >= _MOST:
            reason = _("%(share)s%% isinya %(words)s") % {
                "share": round(share * 100),
                "words": _(sign.words),
            }
            found[name] = Evidence(_weight(name, sign, cells) * share, reason)
        elif share < _FEW and len(cells) >= _ENOUGH and name not in _ANYTHING:
            found[name] = Evidence(
                0.0, _("isinya bukan %(words)s") % {"words": _(sign.words)}, contradicts=True
            )
    return found


def signs_in(cells: Sequence[str], kind: str) -> frozenset[str]:
    """'yes_nik' where most cells look like a NIK, 'no_nik' where hardly any does; neither where it is open.

    A few cells say nothing against a field whose cells may look like anything.
    """
    found = set()
    for name, sign in _SIGNS[kind].items() if cells else ():
        share = sum(map(sign.looks, cells)) / len(cells)
        if share >= _MOST:
            found.add(f"yes_{name}")
        elif share < _FEW and (len(cells) >= _ENOUGH or name not in _ANYTHING):
            found.add(f"no_{name}")
    return frozenset(found)


def _weight(name: str, sign: _Sign, cells: Sequence[str]) -> float:
    """Numbers that return are those of families, numbers that do not are those of people.

    Dates of which most return are days of a visit, and nobody's birth.
    """
    returns = len(set(cells)) < len(cells)
    if name == "birth_date" and 2 * len(set(cells)) <= len(cells) and len(cells) >= _ENOUGH:
        return 0.0
    if name == "kk":
        return sign.weight if returns else 0.3
    if name == "nik":
        return 0.3 if returns else sign.weight
    return sign.weight


def _means(meanings: object) -> Callable[[str], bool]:
    assert isinstance(meanings, dict)
    return lambda cell: _NOT_A_WORD.sub("", cell.upper()) in meanings


def _letters_meaning(meanings: object) -> Callable[[str], bool]:
    """Like `_means`, but a bare code says nothing: many lists number from 1."""
    known = _means(meanings)
    return lambda cell: not cell.isdigit() and known(cell)


def _is_nik(cell: str) -> bool:
    return read_nik(cell).state in (NikState.VALID, NikState.TEMPORARY)


def _is_occupation(cell: str) -> bool:
    known = vocabulary("roster", "occupation")
    assert known is not None
    return not cell.isdigit() and (known.knows(cell) or label_key(cell) in known.also)


def _are_programmes(cell: str) -> bool:
    try:
        return bool(Programme.from_names(n for n in re.split(r"[,;+/&\s]+", cell) if n))
    except InputError:
        return False


_DATED = _Sign(
    lambda cell: bool(_DATE.match(cell) or _SERIAL.match(cell)), 0.4, gettext_noop("tanggal")
)
_NUMBERS = {
    "nik": _Sign(_is_nik, 0.75, gettext_noop("16 angka yang sah sebagai NIK")),
    "nik_hash": _Sign(
        lambda cell: bool(_HASH.match(cell)), 0.95, gettext_noop("hash 64 angka heksadesimal")
    ),
}
_SEX = {**words.SEX, **OTHER_WORDS_FOR_SEX}
_PERSON = {
    "nik": _NUMBERS["nik"],
    "full_name": _Sign(lambda cell: bool(_NAME.match(cell)), 0.35, gettext_noop("nama orang")),
    "birth_date": _DATED,
    "sex": _Sign(_letters_meaning(_SEX), 0.9, gettext_noop("jenis kelamin")),
    "village_code": _Sign(lambda cell: bool(_VILLAGE.match(cell)), 0.85, gettext_noop("kode desa")),
}
_INSURER = {
    "segment": _Sign(_means(words.SEGMENT), 0.95, gettext_noop("segmen kepesertaan")),
    "programmes": _Sign(_are_programmes, 0.95, gettext_noop("program JKK, JKM, JHT, JP")),
}
_SIGNS: dict[str, dict[str, _Sign]] = {
    "roster": {
        **_PERSON,
        "kk": _Sign(
            lambda cell: bool(_SIXTEEN.match(cell)), 0.75, gettext_noop("16 angka yang berulang")
        ),
        "relationship": _Sign(
            _letters_meaning(words.RELATIONSHIP), 0.85, gettext_noop("hubungan keluarga")
        ),
        "occupation": _Sign(_is_occupation, 0.85, gettext_noop("pekerjaan")),
        "phone": _Sign(lambda cell: bool(_PHONE.match(cell)), 0.85, gettext_noop("nomor telepon")),
        "life_status": _Sign(
            _letters_meaning(words.LIFE_STATUS), 0.6, gettext_noop("status hidup")
        ),
        "status_on": _DATED,
    },
    "participants": {
        **_PERSON,
        **_INSURER,
        "nik_hash": _NUMBERS["nik_hash"],
        "registered_on": _DATED,
        "stated_on": _DATED,
    },
    "payments": {
        **_NUMBERS,
        **_INSURER,
        "first_month": _Sign(lambda cell: bool(_MONTH.match(cell)), 0.5, gettext_noop("bulan")),
        "paid_on": _DATED,
    },
    "denominators": {"as_of": _DATED},
    "budgets": {
        "year": _Sign(lambda cell: bool(_YEAR.match(cell)), 0.5, gettext_noop("tahun")),
        "account": _Sign(
            lambda cell: bool(_ACCOUNT.match(cell)), 0.9, gettext_noop("kode rekening")
        ),
    },
}
_ANYTHING = (
    "full_name",
    "occupation",
    "life_status",
    "relationship",
    "kk",
    "status_on",
    "village_code",
)
"""Fields whose cells may look like anything: an odd look says nothing against the header."""
