"""What holds for every test: no connection leaves this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection
from hypothesis import settings
from psycopg.conninfo import conninfo_to_dict

from payung.access.rows.sight import EVERYTHING, working_as
from payung.database import application_url, owner_url
from payung.database.granting import grant_rows

# A busy machine must not fail a property: time is measured in benchmarks/, never in a test.
settings.register_profile("payung", deadline=None)
settings.load_profile("payung")


@pytest.fixture(autouse=True, scope="session")
def _free_second_factor() -> None:
    """The accounts of most tests have a password only; `tests/access` forces the second factor."""
    site.SECOND_FACTOR_FORCED = False


@pytest.fixture(autouse=True, scope="session")
def _nothing_counted() -> None:
    """Many tests ask often, some without a database; those about limits switch the counting on."""
    site.RATE_LIMITED = False


_LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")
_connect = socket.socket.connect


def _connect_locally(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
        raise AssertionError(f"A test tried to reach {address[0]}: tests use no network.")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _connect_locally)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The test database is made by the owner of its tables, as an installation is."""
    connection.settings_dict.update(_login(owner_url()))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tests work in the application's role, and see everything where no page narrows it."""
    application = _login(application_url())
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            grant_rows(cursor, application["USER"])
            cursor.execute(  # for pytest-django, which empties every table after some tests
                f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {application['USER']}"
            )
            for table in (
                "access_auditevent", "access_chainentry", "access_changedrows", "access_formerrow"
            ):  # fmt: skip
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER audit_is_never_emptied")
        connection.close()
    owner = _login(owner_url())
    connection.settings_dict.update(application)
    with working_as(EVERYTHING):
        yield
        with django_db_blocker.unblock():
            connection.close()
    connection.settings_dict.update(owner)


def _login(url: str) -> dict[str, str]:
    fields = conninfo_to_dict(url)
    return {"USER": str(fields["user"]), "PASSWORD": str(fields["password"])}
