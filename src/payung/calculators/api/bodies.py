"""What is sent to be answered: bounded, read as JSON, with a sentence for everything else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from payung.law.cases.parsing import EXAMPLE, parsed
from payung.primitives.errors import InputError

LARGEST_BODY = 500_000
"""Bytes of one request."""
MOST_CASES = 1_000
"""Cases of one request."""
MOST_ROWS = 100
"""Groups or children of one case."""
MONTHS_OF_A_ROW = 1_200
"""Months the law goes through for one row."""
MOST_MONTHS = 20_000
"""Months to go through in one case, over all its rows: about a second of work."""


class UnreadableBodyError(InputError):
    """The whole request cannot be answered, so no case of it was."""

    http_status = 422


class LargeBodyError(InputError):
    """The request asks for more than one answer should cost."""

    http_status = 413


def body_read(body: bytes) -> Any:
    """The JSON of a request; UnreadableBodyError with an example when it is none."""
    if len(body) > LARGEST_BODY:
        raise LargeBodyError(_too_large(len(body)))
    try:
        return parsed(body.decode("utf-8"), parse_constant=_refused)
    except InputError as fault:
        raise UnreadableBodyError(str(fault)) from None
    except (ValueError, RecursionError) as problem:
        raise UnreadableBodyError(
            _("Isi permintaan bukan JSON yang benar (%(problem)s). Contoh: %(example)s")
            % {"problem": problem, "example": EXAMPLE}
        ) from None


def cases_of(content: Any) -> list[Any]:
    """The cases of a request, one or many; LargeBodyError when they are too many."""
    cases = content if isinstance(content, list) else [content]
    if len(cases) > MOST_CASES:
        raise LargeBodyError(
            _(
                "Permintaan berisi %(cases)s kasus; paling banyak %(most)s. Kirim dalam beberapa "
                "permintaan, atau pakai `payung law eval` untuk berkas besar."
            )
            % {"cases": len(cases), "most": MOST_CASES}
        )
    return cases


def too_long(case: dict[str, Any]) -> str:
    """The sentence for a case that is more work than is done here; empty when it is not."""
    rows, months = _longest_list(case), _most_months(case)
    if rows > MOST_ROWS:
        text = _("Kasus ini memuat daftar %(rows)s baris; paling banyak %(most)s.")
        return text % {"rows": rows, "most": MOST_ROWS}
    if rows * months > MOST_MONTHS:
        text = _(
            "Kasus ini meminta %(months)s bulan dihitung; paling banyak %(most)s. Kurangi 'months' "
            "atau bagi kelompoknya."
        )
        return text % {"months": rows * months, "most": MOST_MONTHS}
    return ""


def check_length(announced: str) -> None:
    """Refuse a body by its announced length, before it is read."""
    if announced.isdigit() and int(announced) > LARGEST_BODY:
        raise LargeBodyError(_too_large(int(announced)))


def _longest_list(value: Any) -> int:
    own = len(value) if isinstance(value, list) else 1
    return max([own, *map(_longest_list, _inside(value))])


def _most_months(value: Any) -> int:
    """What the law does not accept as a number of months costs nothing."""
    told = value.get("months") if isinstance(value, dict) else None
    own = told if type(told) is int and 0 < told <= MONTHS_OF_A_ROW else 1
    return max([own, *map(_most_months, _inside(value))])


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _too_large(size: int) -> str:
    text = _(
        "Isi permintaan %(size)s byte; paling banyak %(most)s. Kirim dalam beberapa permintaan, atau "
        "pakai `payung law eval` untuk berkas besar."
    )
    return text % {"size": size, "most": LARGEST_BODY}


def _refused(word: str) -> Any:
    raise ValueError(_("%(word)s bukan bilangan") % {"word": word})
