"""The invented regency, with an auditor of all of it and one of its east."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from payung.access.models import User
from payung.access.roles import Role
from payung.register.models import Person

from ..access.conftest import regency
from ..pages.village_set import EAST, MELATI, REGENCY, account

__all__ = ["regency"]


@pytest.fixture
def people(regency: None, db: None) -> None:
    """The rows of the regency."""


@pytest.fixture
def person(people: None) -> Person:
    return Person.objects.filter(village_id=MELATI).earliest("pk")


@pytest.fixture
def operator(people: None) -> User:
    return account("operator-melati", Role.VILLAGE_OPERATOR, MELATI)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def auditor(people: None) -> Any:
    return signed_in(account("auditor-kabupaten", Role.AUDITOR, REGENCY))


@pytest.fixture
def eastern_auditor(people: None) -> Any:
    return signed_in(account("auditor-timur", Role.AUDITOR, EAST))
