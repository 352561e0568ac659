"""What is sent to be answered: bounded, read as JSON, with a sentence for everything else."""

from __future__ import annotations

import json
from typing import Any

from payung.primitives.errors import InputError

LARGEST_BODY = 500_000
"""Bytes of one request."""
MOST_CASES = 1_000
"""Cases of one request."""
MOST_ROWS = 100
"""Groups or children of one case."""
MONTHS_OF_A_CASE = 1_200
"""Months the law goes through in one case."""
MOST_MONTHS = 20_000
"""Months to go through in one request, over all cases and groups: about 0.2 s of work."""

_EXAMPLE = (
    '{"id": 1, "kind": "contribution", "segment": "BPU", "monthly_income": 1000000, '
    '"month": "2025-03"}'
)


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
        return json.loads(body.decode("utf-8"), parse_constant=_refused)
    except (ValueError, RecursionError) as problem:
        raise UnreadableBodyError(
            f"Isi permintaan bukan JSON yang benar ({problem}). Contoh: {_EXAMPLE}"
        ) from None


def cases_of(content: Any) -> list[Any]:
    """The cases of a request, one or many; an error when they are too many or too long."""
    cases = content if isinstance(content, list) else [content]
    if len(cases) > MOST_CASES:
        raise LargeBodyError(
            f"Permintaan berisi {len(cases)} kasus; paling banyak {MOST_CASES}. "
            "Kirim dalam beberapa permintaan, atau pakai `payung law eval` untuk berkas besar."
        )
    months = sum(_months(case) for case in cases)
    if months > MOST_MONTHS:
        raise LargeBodyError(
            f"Permintaan meminta {months} bulan iuran dihitung; paling banyak {MOST_MONTHS}. "
            "Kurangi 'months' atau kirim dalam beberapa permintaan."
        )
    return cases


def too_many_rows(case: dict[str, Any]) -> str:
    """The sentence for a case with a longer list than is answered here; empty when it has none."""
    for name, value in (case | _inner(case)).items():
        if isinstance(value, list) and len(value) > MOST_ROWS:
            return (
                f"'{name}' berisi {len(value)} baris; paling banyak {MOST_ROWS} dalam satu kasus."
            )
    return ""


def check_length(announced: str) -> None:
    """Refuse a body by its announced length, before it is read."""
    if announced.isdigit() and int(announced) > LARGEST_BODY:
        raise LargeBodyError(_too_large(int(announced)))


def _months(case: Any) -> int:
    if not isinstance(case, dict):
        return 0
    inputs = case | _inner(case)
    groups = inputs.get("groups")
    rows = [inputs, *groups] if isinstance(groups, list) else [inputs]
    own = [_whole(row.get("months")) for row in rows if isinstance(row, dict)]
    return max(own, default=0) * len(rows)


def _whole(months: Any) -> int:
    """What the law does not accept as a number of months costs nothing."""
    return months if type(months) is int and 0 < months <= MONTHS_OF_A_CASE else 1


def _inner(case: dict[str, Any]) -> dict[str, Any]:
    inner = case.get("inputs")
    return inner if isinstance(inner, dict) else {}


def _too_large(size: int) -> str:
    return (
        f"Isi permintaan {size} byte; paling banyak {LARGEST_BODY}. "
        "Kirim dalam beberapa permintaan, atau pakai `payung law eval` untuk berkas besar."
    )


def _refused(word: str) -> Any:
    raise ValueError(f"{word} bukan bilangan")
