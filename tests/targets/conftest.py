"""A made-up regency with two districts and three villages, and workers placed by hand in words of bits."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection

from payung.access.accounts.actions import assign_role
from payung.access.models import User
from payung.access.numbers.keys import sealer
from payung.access.scope import Scope
from payung.coverage.indicator import ALL_SEGMENTS, indicator_sql
from payung.coverage.statements import Snapshot
from payung.coverage.window import Window
from payung.membership.models import CoverageCell, CoverageRun, Protection
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.regions.actions import load_official_regions
from payung.regions.official import OfficialRegion
from payung.register.models import Person, Work

NOW = dt.datetime(2025, 6, 20, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
ORIGIN, JUNE = Month.of(2024, 7), Month.of(2025, 6)
WINDOW = Window(ORIGIN, grace_months=3)
REGENCY, DISTRICT, OTHER_DISTRICT = "99.07", "99.07.01", "99.07.02"
MELATI, KENANGA, ANGGREK = "99.07.01.2001", "99.07.01.2002", "99.07.02.2001"
EVERYWHERE = Scope((RegionCode(REGENCY),))
REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    (REGENCY, "Rekaan", 2, "kabupaten"),
    (DISTRICT, "Barat", 3, "kecamatan"),
    (MELATI, "Melati", 4, "desa"),
    (KENANGA, "Kenanga", 4, "desa"),
    (OTHER_DISTRICT, "Timur", 3, "kecamatan"),
    (ANGGREK, "Anggrek", 4, "desa"),
]
_numbers = itertools.count(1)


def paid(*months: str) -> int:
    """The word of the months paid."""
    return sum(1 << (int(Month.parse(month)) - int(ORIGIN)) for month in months)


@dataclass(frozen=True)
class Worker:
    """A worker with paid months of the basic pair; fields named as in the tables."""

    full_name: str = "Warga Rekaan"
    village: str = MELATI
    basic: int = 0
    before: int = 0
    jht: int = 0
    identity: str = "usable"
    hamlet: str = "Timur"
    rw: str = "001"
    rt: str = "001"
    segment: str = "BPU"
    from_month: int = int(ORIGIN)
    until_month: int | None = None
    end_reason: str = ""
    nik: str = ""
    birth_date: dt.date | None = None
    occupation: str = "Petani/Pekebun"
    village_role: str = ""


@pytest.fixture
def rekaan(db: None) -> None:
    load_official_regions(by=None, regions=(OfficialRegion(*row) for row in REGIONS))
    CoverageRun.objects.create(
        computed_at=NOW,
        origin_month=int(ORIGIN),
        through_month=int(JUNE),
        complete_month=int(JUNE),
        grace_months=WINDOW.grace_months,
        workers=0,
    )


@pytest.fixture
def settle(rekaan: None) -> Callable[..., list[Person]]:
    """Writes workers, their protection and the cells that the coverage engine counts from them."""

    def write(*workers: Worker) -> list[Person]:
        people = Person.objects.bulk_create([_person(worker) for worker in workers])
        Work.objects.bulk_create(
            _work(person, worker) for person, worker in zip(people, workers, strict=True)
        )
        Protection.objects.bulk_create(
            _protection(person, worker) for person, worker in zip(people, workers, strict=True)
        )
        count_cells()
        return people

    return write


def count_cells() -> None:
    """Fill the cells of every month from the protections, by the engine's own statement."""
    CoverageCell.objects.all().delete()
    months = [WINDOW.first_month + i for i in range(int(JUNE) - int(WINDOW.first_month) + 1)]
    snapshot = Snapshot(WINDOW, "membership_protection", worker_column="person_id")
    with connection.cursor() as cursor:
        cursor.execute(indicator_sql(snapshot, months, levels=(Level.VILLAGE,)))
        rows = [row for row in cursor.fetchall() if row[2] != ALL_SEGMENTS]
    names = ("village_code", "segment", "month", "workers", "covered", "grace", "lapsed", "never")
    CoverageCell.objects.bulk_create(
        CoverageCell(programme="BASIC", unknown=row[-1], **dict(zip(names, row[1:-1], strict=True)))
        for row in rows
    )


def crowd(village: str, workers: int, covered: int) -> list[Worker]:
    """Workers of whom the first `covered` have paid for June."""
    june = paid("2025-06")
    return [Worker(village=village, basic=june if i < covered else 0) for i in range(workers)]


def user_with(role: str, region_code: str) -> User:
    """An account with one role from the start of 2025 on."""
    user = User.objects.create_user(username=f"{role}-{next(_numbers)}")
    assign_role(
        user=user, role=role, region_code=region_code, valid_from=dt.date(2025, 1, 1), by=None
    )
    return user


def _person(worker: Worker) -> Person:
    key = f"orang-{next(_numbers)}".encode()
    return Person(
        natural_key=key,
        content_hash=key,
        village_id=worker.village,
        full_name=worker.full_name,
        hamlet=worker.hamlet,
        rw=worker.rw,
        rt=worker.rt,
        birth_date=worker.birth_date,
        nik_sealed=sealer("nik").seal(worker.nik) if worker.nik else None,
        nik_state="valid" if worker.nik else "missing",
        updated_at=NOW,
    )


def _work(person: Person, worker: Worker) -> Work:
    return Work(
        person=person,
        occupation=worker.occupation,
        village_role=worker.village_role,
        segment=worker.segment,
        verdict="worker",
        reason="contoh",
        rule_version="contoh",
    )


def _protection(person: Person, worker: Worker) -> Protection:
    word = worker.basic
    return Protection(
        person=person,
        village_code=worker.village,
        segment=worker.segment,
        from_month=worker.from_month,
        until_month=worker.until_month,
        end_reason=worker.end_reason,
        identity=worker.identity,
        jkk=word,
        jkm=word,
        jht=worker.jht,
        jp=0,
        basic=word,
        before=worker.before,
    )
