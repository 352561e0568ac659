"""How sure a value is, in plain words and a shape."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from payung.law import Confidence


@dataclass(frozen=True, slots=True)
class Mark:
    """`shape` is one of the site's shapes; `is_doubtful` marks what a reader must not rely on."""

    shape: str
    word: str
    is_doubtful: bool


_MARKS = {
    Confidence.SEEN: ("covered", _("dibaca di sumber yang disebut")),
    Confidence.CHECKED: ("grace", _("belum dibaca, tetapi hitungan lain cocok")),
    Confidence.SEEN_3P: ("grace", _("dibaca di sumber pihak ketiga yang menyebut hukumnya")),
    Confidence.INFERRED: ("grace", _("disimpulkan dari sumber yang dibaca")),
    Confidence.CONFLICT: ("lapsed", _("sumber saling berbeda")),
    Confidence.UNVERIFIED: ("unknown", _("belum diverifikasi")),
}
DOUBTFUL = frozenset({Confidence.CONFLICT, Confidence.UNVERIFIED})


def mark_of(confidence: Confidence) -> Mark:
    """The mark of a confidence, in the reader's language."""
    shape, word = _MARKS[confidence]
    return Mark(shape, str(word), confidence in DOUBTFUL)
