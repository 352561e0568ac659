"""One reviewer's own answer: which there are, and how one that stands is withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.primitives.errors import InputError, NotFoundError
from payung.review.models import Opinion, Verdict

_Said = TypeVar("_Said", bound=Opinion)


class NotWaitingError(NotFoundError):
    """The pair is not open, perhaps as a colleague answered it, or not this reviewer's. `queue` goes on."""

    queue = "review:queue"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Pasangan ini tidak menunggu pemeriksaan, atau di luar wilayah Anda. Buka antrean lagi."
            )
        )


def check_verdict(verdict: str) -> None:
    """InputError for an answer that does not exist."""
    if verdict not in Verdict.values:
        raise InputError(
            _("Jawaban '%s' tidak dikenal. Pilih sama, berbeda, atau belum tahu.") % verdict
        )


def withdraw_own(said: QuerySet[_Said], *, by: User, at: dt.datetime, missing: str) -> _Said:
    """Withdraw what `by` said; NotFoundError with the sentence `missing` when nothing of it stands."""
    found = said.select_for_update().filter(by=by, withdrawn_at__isnull=True).first()
    if found is None:
        raise NotFoundError(missing)
    withdraw(found, at)
    return found


def withdraw(opinion: Opinion, at: dt.datetime) -> None:
    """It stays readable, and counts no more."""
    opinion.withdrawn_at = at
    opinion.save(update_fields=["withdrawn_at"])
