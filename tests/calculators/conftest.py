"""A visitor without an account. No test here may ask the database anything."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    with translation.override("id"):
        yield


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})
