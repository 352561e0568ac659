"""Every address x every role x {own, parent, sibling, child, no region}: it opens for its duty, or not.

The expected answer is computed from the table in `addresses.py`; no cell is written by hand.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from payung.access.accounts.holding import can_give
from payung.access.accounts.invitations import VALID_FOR
from payung.access.models import Invitation, User
from payung.access.roles import Duty, Role
from payung.access.scope import held_by, scope_of
from payung.intake import storage, worker
from payung.intake.models import NotedRows, RejectedRow, SourceFile
from payung.membership.models import Participant
from payung.primitives.region_code import RegionCode
from payung.privacy.models import Breach, Processing, SubjectRequest
from payung.register.models import Person

from ..pages.village_set import (
    ANGGREK,
    EAST,
    KENANGA,
    LONG_NAME,
    MELATI,
    REGENCY,
    WEST,
    account,
)
from .addresses import ADDRESSES, ANYBODY, GIVER, OPEN, Address

TODAY = dt.date.today()
PLACES = (REGENCY, WEST, EAST, MELATI, KENANGA, ANGGREK, "99", "98.01")
WHO = [
    ("", ""),
    ("without a role", ""),
    (Role.VILLAGE_OPERATOR, MELATI),
    (Role.VILLAGE_HEAD, MELATI),
    (Role.DISTRICT_OFFICER, WEST),
    (Role.REGENCY_OFFICER, REGENCY),
    (Role.DATA_STEWARD, REGENCY),
    (Role.INSURER_OFFICER, REGENCY),
    (Role.LABOUR_OFFICER, REGENCY),
    (Role.VILLAGE_AFFAIRS_OFFICER, REGENCY),
    (Role.PLANNING_OFFICER, REGENCY),
    (Role.FINANCE_OFFICER, REGENCY),
    (Role.AGENT, MELATI),
    (Role.ADMINISTRATOR, REGENCY),
    (Role.AUDITOR, REGENCY),
    (Role.AUDITOR, EAST),
]
REFUSED = {403, 404}
OF_NO_REGION = {"", "processing"}
NOT_ASKED = {"root", "halfway"}
PLACEHOLDERS = (
    "<str:code>",
    "<int:person_id>",
    "<int:participant_id>",
    "<int:file_id>",
    "<int:row_id>",
    "<str:secret>",
    "<int:pk>",
    "<int:processing_id>",
    "<int:request_id>",
    "<int:breach_id>",
    "<int:user_id>",
    "<int:role_id>",
    "<int:invitation_id>",
)


def every_route(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from every_route(entry, route)


def test_every_address_of_the_site_stands_in_the_table() -> None:
    assert set(every_route(get_resolver())) == set(ADDRESSES)


def test_every_role_is_tried() -> None:
    assert {role for role, _region in WHO} - {"", "without a role"} == set(Role.values)


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.FILES_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(worker, "start", lambda file_id: None)


def signed_in(role: str, region: str) -> tuple[Client, User | None]:
    client = Client()
    if not role:
        return client, None
    if not region:
        user = User.objects.create_user("tanpa-peran")
    else:
        user = account(f"{role}-{region}", role, region)
    TOTP.activate(user, "A" * 32)
    RecoveryCodes.activate(user)
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client, user


def may(user: User | None, address: Address, region: str | None) -> bool:
    """What the table and the duties of the roles say."""
    if address.opens_for == OPEN:
        return True
    if user is None:
        return False
    if address.opens_for == ANYBODY:
        return True
    if address.opens_for == GIVER:
        return can_give(Role.VILLAGE_OPERATOR, RegionCode(region), held_by(user, on=TODAY))
    duties = address.opens_for if isinstance(address.opens_for, tuple) else (address.opens_for,)
    scopes = [scope_of(user, Duty(duty), on=TODAY) for duty in duties]
    if address.of in OF_NO_REGION:
        return any(scope.codes for scope in scopes)
    return any(s.unplaced if region is None else s.contains(region) for s in scopes)


def targets(address: Address, user: User | None) -> Iterator[tuple[str | None, str]]:
    """(region, what stands in the placeholder) for every place this address can be asked about."""
    if address.of == "code":
        known = [code for code in PLACES if RegionCode(code).level in address.levels]
        yield from ((code, code) for code in known)
    elif address.of in PLACED:
        number_in, codes = PLACED[address.of]
        yield from ((code, str(number_in(code))) for code in codes)
    elif address.of == "key":
        yield None, str(passkey_of(user or User.objects.create_user("lain")).pk)
    else:
        yield None, MADE[address.of]()


def processing() -> str:
    told = dict.fromkeys(("title", "purpose", "regulation", "data", "people"), "uji")
    by = User.objects.create_user("pencatat")
    made = Processing.objects.create(
        **told, basis="consent", valid_from=TODAY, by=by, at=timezone.now()
    )
    return str(made.pk)


def breach_in(code: str) -> int:
    by, _made = User.objects.get_or_create(username="pelapor")
    now = timezone.now()
    made = Breach.objects.create(title="uji", region_code=code, noticed_at=now, by=by, at=now)
    return made.pk


def invited() -> str:
    Invitation.objects.create(
        secret_hash=sha256(b"rahasia").digest(), username="baru", role=Role.VILLAGE_HEAD,
        region_code=MELATI, invited_at=timezone.now(), expires_at=timezone.now() + VALID_FOR,
    )  # fmt: skip
    return "rahasia"


MADE = {"": lambda: "", "invitation": invited, "processing": processing}


def operator_of(code: str) -> User:
    return account(f"bawahan-{code}", Role.VILLAGE_OPERATOR, code)


def invitation_to(code: str) -> int:
    made = Invitation.objects.create(
        secret_hash=sha256(code.encode()).digest(), username="baru", role=Role.VILLAGE_OPERATOR,
        region_code=code, invited_at=timezone.now(), expires_at=timezone.now() + VALID_FOR,
    )  # fmt: skip
    return made.pk


def passkey_of(user: User) -> Authenticator:
    data = {"name": "Telepon", "credential": {}}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)


def request_about(code: str | None) -> SubjectRequest:
    """Granted: its letter can be read, and deciding it again is refused with a sentence."""
    by, _made = User.objects.get_or_create(username="penerima")
    return SubjectRequest.objects.create(
        person=Person.objects.filter(village_id=code).earliest("pk"), village_code=code or "",
        kind="erasure", state="granted", applicant="pemohon", standing="self", identity="id_card",
        taken_by=by, received_at=timezone.now(), decided_at=timezone.now(), decided_by=by,
    )  # fmt: skip


def file_of(code: str) -> SourceFile:
    file = SourceFile.objects.create(
        kind="roster", file_name="warga.csv", sha256="", size=1, village_code=code, state="reading"
    )
    RejectedRow.objects.create(pk=file.pk, source_file=file, row_number=2, check_id="x", cells=[])
    NotedRows.objects.create(
        source_file=file, check_id="x", column="nik", rows=[2], texts=[""], keys=[None]
    )
    place = storage.place_of(file.pk)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("nama\n")
    return file


VILLAGES = (MELATI, KENANGA, ANGGREK)
PLACED: dict[str, tuple[Callable[[Any], int], tuple[str | None, ...]]] = {
    "person": (
        lambda code: Person.objects.filter(village_id=code).earliest("pk").pk,
        (*VILLAGES, None),
    ),
    "participant": (
        lambda code: Participant.objects.filter(village_id=code).earliest("pk").pk,
        VILLAGES,
    ),
    "file": (lambda code: file_of(code).pk, (*VILLAGES, REGENCY)),
    "breach": (breach_in, (*VILLAGES, REGENCY)),
    "request": (lambda code: request_about(code).pk, (*VILLAGES, None)),
    "account": (lambda code: operator_of(code).pk, VILLAGES),
    "role": (lambda code: operator_of(code).assignments.get().pk, VILLAGES),
    "waiting invitation": (invitation_to, VILLAGES),
}


def ask(client: Client, route: str, address: Address, filled: str) -> HttpResponse:
    path = "/" + route
    for placeholder in PLACEHOLDERS:
        path = path.replace(placeholder, filled)
    for placeholder, value in address.fill.items():
        path = path.replace(placeholder, value)
    if address.method == "post":
        return client.post(path, address.data)
    return client.get(path)


def opened(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/masuk/")
    return answer.status_code not in REFUSED and not to_sign_in


@pytest.mark.parametrize("route", [r for r, a in ADDRESSES.items() if a.method not in NOT_ASKED])
@pytest.mark.parametrize(("role", "region"), WHO)
def test_an_address_opens_for_its_duty_in_ones_own_region_and_for_nobody_else(
    role: str, region: str, route: str
) -> None:
    client, user = signed_in(role, region)
    address = ADDRESSES[route]
    if route == "keluar/":
        return  # leads everybody to signing in, who has an account and who has none
    for place, filled in targets(address, user):
        answer = ask(client, route, address, filled)
        assert answer.status_code < 500
        if place in ("98.01", "99") and may(user, address, place):
            continue  # a province has no page of its own
        assert opened(answer) is may(user, address, place), (place, answer.status_code)
        assert_no_stranger(answer, user)


def assert_no_stranger(answer: HttpResponse, user: User | None) -> None:
    """Whatever the answer is: no name of somebody outside the reader's regions stands in it."""
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = answer.content.decode()
    for person in Person.objects.exclude(full_name=LONG_NAME):
        if person.full_name in page:
            assert user is not None
            assert may(user, ADDRESSES["orang/<int:person_id>/"], person.village_id), person
