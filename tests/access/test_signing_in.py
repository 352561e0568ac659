"""Signing in: a second factor for who sees many people, lockout, invitations by a superior, sessions."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from payung.access.accounts import invitations
from payung.access.accounts.actions import assign_role, create_user
from payung.access.accounts.holding import HOLDINGS, excludes
from payung.access.accounts.second_factor import needs_second_factor
from payung.access.models import AuditEvent, Invitation, RoleAssignment, User
from payung.access.roles import DUTIES, Duty, Role
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError

from ..pages.village_set import KENANGA, MELATI, PASSWORD, REGENCY, WEST, account

NEW_PASSWORD = "kambing-biru-di-atas-perahu"
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
TODAY = timezone.localdate()  # the roles of the tests begin today


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_FORCED = True
    cache.clear()


def sign_in(name: str, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    return client, client.post("/masuk/", {"login": name, "password": password}, follow=True)


def present_code(secret: str) -> str:
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


# Second factor


@pytest.mark.parametrize(
    ("role", "region", "needed"),
    [
        (Role.VILLAGE_OPERATOR, MELATI, False),
        (Role.VILLAGE_HEAD, MELATI, False),
        (Role.DISTRICT_OFFICER, WEST, True),
        (Role.REGENCY_OFFICER, REGENCY, True),
        (Role.DATA_STEWARD, REGENCY, True),
        (Role.INSURER_OFFICER, REGENCY, True),
        (Role.AUDITOR, REGENCY, True),
        (Role.ADMINISTRATOR, REGENCY, True),
        (Role.PLANNING_OFFICER, REGENCY, False),
    ],
)
def test_who_sees_many_people_sets_up_a_second_factor_before_anything_else(
    role: str, region: str, needed: bool
) -> None:
    account("orang", role, region)
    client, page = sign_in("orang")
    told = "Pasang langkah kedua dahulu" in page.content.decode()
    assert told is needed
    for address in ("/orang/", "/akun/undang/", "/akun/orang/"):
        assert (client.get(address).status_code == 302) is needed


def test_an_operator_of_two_villages_sees_many_people_too() -> None:
    both = account("orang", Role.VILLAGE_OPERATOR, MELATI)
    today = timezone.localdate()
    assert not needs_second_factor(both, on=today)
    assign_role(
        user=both, role=Role.VILLAGE_OPERATOR, region_code=KENANGA, valid_from=today, by=None
    )
    assert needs_second_factor(both, on=today)


def test_with_a_code_application_the_password_alone_opens_nothing() -> None:
    user = account("camat", Role.DISTRICT_OFFICER, WEST)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    client, page = sign_in("camat")
    assert page.redirect_chain[-1][0] == "/masuk/langkah-kedua/"
    assert client.get(f"/kecamatan/{WEST}/").status_code == 302
    wrong = client.post("/masuk/langkah-kedua/", {"code": "000000"})
    assert "Kode itu tidak cocok" in wrong.content.decode()
    client.post("/masuk/langkah-kedua/", {"code": present_code("JBSWY3DPEHPK3PXP")})
    assert client.get(f"/kecamatan/{WEST}/").status_code == 200


def test_the_secret_of_a_code_application_is_sealed_at_rest() -> None:
    user = account("camat", Role.DISTRICT_OFFICER, WEST)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    stored = str(Authenticator.objects.get(user=user).data)
    assert "JBSWY3DPEHPK3PXP" not in stored
    assert get_adapter().decrypt(Authenticator.objects.get(user=user).data["secret"]) == (
        "JBSWY3DPEHPK3PXP"
    )


def test_setting_up_a_code_application_gives_recovery_codes_of_which_each_opens_once() -> None:
    account("camat", Role.DISTRICT_OFFICER, WEST)
    client, _page = sign_in("camat")
    asked_again = client.get("/akun/aplikasi-kode/pasang/").url
    form = client.post(asked_again, {"password": PASSWORD}, follow=True)
    secret = form.context["form"].secret
    page = client.post("/akun/aplikasi-kode/pasang/", {"code": present_code(secret)}, follow=True)
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    for expected in (f"/kecamatan/{WEST}/", None):
        other, _page = sign_in("camat")
        answer = other.post("/masuk/langkah-kedua/", {"code": codes[0]})
        assert (answer.status_code == 302) is (expected is not None)


# Lockout


def test_after_eight_wrong_passwords_the_right_one_does_not_open_either(settings: Any) -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    for _attempt in range(8):
        _client, page = sign_in("operator", "salah")
    assert page.status_code == 429
    assert "tidak dapat dibuka dari sini selama 15 menit" in page.content.decode()
    _client, page = sign_in("operator")
    assert page.status_code == 429


def test_a_lockout_holds_for_one_account_only() -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    account("kades", Role.VILLAGE_HEAD, MELATI)
    for _attempt in range(8):
        sign_in("operator", "salah")
    _client, page = sign_in("kades")
    assert page.status_code == 200


def test_after_ten_wrong_codes_the_right_one_does_not_open_either() -> None:
    TOTP.activate(account("camat", Role.DISTRICT_OFFICER, WEST), "JBSWY3DPEHPK3PXP")
    client, _page = sign_in("camat")
    for _attempt in range(10):
        client.post("/masuk/langkah-kedua/", {"code": "salah"})
    client.post("/masuk/langkah-kedua/", {"code": present_code("JBSWY3DPEHPK3PXP")})
    assert client.get(f"/kecamatan/{WEST}/").status_code == 302


# Roles


def test_every_role_has_its_duties_and_its_rule_of_holding() -> None:
    assert set(DUTIES) == set(HOLDINGS) == set(Role.values)


def test_an_auditor_and_an_administrator_change_and_see_no_people() -> None:
    assert not DUTIES[Role.ADMINISTRATOR] & {Duty.SEE_PEOPLE, Duty.REVIEW_LINKS, Duty.SEE_UNPLACED}
    reading = {Duty.SEE_FIGURES, Duty.SEE_PEOPLE, Duty.SEE_PRIVACY, Duty.READ_TRAIL}
    assert DUTIES[Role.AUDITOR] <= reading


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (Role.FINANCE_OFFICER, Role.LABOUR_OFFICER, True),
        (Role.FINANCE_OFFICER, Role.VILLAGE_AFFAIRS_OFFICER, True),
        (Role.FINANCE_OFFICER, Role.PLANNING_OFFICER, False),
        (Role.AUDITOR, Role.PLANNING_OFFICER, True),
        (Role.ADMINISTRATOR, Role.DATA_STEWARD, True),
        (Role.VILLAGE_OPERATOR, Role.VILLAGE_HEAD, False),
    ],
)
def test_some_roles_are_not_held_by_one_person(one: str, other: str, excluded: bool) -> None:
    assert excludes(one, other) is excludes(other, one) is excluded


@pytest.mark.parametrize(
    ("role", "region", "sentence"),
    [
        (Role.VILLAGE_HEAD, REGENCY, "tidak dipegang untuk kabupaten"),
        (Role.DISTRICT_OFFICER, MELATI, "tidak dipegang untuk desa"),
        (Role.PLANNING_OFFICER, WEST, "tidak dipegang untuk kecamatan"),
    ],
)
def test_a_role_is_held_for_its_level_of_region(role: str, region: str, sentence: str) -> None:
    user = create_user(username="baru", full_name="", password=PASSWORD, by=None)
    with pytest.raises(InputError, match=sentence):
        assign_role(user=user, role=role, region_code=region, valid_from=TODAY, by=None)


def test_a_second_role_that_the_first_excludes_is_refused() -> None:
    user = account("auditor", Role.AUDITOR, REGENCY)
    with pytest.raises(InputError, match="tidak boleh dipegang bersama"):
        assign_role(
            user=user, role=Role.DATA_STEWARD, region_code=REGENCY,
            valid_from=timezone.localdate(), by=None,
        )  # fmt: skip


def test_an_agent_holds_the_role_for_a_year_at_most() -> None:
    user = account("agen", Role.AGENT, MELATI)
    held = RoleAssignment.objects.get(user=user)
    assert held.valid_until == held.valid_from + dt.timedelta(days=366)


# Invitations


def invite(by: User, role: str = Role.VILLAGE_OPERATOR, region: str = MELATI, **more: Any) -> Any:
    asked = {"username": "desa-melati-budi", "full_name": "Budi", "role_until": None, **more}
    return invitations.invite(
        **asked, role=role, region_code=region, by=by, at=NOW, today=timezone.localdate()
    )


@pytest.mark.parametrize(
    ("giver", "own", "role", "region", "may"),
    [
        (Role.VILLAGE_HEAD, MELATI, Role.VILLAGE_OPERATOR, MELATI, True),
        (Role.VILLAGE_HEAD, MELATI, Role.VILLAGE_OPERATOR, KENANGA, False),
        (Role.VILLAGE_HEAD, MELATI, Role.VILLAGE_HEAD, MELATI, False),
        (Role.DISTRICT_OFFICER, WEST, Role.VILLAGE_HEAD, KENANGA, True),
        (Role.DISTRICT_OFFICER, WEST, Role.DISTRICT_OFFICER, WEST, False),
        (Role.DATA_STEWARD, REGENCY, Role.DISTRICT_OFFICER, WEST, True),
        (Role.DATA_STEWARD, REGENCY, Role.DATA_STEWARD, REGENCY, False),
        (Role.ADMINISTRATOR, REGENCY, Role.DATA_STEWARD, REGENCY, True),
        (Role.VILLAGE_OPERATOR, MELATI, Role.VILLAGE_OPERATOR, MELATI, False),
        (Role.AUDITOR, REGENCY, Role.VILLAGE_OPERATOR, MELATI, False),
    ],
)
def test_a_superior_invites_inside_his_region_and_below_himself(
    giver: str, own: str, role: str, region: str, may: bool
) -> None:
    by = account("pengundang", giver, own)
    if may:
        assert invite(by, role, region).invitation.role == role
        return
    with pytest.raises(NotPermittedError, match="tidak berhak memberikan peran"):
        invite(by, role, region)


def test_the_invited_person_chooses_a_password_and_is_in_with_the_role() -> None:
    account("kades", Role.VILLAGE_HEAD, MELATI)
    head, _page = sign_in("kades")
    asked = {"full_name": "Budi", "username": "desa-melati-budi", "role": "village_operator"}
    page = head.post("/akun/undang/", {**asked, "region_code": MELATI}).content.decode()
    address = re.search(r"http://testserver(/undangan/[^<]+)<", page)
    assert address is not None
    guest = Client()
    assert "Selamat datang, Budi" in guest.get(address[1]).content.decode()
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    guest.post(address[1], chosen)
    assert guest.get(f"/desa/{MELATI}/").status_code == 200
    assert guest.get(f"/desa/{KENANGA}/").status_code == 403
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"invited", "invitation_used", "user_created", "role_assigned"} <= verbs
    assert Client().get(address[1]).status_code == 404


@pytest.mark.parametrize("password", ["pendek", "123456789012", "desa-melati-budi"])
def test_a_weak_password_is_refused_and_the_invitation_stays_open(password: str) -> None:
    invited = invite(account("kades", Role.VILLAGE_HEAD, MELATI))
    with pytest.raises(InputError):
        invitations.accept(secret=invited.secret, password=password, at=NOW, today=TODAY)
    assert invitations.open_invitation(invited.secret, at=NOW)


def test_an_invitation_ends_after_a_week_and_opens_once() -> None:
    invited = invite(account("kades", Role.VILLAGE_HEAD, MELATI))
    later = NOW + dt.timedelta(days=7, seconds=1)
    with pytest.raises(NotFoundError, match="tidak berlaku"):
        invitations.open_invitation(invited.secret, at=later)
    invitations.accept(secret=invited.secret, password=NEW_PASSWORD, at=NOW, today=TODAY)
    with pytest.raises(NotFoundError, match="sudah dipakai"):
        invitations.accept(secret=invited.secret, password=NEW_PASSWORD, at=NOW, today=TODAY)


def test_a_second_invitation_of_the_same_name_opens_nobodys_account() -> None:
    first = invite(account("pengelola", Role.ADMINISTRATOR, REGENCY), Role.DATA_STEWARD, REGENCY)
    second = invite(account("kades", Role.VILLAGE_HEAD, MELATI))
    invitations.accept(secret=first.secret, password=NEW_PASSWORD, at=NOW, today=TODAY)
    with pytest.raises(NotFoundError, match="sudah dipakai"):
        invitations.accept(secret=second.secret, password=PASSWORD, at=NOW, today=TODAY)
    assert User.objects.get(username="desa-melati-budi").check_password(NEW_PASSWORD)


def test_a_name_that_differs_in_case_only_is_taken_for_signing_in_ignores_case() -> None:
    account("budi", Role.DATA_STEWARD, REGENCY)
    head = account("kades", Role.VILLAGE_HEAD, MELATI)
    with pytest.raises(InputError, match="sudah dipakai"):
        invite(head, username="Budi")
    with pytest.raises(InputError, match="sudah dipakai"):
        create_user(username="BUDI", full_name="Budi", password=NEW_PASSWORD, by=None)
    client, _page = sign_in("BUDI")
    assert "_auth_user_id" in client.session


def test_of_the_address_only_a_hash_is_kept() -> None:
    invited = invite(account("kades", Role.VILLAGE_HEAD, MELATI))
    stored = bytes(Invitation.objects.get().secret_hash)
    assert len(stored) == 32
    assert invited.secret.encode() not in stored


def test_a_forgotten_password_is_set_anew_by_an_invitation_of_a_superior() -> None:
    user = account("operator", Role.VILLAGE_OPERATOR, MELATI)
    head = account("kades", Role.VILLAGE_HEAD, MELATI)
    today = timezone.localdate()
    invited = invitations.invite_again(user=user, by=head, at=NOW, today=today)
    invitations.accept(secret=invited.secret, password=NEW_PASSWORD, at=NOW, today=today)
    _client, page = sign_in("operator", NEW_PASSWORD)
    assert page.status_code == 200
    with pytest.raises(NotPermittedError):
        invitations.invite_again(user=head, by=user, at=NOW, today=today)


def test_an_account_without_a_role_is_nobodys_to_open() -> None:
    without = create_user(username="tanpa-peran", full_name="", password=PASSWORD, by=None)
    head = account("kades", Role.VILLAGE_HEAD, MELATI)
    with pytest.raises(NotPermittedError, match="tidak memegang peran"):
        invitations.invite_again(user=without, by=head, at=NOW, today=timezone.localdate())


# Sessions


def test_all_other_sessions_can_be_ended() -> None:
    account("operator", Role.VILLAGE_OPERATOR, MELATI)
    first, _page = sign_in("operator")
    second, _page = sign_in("operator")
    assert second.get("/akun/sesi/").context["session_count"] == 2
    second.post("/akun/sesi/")
    assert first.get(f"/desa/{MELATI}/").status_code == 302
    assert second.get(f"/desa/{MELATI}/").status_code == 200


def test_there_is_no_signing_up() -> None:
    page = Client().get("/masuk/baru/").content.decode()
    assert "Akun dibuat dengan undangan" in page
    Client().post("/masuk/baru/", {"username": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(username="x").exists()
