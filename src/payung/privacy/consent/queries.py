"""Reads: the words in use, and what a person agreed to."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from payung.privacy.models import Consent, ConsentText
from payung.register.models import Person


def newest_texts() -> QuerySet[ConsentText]:
    """The version in use of each purpose and language."""
    rows = ConsentText.objects.order_by("purpose", "language", "-version")
    return rows.distinct("purpose", "language")


def all_texts() -> QuerySet[ConsentText]:
    """Every version with how many consents stand on it in the reader's regions."""
    standing = Q(given__withdrawn_at__isnull=True)
    return ConsentText.objects.annotate(standing=Count("given", filter=standing))


def consents_of(person: Person) -> QuerySet[Consent]:
    """What a person agreed to, withdrawn or not, newest first."""
    return Consent.objects.filter(person=person).select_related("text")
