"""Two villages with people whose memberships are in doubt, and reviewers of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.membership.conftest import NOW, VILLAGE, membership, rekaan, worker

from payung.access.models import RoleAssignment, User
from payung.access.roles import Role
from payung.membership.models import Link, Participant
from payung.register.models import Person

__all__ = ["rekaan"]
OTHER_VILLAGE = "99.07.04.2006"
DISTRICT = "99.07.04"
REGENCY = "99.07"
Doubt = Callable[..., tuple[Person, Participant]]


@pytest.fixture
def doubt(rekaan: object) -> Doubt:
    """A person and a membership that may be his or hers, with what speaks for and against it."""

    def doubt(
        name: str, probability: float = 0.6, village: str = VILLAGE
    ) -> tuple[Person, Participant]:
        person = worker(name, village=village)
        participant = membership(name, registered_on="2024-02-01")
        possible(person, participant, probability)
        return person, participant

    return doubt


def possible(person: Person, participant: Participant, probability: float) -> Link:
    return Link.objects.create(
        participant=participant,
        person=person,
        decision="review",
        probability=probability,
        decided_at=NOW,
        method="engine",
        evidence=[["nik", "different", -8.0], ["name", "same", 11.0], ["born", "swapped", 4.0]],
    )


def reviewer(name: str, role: str = Role.VILLAGE_OPERATOR, region: str = VILLAGE) -> User:
    user = User.objects.create_user(name, full_name=name.title())
    RoleAssignment.objects.create(user=user, role=role, region_code=region, valid_from="2020-01-01")
    return user
