"""The insurer's participants, their links to persons, what was paid, and the cover that follows."""

from payung.membership.models.active import ActiveParticipants, MembershipCover, Standing
from payung.membership.models.cover import CoverageCell, CoverageRun, Protection
from payung.membership.models.links import Link
from payung.membership.models.participants import Participant
from payung.membership.models.payments import Payment

__all__ = [
    "ActiveParticipants",
    "CoverageCell",
    "CoverageRun",
    "Link",
    "MembershipCover",
    "Participant",
    "Payment",
    "Protection",
    "Standing",
]
