"""What an installation itself records about its processing of personal data."""

from payung.privacy.models.breaches import Breach
from payung.privacy.models.consent import Consent, ConsentText
from payung.privacy.models.processing import Basis, Processing
from payung.privacy.models.requests import Erasure, SubjectRequest
from payung.privacy.models.retention import LegalHold, RetentionRule, RetentionRun

__all__ = [
    "Basis",
    "Breach",
    "Consent",
    "ConsentText",
    "Erasure",
    "LegalHold",
    "Processing",
    "RetentionRule",
    "RetentionRun",
    "SubjectRequest",
]
