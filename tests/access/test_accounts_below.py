"""Who manages accounts: roles that end, ways in for who forgot the password, names that differ in case."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from payung.access.accounts.actions import assign_role, end_role
from payung.access.accounts.invitations import Invited, accept, invite, invite_again
from payung.access.models import AuditEvent, RoleAssignment, User
from payung.access.roles import Role
from payung.access.scope import held_by
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError

from ..pages.village_set import ANGGREK, EAST, KENANGA, MELATI, PASSWORD, REGENCY, WEST, account

TODAY = timezone.localdate()
PAGE = "/akun/orang/"


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_FORCED = False


def signed_in(name: str) -> Client:
    client = Client()
    client.post("/masuk/", {"login": name, "password": PASSWORD})
    return client


def test_an_officer_sees_the_accounts_whose_roles_he_may_give_and_no_others() -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    account("desa-timur", Role.VILLAGE_OPERATOR, KENANGA)
    account("perencana", Role.PLANNING_OFFICER, REGENCY)
    page = signed_in("camat").get(PAGE).content.decode()
    assert "desa-melati" in page
    assert ("desa-timur" in page) is KENANGA.startswith(WEST)
    assert "perencana" not in page


def test_an_account_with_a_role_beyond_the_officers_hands_is_not_in_his_list() -> None:
    """Else a new way in would give him the other role's pages."""
    account("camat", Role.DISTRICT_OFFICER, WEST)
    both = account("dua", Role.VILLAGE_OPERATOR, MELATI)
    assign_role(user=both, role=Role.DISTRICT_OFFICER, region_code=EAST, valid_from=TODAY, by=None)
    assert "dua" not in signed_in("camat").get(PAGE).content.decode()
    refused = signed_in("camat").post(f"{PAGE}{both.pk}/jalan-masuk/")
    assert refused.status_code == 404


def test_who_forgot_the_password_gets_a_new_way_in_that_opens_once() -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    operator = account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    page = signed_in("camat").post(f"{PAGE}{operator.pk}/jalan-masuk/").content.decode()
    address = re.search(r"/undangan/[\w-]+/", page)
    assert address
    new = {"password1": "kambing-biru-di-perahu", "password2": "kambing-biru-di-perahu"}
    back = Client()
    back.post(address[0], new)
    assert back.get(f"/desa/{MELATI}/").status_code == 200
    assert Client().post(address[0], new).status_code == 404
    assert signed_in("desa-melati").get("/akun/").status_code == 302, "the old password is over"


def _promoted(officer: User, operator: User) -> None:
    """From next month on: a role that the officer could not give."""
    later = TODAY + dt.timedelta(days=30)
    assign_role(user=operator, role="data_steward", region_code=REGENCY, valid_from=later, by=None)


def _moved(officer: User, operator: User) -> None:
    RoleAssignment.objects.filter(user=officer).update(region_code=EAST)


def _dismissed(officer: User, operator: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False)


def _closed(officer: User, operator: User) -> None:
    User.objects.filter(pk=operator.pk).update(is_active=False)


@pytest.mark.parametrize("happens", [_promoted, _moved, _dismissed, _closed])
def test_a_way_in_ends_when_its_sender_could_no_longer_give_it(happens: Any) -> None:
    """Else a week-old address would open what the account became meanwhile."""
    officer = account("camat", Role.DISTRICT_OFFICER, WEST)
    operator = account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    sent = invite_again(user=operator, by=officer, at=timezone.now(), today=TODAY)
    happens(officer, operator)
    with pytest.raises(NotFoundError):
        accept(
            secret=sent.secret,
            password="kambing-biru-di-perahu",
            at=timezone.now(),
            today=TODAY,
        )
    assert User.objects.get(pk=operator.pk).check_password(PASSWORD)


def test_a_role_that_is_ended_opens_nothing_from_the_same_moment() -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    operator, role = signed_in("desa-melati"), RoleAssignment.objects.get(role="village_operator")
    assert operator.get(f"/desa/{MELATI}/").status_code == 200
    signed_in("camat").post(f"{PAGE}peran/{role.pk}/akhiri/", {"because": "pindah tugas"})
    assert operator.get(f"/desa/{MELATI}/").status_code in (403, 404)
    event = AuditEvent.objects.filter(verb="role_ended").get()
    assert event.details["because"] == "pindah tugas"
    assert (event.actor_name, event.region_code) == ("Camat", MELATI)


@pytest.mark.parametrize("which", [0, None])
def test_a_role_outside_the_list_is_answered_with_a_sentence(which: int | None) -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    other = account("desa-anggrek", Role.VILLAGE_OPERATOR, ANGGREK).assignments.get()
    asked = other.pk if which is None else which
    answer = signed_in("camat").post(f"{PAGE}peran/{asked}/akhiri/", {"because": "pindah tugas"})
    assert answer.status_code == 404
    assert "Peran itu tidak ada dalam daftar Anda" in answer.content.decode()
    assert RoleAssignment.objects.get(pk=other.pk).valid_until is None


def _invited(by: User) -> Invited:
    return invite(
        username="melati-baru", full_name="Melati Baru", role=Role.VILLAGE_OPERATOR,
        region_code=MELATI, role_until=None, by=by, at=timezone.now(), today=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["kades", "camat"])
def test_an_invitation_is_withdrawn_by_who_sent_it_and_by_who_could_have(who: str) -> None:
    sent = _invited(account("kades", Role.VILLAGE_HEAD, MELATI))
    account("camat", Role.DISTRICT_OFFICER, WEST)
    client = signed_in(who)
    address = f"{PAGE}undangan/{sent.invitation.pk}/tarik/"
    assert address in client.get(PAGE).content.decode()
    page = client.post(address, {"because": "nama akun keliru"}, follow=True).content.decode()
    assert "Undangan untuk melati-baru ditarik." in page
    assert address not in page
    assert Client().get(f"/undangan/{sent.secret}/").status_code == 404
    event = AuditEvent.objects.get(verb="invitation_withdrawn")
    assert event.details == {"username": "melati-baru", "because": "nama akun keliru"}


def test_an_invitation_stays_without_a_reason_and_for_strangers() -> None:
    sent = _invited(account("kades", Role.VILLAGE_HEAD, MELATI))
    account("desa-lain", Role.VILLAGE_HEAD, KENANGA)
    address = f"{PAGE}undangan/{sent.invitation.pk}/tarik/"
    assert signed_in("kades").post(address, {"because": ""}).status_code == 400
    assert signed_in("desa-lain").post(address, {"because": "nama keliru"}).status_code == 404
    assert Client().get(f"/undangan/{sent.secret}/").status_code == 200


def test_a_used_invitation_is_no_more_withdrawn_than_its_role_is_ended() -> None:
    sent = _invited(account("kades", Role.VILLAGE_HEAD, MELATI))
    accept(secret=sent.secret, password="kambing-biru-di-perahu", at=timezone.now(), today=TODAY)
    address = f"{PAGE}undangan/{sent.invitation.pk}/tarik/"
    answer = signed_in("kades").post(address, {"because": "nama keliru"})
    assert "sudah dipakai" in answer.content.decode()


def test_nobody_ends_a_role_that_he_could_not_give() -> None:
    operator = account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    account("camat", Role.DISTRICT_OFFICER, WEST)
    camat = RoleAssignment.objects.get(role="district_officer")
    with pytest.raises(NotPermittedError):
        end_role(assignment=camat, because="pindah tugas", by=operator, today=TODAY)


def test_a_role_given_again_on_the_day_it_ended_runs_again() -> None:
    officer = account("camat", Role.DISTRICT_OFFICER, WEST)
    operator = account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    end_role(assignment=operator.assignments.get(), because="pindah tugas", by=officer, today=TODAY)
    assert held_by(User.objects.get(pk=operator.pk), on=TODAY) == []
    assign_role(
        user=operator, role="village_operator", region_code=MELATI, valid_from=TODAY, by=None
    )
    assert len(held_by(User.objects.get(pk=operator.pk), on=TODAY)) == 1


@pytest.mark.parametrize(
    ("later_by", "until", "meets"),
    [(0, None, True), (30, None, True), (-30, 0, True), (-30, -1, False)],
)
def test_roles_that_exclude_each_other_may_not_meet_on_any_day(
    later_by: int, until: int | None, meets: bool
) -> None:
    """An officer from today on, who shall also audit `later_by` days later (or earlier)."""
    user = account("orang", Role.LABOUR_OFFICER, REGENCY)
    first = TODAY + dt.timedelta(days=later_by)
    last = first + dt.timedelta(days=90) if until is None else TODAY + dt.timedelta(days=until)
    new: dict[str, Any] = {
        "role": Role.AUDITOR,
        "region_code": REGENCY,
        "valid_from": first,
        "valid_until": last,
    }
    if meets:
        with pytest.raises(InputError, match="tidak boleh dipegang bersama"):
            assign_role(user=user, **new, by=None)
    else:
        assign_role(user=user, **new, by=None)


def test_the_database_itself_keeps_a_name_once_in_any_case() -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Operator")


def test_a_lost_phone_is_signed_out_by_the_superior() -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    operator = account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    phone = signed_in("desa-melati")
    phone.get("/")  # allauth writes the session down with the first page
    page = signed_in("camat").post(f"{PAGE}{operator.pk}/keluarkan/", follow=True)
    assert "keluar dari semua perangkat" in page.content.decode()
    assert phone.get("/akun/").status_code == 302
    assert AuditEvent.objects.filter(verb="sessions_ended", object_id=operator.pk).exists()


@pytest.mark.parametrize(
    ("seconds", "still_in"),
    [(30 * 60, True), (59 * 60, True), (61 * 60, False), (13 * 60 * 60, False)],
)
def test_who_opens_no_page_for_an_hour_signs_in_again(
    seconds: int, still_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    client = signed_in("desa-melati")
    later = time.time() + seconds
    monkeypatch.setattr("payung.access.accounts.session_length.time.time", lambda: later)
    page = client.get(f"/desa/{MELATI}/", follow=True).content.decode()
    assert ("Anda keluar sendiri" in page) is not still_in


def test_after_twelve_hours_one_signs_in_again_however_busy_one_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    client, began = signed_in("desa-melati"), time.time()
    answers = []
    for half_hours in range(1, 27):
        now = began + half_hours * 30 * 60
        monkeypatch.setattr("payung.access.accounts.session_length.time.time", lambda now=now: now)
        answers.append(client.get("/akun/").status_code)
    assert answers == [200] * 24 + [302] * 2


def test_signing_out_asks_the_browser_to_forget_the_pages() -> None:
    account("desa-melati", Role.VILLAGE_OPERATOR, MELATI)
    answer = signed_in("desa-melati").post("/keluar/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    ("password", "accepted"),
    [
        ("payung-desa-2026", False),
        ("BPJSketenagakerjaan1", False),
        ("desa-melati-12345678", False),
        ("kambing-biru-di-perahu", True),
        ("payung-kambing-biru", True),
    ],
)
def test_a_password_of_the_words_of_the_office_is_refused(password: str, accepted: bool) -> None:
    user = User(username="desa-melati", full_name="Sitti Aminah")
    if accepted:
        validate_password(password, user)
    else:
        with pytest.raises(ValidationError):
            validate_password(password, user)
