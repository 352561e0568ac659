"""An invented regency with real rows: people, memberships, payments, and cover computed from them.

Of every ten workers of a village: four are covered in June 2025 (one of them only until June), one is in
grace, one lapsed, one has no usable identity, one may be somebody the insurer knows, two never paid.
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

from django.utils import timezone

from payung.access.accounts.actions import assign_role, create_user
from payung.access.models import User
from payung.access.numbers.keys import sealer
from payung.membership.cover.run import compute_coverage
from payung.membership.models import Link, Participant, Payment
from payung.primitives.month import Month
from payung.regions.actions import choose_regency, load_official_regions
from payung.regions.models import Denominator
from payung.regions.official import OfficialRegion
from payung.register.models import Household, Person, Work
from payung.targets.actions import propose_target
from payung.targets.models import Statement
from payung.targets.proposed_target import ProposedTarget

NOW = dt.datetime(2025, 7, 3, 9, 0, tzinfo=dt.UTC)
JUNE, MAY = Month.of(2025, 6), Month.of(2025, 5)
REGENCY, WEST, EAST = "99.07", "99.07.01", "99.07.02"
MELATI, KENANGA, ANGGREK, EMPTY = (
    "99.07.01.2001",
    "99.07.01.2002",
    "99.07.02.2001",
    "99.07.02.2002",
)
PASSWORD = "sandi-untuk-uji-saja"
LONG_NAME = "Andi Muhammad Nurhidayatullah Daeng Mappatunruq bin Haji Abdurrahman"
REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    (REGENCY, "Rekaan", 2, "kabupaten"),
    (WEST, "Barat", 3, "kecamatan"),
    (MELATI, "Melati", 4, "desa"),
    (KENANGA, "Kenanga Mattunreng Tellue Lamatti Riattang", 4, "desa"),
    (EAST, "Timur", 3, "kecamatan"),
    (ANGGREK, "Anggrek", 4, "desa"),
    (EMPTY, "Kosong", 4, "desa"),
]
_HAMLETS = ("Bonto", "Lembang", "")
_serial = itertools.count(1)


@dataclass(frozen=True)
class Made:
    """One worker of the set before it is written."""

    person: Person
    kind: int


def build(
    people: dict[str, int],
    regions: list[tuple[str, str, int, str]] = REGIONS,
    through: Month = JUNE,
) -> None:
    """Write the regions, so many workers for each village, their cover and a target."""
    load_official_regions(by=None, regions=(OfficialRegion(*row) for row in regions))
    choose_regency(code=REGENCY, by=None)
    made = [_made(village, n) for village, count in people.items() for n in range(count)]
    households = Household.objects.bulk_create(_household(m.person, n) for n, m in enumerate(made))
    for each, household in zip(made, households, strict=True):
        each.person.household = household
    Person.objects.bulk_create((m.person for m in made), batch_size=5000)
    Work.objects.bulk_create((_work(m.person) for m in made), batch_size=5000)
    _memberships(made)
    compute_coverage(at=NOW, through=through, by=None)


def aim(basis_points: int = 4000) -> None:
    """The target "20 % above" with both readings open, one stated figure and the insurer's potential."""
    proposed = ProposedTarget(
        region_code=REGENCY,
        base_month=Month.of(2024, 12),
        base_basis_points=basis_points,
        stated_basis_points=2000,
        deadline_month=Month.of(2025, 12),
        denominator=100,
        denominator_source="BPJS Ketenagakerjaan Rekaan, 11 Juni 2025",
        legal_source="Peraturan contoh 15/2024",
    )
    propose_target(proposed=proposed, by=None, at=NOW)
    Statement.objects.create(
        region_id=REGENCY,
        said_on=dt.date(2025, 6, 11),
        about_month=int(JUNE),
        basis_points=3360,
        text="Kepesertaan sudah mencapai 33,6 persen.",
        source="berita contoh",
    )
    Denominator.objects.create(
        region_id=REGENCY,
        segment=Denominator.ALL_SEGMENTS,
        basis=Denominator.Basis.POTENTIAL,
        people=125,
        source="BPJS Ketenagakerjaan Rekaan",
        as_of=dt.date(2025, 6, 11),
    )


def account(name: str, role: str, region: str) -> User:
    """An account with one role over one region."""
    user = create_user(username=name, full_name=name.title(), password=PASSWORD, by=None)
    assign_role(user=user, role=role, region_code=region, valid_from=timezone.localdate(), by=None)
    return user


def _made(village: str, n: int) -> Made:
    number = next(_serial)
    kind = n % 10
    has_identity = kind != 6
    nik = f"990701{1 + n % 28:02d}0180{number % 9998 + 1:04d}" if has_identity else ""
    seal = sealer("nik")
    return Made(
        Person(
            natural_key=number.to_bytes(16, "big"),
            content_hash=number.to_bytes(16, "big"),
            village_id=village,
            full_name=LONG_NAME if n == 8 else f"Warga {_word(number)} {kind}",
            birth_date=dt.date(1960 + n % 40, 1, 1 + n % 28) if has_identity else None,
            sex="LP"[n % 2],
            address="Jalan Contoh",
            hamlet=_HAMLETS[n % 3],
            rw="001",
            rt=f"{1 + n % 4:03d}",
            relationship="Kepala Keluarga",
            nik_sealed=seal.seal(nik) if nik else None,
            nik_index=seal.index(nik) if nik else None,
            nik_state="valid" if nik else "damaged",
            updated_at=NOW,
        ),
        kind,
    )


def _word(number: int) -> str:
    syllables = ("ba", "ci", "do", "fe", "gu", "ha", "ji", "ko", "le", "mu")
    return "".join(syllables[int(digit)] for digit in str(number)).title()


def _household(person: Person, n: int) -> Household:
    kk = f"99070101018{n:05d}"
    return Household(
        village_id=person.village_id,
        kk_sealed=sealer("kk").seal(kk),
        kk_index=sealer("kk").index(kk),
    )


def _work(person: Person) -> Work:
    return Work(
        person=person,
        occupation="Petani/Pekebun",
        segment="BPU",
        verdict="worker",
        reason="pekerjaan",
        rule_version="contoh",
        from_month=int(Month.of(2022, 1)),
    )


def _memberships(made: list[Made]) -> None:
    members = [m for m in made if m.kind in (0, 1, 2, 3, 4, 5, 7)]
    participants = Participant.objects.bulk_create(
        (_participant(m) for m in members), batch_size=5000
    )
    pairs = list(zip(members, participants, strict=True))
    Link.objects.bulk_create((_link(m, p) for m, p in pairs), batch_size=5000)
    Payment.objects.bulk_create(
        (payment for m, p in pairs for payment in _payments(m, p)), batch_size=5000
    )


def _participant(made: Made) -> Participant:
    number = next(_serial)
    return Participant(
        natural_key=number.to_bytes(16, "big"),
        content_hash=number.to_bytes(16, "big"),
        full_name=made.person.full_name,
        village_id=made.person.village_id,
        segment="BPU",
        programmes=3,
        status="active",
        registered_on=dt.date(2024, 1, 5),
        stated_on=dt.date(2025, 6, 30),
        source_of_funds="dana_desa",
    )


def _link(made: Made, participant: Participant) -> Link:
    is_open = made.kind == 7
    return Link(
        participant=participant,
        person=made.person,
        decision="review" if is_open else "match",
        probability=0.6 if is_open else 0.999,
        decided_at=NOW,
        method="engine",
    )


_PAID = {
    0: (Month.of(2025, 1), 6),
    1: (Month.of(2025, 1), 12),
    2: (Month.of(2025, 1), 12),
    3: (Month.of(2025, 6), 6),
    4: (Month.of(2024, 11), 6),
    5: (Month.of(2024, 5), 6),
    7: (Month.of(2025, 1), 12),
}


def _payments(made: Made, participant: Participant) -> list[Payment]:
    first, months = _PAID[made.kind]
    return [
        Payment(
            natural_key=next(_serial).to_bytes(16, "big"),
            participant=participant,
            first_month=int(first),
            months=months,
            programmes=3,
            amount=16_800 * months,
            source_of_funds="dana_desa",
            paid_on=first.first_day,
        )
    ]
