"""What whole numbers or lists of names are asked for: told before they are handed out, kept in the trail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers

_SHORTEST, _LONGEST = 10, 300


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
    reason = mask_numbers(" ".join(text.split()))[:_LONGEST]
    if len(reason) < _SHORTEST:
        raise InputError(
            _(
                "Tulis alasannya sedikitnya %(n)s huruf. "
                "Contoh: mengisi formulir F1 BPU, warga hadir di kantor."
            )
            % {"n": _SHORTEST}
        )
    return reason
