"""One small invented regency, with somebody who has no region."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from payung.access.roles import Role
from payung.register.models import Person

from ..pages.village_set import ANGGREK, KENANGA, MELATI, NOW, REGENCY, account, aim, build

UNPLACED = "Tanpa Wilayah"


@pytest.fixture(scope="module")
def regency(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Written once for a module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build({MELATI: 40, KENANGA: 20, ANGGREK: 10})
        aim()
        Person.objects.create(
            natural_key=b"unplaced", content_hash=b"", full_name=UNPLACED, updated_at=NOW
        )
        _divide_the_target()
        yield
        transaction.set_rollback(True)


def _divide_the_target() -> None:
    officer = Client()
    officer.force_login(account("pembagi", Role.REGENCY_OFFICER, REGENCY))
    target = f"/kabupaten/{REGENCY}/target/"
    officer.post(target, {"cara": "relative", "alasan": "Rapat 11 Juni"})
    asked = {"kunci": "gap", "paling_sedikit": "0", "paling_banyak": "100", "versi": "0"}
    officer.post(f"{target}pembagian/", {**asked, "orang": "20", "alasan": "Rapat 20 Juni"})
