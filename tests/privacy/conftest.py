"""One small invented regency with the people who keep its data, and one villager of Melati."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from payung.access.models import User
from payung.access.roles import Role
from payung.register.models import Person

from ..pages.village_set import ANGGREK, KENANGA, MELATI, REGENCY, account, build


@pytest.fixture(autouse=True)
def _indonesian(settings: Any) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
    with translation.override("id"):
        yield


@pytest.fixture(scope="module")
def regency(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Written once for a module and taken back at its end; each test rolls its own writes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        build({MELATI: 20, KENANGA: 10, ANGGREK: 10})
        yield
        transaction.set_rollback(True)


def _of_old(name: str, role: str, region: str) -> User:
    """An account that held its role before today."""
    user = account(name, role, region)
    user.assignments.update(valid_from="2020-01-01")
    return user


@pytest.fixture
def steward(regency: None, db: None) -> User:
    return _of_old("penjaga", Role.DATA_STEWARD, REGENCY)


@pytest.fixture
def operator(regency: None, db: None) -> User:
    return _of_old("operator", Role.VILLAGE_OPERATOR, MELATI)


@pytest.fixture
def auditor(regency: None, db: None) -> User:
    return _of_old("pemeriksa", Role.AUDITOR, REGENCY)


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def villager(regency: None, db: None) -> Person:
    """A worker of Melati with a number, a membership and payments."""
    return Person.objects.filter(
        village_id=MELATI, nik_index__isnull=False, links__decision="match"
    ).earliest("pk")
