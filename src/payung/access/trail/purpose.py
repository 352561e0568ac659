"""What whole numbers or lists of names are asked for: told before they are handed out, kept in the trail."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access.models import User
from payung.access.trail.audit import SYSTEM
from payung.access.trail.reason import checked_reason
from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers

SHORTEST_REASON = 10  # characters
_LONGEST_FOOT = 200  # of the 255 signs a spreadsheet allows


class Purpose(models.TextChoices):
    """What whole numbers or a list of names are asked for."""

    REGISTRATION = "registration", _lazy("mendaftarkan ke BPJS Ketenagakerjaan")
    VISIT = "visit", _lazy("mengunjungi dan memberi tahu warga")
    CLAIM = "claim", _lazy("mengurus klaim atau santunan")
    CORRECTION = "correction", _lazy("membetulkan data dengan dokumen di tangan")
    REQUEST = "request", _lazy("permintaan orang itu sendiri")
    AUDIT = "audit", _lazy("pemeriksaan resmi")


def told_purpose(text: str) -> Purpose:
    """InputError in a sentence when it is none of the list."""
    try:
        return Purpose(text)
    except ValueError:
        raise InputError(
            _("Pilih keperluannya. Contoh: mendaftarkan ke BPJS Ketenagakerjaan.")
        ) from None


def told_reason(text: str) -> str:
    """The reason as it is kept, without numbers of people; InputError when it says too little."""
    ask = _(
        "Tulis alasannya sedikitnya %(n)s huruf. "
        "Contoh: mengisi formulir F1 BPU, warga hadir di kantor."
    )
    return checked_reason(
        mask_numbers(" ".join(text.split())),
        ask=ask % {"n": SHORTEST_REASON},
        shortest=SHORTEST_REASON,
    )


def watermark(
    *, by: User | None, at: dt.datetime, purpose: Purpose, because: str, on_paper: bool = False
) -> str:
    """One line that goes with every copy of a list."""
    text = (
        _("Dibuka untuk dicetak oleh %(who)s pada %(when)s untuk %(purpose)s: %(because)s")
        if on_paper
        else _("Diunduh oleh %(who)s pada %(when)s untuk %(purpose)s: %(because)s")
    )
    return text % {
        "who": f"{by} ({by.username})" if by else SYSTEM,
        "when": timezone.localtime(at).strftime("%d-%m-%Y %H:%M"),
        "purpose": purpose.label,
        "because": because,
    }


def foot_of(mark: str) -> str:
    """The mark as the foot of each printed page of a sheet, in the letters of xlsxwriter."""
    return "&L" + mark.replace("&", "&&")[:_LONGEST_FOOT] + "&R&P/&N"
