"""What UU 27/2022 says of each kind of request: the right, the hours, and why it may be refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.privacy.models import SubjectRequest

THREE_DAYS = dt.timedelta(hours=72)
Kind = SubjectRequest.Kind


@dataclass(frozen=True, slots=True)
class Right:
    """`within` is None where the law names no hours; `refusals` are the reasons it gives."""

    articles: str
    within: dt.timedelta | None
    refusals: str | Promise


RIGHTS: dict[str, Right] = {
    Kind.ACCESS: Right(
        "UU 27/2022 Pasal 7 dan 32",
        THREE_DAYS,
        _(
            "Akses ditolak bila membahayakan keselamatan atau kesehatan, mengungkap data orang lain, atau "
            "bertentangan dengan pertahanan dan keamanan nasional (Pasal 33)."
        ),
    ),
    Kind.CORRECTION: Right(
        "UU 27/2022 Pasal 6 dan 30",
        THREE_DAYS,
        _(
            "Perbaikan ditolak dengan alasan yang sama seperti akses (Pasal 33), atau bila yang diminta "
            "tidak terbukti benar."
        ),
    ),
    Kind.OBJECTION: Right(
        "UU 27/2022 Pasal 9, 11, 40, dan 41",
        THREE_DAYS,
        _(
            "Penundaan dan pembatasan ditolak bila peraturan mengharuskan pemrosesan, atau bila keselamatan "
            "pihak lain terancam (Pasal 41 ayat (2))."
        ),
    ),
    Kind.ERASURE: Right(
        "UU 27/2022 Pasal 8, 43, 44, dan 45",
        None,
        _(
            "Undang-undang tidak menyebut jam bagi penghapusan; ahli hukum perlu menetapkannya. Penghapusan "
            "ditolak selama data diperlukan untuk klaim, sengketa, atau kewajiban hukum (Pasal 43 dan 44)."
        ),
    ),
}


def due_at(kind: str, received_at: dt.datetime) -> dt.datetime | None:
    """The last moment to answer: the hours run from the receipt, through nights and holidays."""
    within = RIGHTS[kind].within
    return received_at + within if within else None
