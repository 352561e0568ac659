"""A signed-in client for each person around the table, over one small invented regency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import translation

from payung.access.roles import Role

from .village_set import ANGGREK, KENANGA, MELATI, REGENCY, WEST, account, aim, build

WORKERS = {MELATI: 40, KENANGA: 20, ANGGREK: 10}


@pytest.fixture(autouse=True)
def _indonesian(settings: Any) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
    caches["process"].clear()
    with translation.override("id"):
        yield


@pytest.fixture(scope="module")
def rekaan(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Written once for a module and taken back at its end; each test rolls its own writes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(WORKERS)
        aim()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def as_role(rekaan: None, db: None) -> Callable[[str, str], Client]:
    """A client signed in with one role over one region."""

    def sign_in(role: str, region: str = REGENCY) -> Client:
        client = Client()
        client.force_login(account(f"{role}-{region}", role, region))
        return client

    return sign_in


@pytest.fixture
def officer(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.REGENCY_OFFICER)


@pytest.fixture
def operator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.VILLAGE_OPERATOR, MELATI)


@pytest.fixture
def district_officer(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.DISTRICT_OFFICER, WEST)


@pytest.fixture
def insurer(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.INSURER_OFFICER)


@pytest.fixture
def steward(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.DATA_STEWARD)
