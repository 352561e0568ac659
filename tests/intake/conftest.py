"""A made-up regency with three villages, and one short way to send a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from payung.access.models import RoleAssignment, User
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.regions.actions import choose_regency, load_official_regions
from payung.regions.official import OfficialRegion

MELATI, KENANGA, ANGGREK = "99.07.01.2001", "99.07.01.2002", "99.07.02.2001"
REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    ("99.07", "Rekaan", 2, "kabupaten"),
    ("99.07.01", "Barat", 3, "kecamatan"),
    (MELATI, "Melati", 4, "desa"),
    (KENANGA, "Kenanga", 4, "desa"),
    ("99.07.02", "Timur", 3, "kecamatan"),
    (ANGGREK, "Anggrek", 4, "desa"),
]
Send = Callable[..., SourceFile]


@pytest.fixture
def rekaan(db: None, settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    load_official_regions(by=None, regions=(OfficialRegion(*row) for row in REGIONS))
    choose_regency(code="99.07", by=None)


@pytest.fixture
def send(rekaan: None) -> Send:
    def send(path: Path, kind: str = "roster", by: User | None = None, **more: Any) -> SourceFile:
        received = receive_file(path=path, file_name=path.name, kind=kind, by=by, **more)
        return process_file(source_file=received, by=by)

    return send


@pytest.fixture
def operator(rekaan: None) -> User:
    return user_with("village_operator", MELATI)


@pytest.fixture
def steward(rekaan: None) -> User:
    return user_with("data_steward", "99.07")


def user_with(role: str, code: str) -> User:
    user = User.objects.create_user(f"{role}-{code}", full_name=role)
    RoleAssignment.objects.create(user=user, role=role, region_code=code, valid_from="2020-01-01")
    return user
