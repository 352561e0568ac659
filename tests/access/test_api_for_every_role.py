"""Requests that schemathesis makes from our own OpenAPI description, right and wrong, by every role.

The API knows nobody: a cookie neither opens nor closes anything, and no answer is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from payung.access.accounts.holding import HOLDINGS
from payung.access.roles import Role
from payung.calculators.api.endpoints import api
from payung.primitives.region_code import Level

from ..pages.village_set import MELATI, REGENCY, WEST, account

pytestmark = pytest.mark.django_db
PLACES = {Level.REGENCY: REGENCY, Level.DISTRICT: WEST, Level.VILLAGE: MELATI}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def place(role: str) -> str:
    return next(code for level, code in PLACES.items() if level in HOLDINGS[role].levels)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Django's own test client does this too: a request may not close the connection of the test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


REFUSED = ["400", "401", "403", "404", "405", "406", "413", "415", "422", "429"]
CONFIG = SchemathesisConfig.from_dict(
    {
        "phases": {
            "coverage": {"enabled": False}
        },  # 6,000 requests at each collection: a minute of work
        "checks": {"negative_data_rejection": {"expected-statuses": REFUSED}},
    }
)
schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api"), config=CONFIG)
schema.app = get_wsgi_application()


@pytest.fixture
def readers(regency: None) -> Iterator[str]:
    """The sessions of all roles, again and again."""
    sessions = []
    for role in Role.values:
        client = Client()
        person = account(f"orang-{role}", role, place(role))
        client.force_login(person, backend=BACKEND)
        sessions.append(client.cookies["sessionid"].value)
    return cycle(sessions)


def left_out(case: Any) -> list[Any]:
    """A schema cannot say all that the law forbids; in a list each wrong case is answered in its place."""
    return [positive_data_acceptance, *([negative_data_rejection] * isinstance(case.body, list))]


@schema.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_of_the_api_is_one_it_describes_whoever_asks(
    case: Any, readers: Iterator[str]
) -> None:
    """Each request is made without an account and by one role, in turn."""
    answers = []
    for session in ("", next(readers)):
        case.cookies = {"sessionid": session} if session else {}
        response = case.call()
        case.validate_response(response, excluded_checks=left_out(case))
        answers.append((response.status_code, response.content))
    assert answers[0] == answers[1], "an account changes nothing"
