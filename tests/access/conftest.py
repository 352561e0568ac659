"""One small invented regency, with somebody who has no region."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from payung.register.models import Person

from ..pages.village_set import ANGGREK, KENANGA, MELATI, NOW, aim, build

UNPLACED = "Tanpa Wilayah"


@pytest.fixture(scope="module")
def regency(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Written once for a module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build({MELATI: 10, KENANGA: 10, ANGGREK: 10})
        aim()
        Person.objects.create(
            natural_key=b"unplaced", content_hash=b"", full_name=UNPLACED, updated_at=NOW
        )
        yield
        transaction.set_rollback(True)
