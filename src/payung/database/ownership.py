"""Speaking to the database as the owner of its tables: to migrate them, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from payung.database.granting import grant_rows
from payung.database.server import owner_url

_LOGIN = {"USER": "user", "PASSWORD": "password"}


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, Django's connection is the owner's; the application is given its rights at the end."""
    settings = connection.settings_dict
    application = {name: settings[name] for name in _LOGIN}
    owner = conninfo_to_dict(owner_url())
    connection.close()
    settings.update({name: str(owner.get(key, "")) for name, key in _LOGIN.items()})
    try:
        yield
        if settings["USER"] != application["USER"]:
            with connection.cursor() as cursor:
                grant_rows(cursor, application["USER"])
    finally:
        connection.close()
        settings.update(application)
