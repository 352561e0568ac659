"""Every change of a row is kept with its before and after, actor, reason and request, also by raw SQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from payung.access.accounts.actions import assign_role, create_user
from payung.access.models import AuditEvent, ChangedRows, FormerRow, User
from payung.access.roles import Role
from payung.access.rows.sight import EVERYTHING, Sight, seeing
from payung.access.trail.audit import record
from payung.access.trail.history import histories
from payung.access.trail.reason import say_why
from payung.register.models import Person
from payung.targets.actions import settle_target
from payung.targets.models import Target

from ..pages.village_set import KENANGA, MELATI, NOW, REGENCY, account
from .conftest import UNPLACED

WITHOUT_HISTORY = {
    "access_auditevent": "the trail itself, append-only",
    "access_changedrows": "the history itself, append-only",
    "access_formerrow": "the history itself, append-only",
    "access_chainentry": "the chain itself, append-only",
    "access_limitcount": "counts within a window of time, forgotten after it",
    "access_sharedcache": "a cache",
    "access_user_groups": "not used",
    "access_user_user_permissions": "not used",
    "account_emailaddress": "not used: accounts have no mail",
    "account_emailconfirmation": "not used",
    "auth_group": "not used",
    "auth_group_permissions": "not used",
    "auth_permission": "Django's list of model permissions, from the code",
    "axes_accessattempt": "counts of wrong passwords, forgotten after a while",
    "axes_accessattemptexpiration": "as above",
    "axes_accessfailurelog": "a log of its own",
    "axes_accesslog": "a log of its own",
    "django_content_type": "Django's list of models, from the code",
    "django_session": "signed-in browsers: sign-ins are in the trail",
    "intake_rejectedrow": "written once with its file, and deleted when it was kept long enough",
    "intake_notedrows": "written once with its file, and deleted when it was kept long enough",
    "intake_sourcefile": "changes while it is read; each step is an event of the trail",
    "membership_activeparticipants": "counted anew from rows that have a history",
    "membership_coveragecell": "counted anew",
    "membership_coveragerun": "one row a count, never changed",
    "membership_membershipcover": "counted anew",
    "membership_protection": "counted anew",
    "regions_boundary": "outlines, from a file; the loading is an event of the trail",
    "regions_region": "the official list; the loading is an event of the trail",
    "regions_regionalias": "spellings; each is an event of the trail",
    "regions_withdrawncode": "the official list of old codes",
    "privacy_erasure": "written once with its event, never changed",
    "privacy_retentionrun": "one row a run, never changed",
    "register_duplicate": "sought anew; what people say of it is a judgement, which is kept",
    "register_mergedrow": "rows before and after a merge: a history itself",
    "review_sampledpair": "drawn once, by a number that can be drawn again",
    "socialaccount_socialapp": "empty: the server stands in the settings",
    "socialaccount_socialtoken": "empty: tokens are not kept",
    "usersessions_usersession": "signed-in browsers",
}


@pytest.fixture
def people(regency: None, db: None) -> None:
    """People, work, links, payments and a target."""


@pytest.fixture
def person(people: None) -> Person:
    return Person.objects.filter(village_id=MELATI).earliest("pk")


def sql(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def test_every_table_keeps_its_history_or_says_why_not() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables == set(histories()) | set(WITHOUT_HISTORY)
    assert not set(histories()) & set(WITHOUT_HISTORY)


def test_the_triggers_stand_in_the_database(people: None) -> None:
    found = sql("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname ^@ 'keep_'")
    wanted = {(t, f"keep_{e}") for t in histories() for e in ("insert", "update", "delete")}
    assert set(found) == wanted


def test_what_raw_sql_changes_is_kept_with_before_and_after(person: Person) -> None:
    sql("UPDATE register_person SET hamlet = 'Baru' WHERE id = %s", person.pk)
    sql("UPDATE register_person SET hamlet = 'Lebih baru' WHERE id = %s", person.pk)
    kept = FormerRow.objects.filter(table_name="register_person", key=person.pk).order_by("pk")
    assert [row.content["hamlet"] for row in kept] == [person.hamlet, "Baru"]
    assert [row.change.operation for row in kept] == ["update", "update"]


def test_who_why_and_in_which_request_stand_beside_it(person: Person) -> None:
    by = account("operator", Role.VILLAGE_OPERATOR, MELATI)
    with seeing(Sight(scope=MELATI, user=str(by.pk)), request="r-1"):
        say_why("  salah   ketik ")
        record(by=by, verb="diuji", object_type="x", object_id=1)
        with seeing(EVERYTHING):  # whoever sees everything for a moment is still the same
            Person.objects.filter(pk=person.pk).update(hamlet="Baru")
    change = ChangedRows.objects.latest("pk")
    assert (change.actor, change.reason, change.request, change.rows) == (
        by,
        "salah ketik",
        "r-1",
        1,
    )
    assert AuditEvent.objects.get(verb="diuji").request == "r-1"
    assert change.login == connection.settings_dict["USER"]


def test_a_page_tells_its_reader_its_request_and_the_reason_given(people: None) -> None:
    officer = account("bupati", Role.REGENCY_OFFICER, REGENCY)
    client = Client()
    client.force_login(officer)
    client.post(f"/kabupaten/{REGENCY}/target/", {"cara": "points", "alasan": "Rapat 12 Juli"})
    change = ChangedRows.objects.filter(table_name="targets_target").latest("pk")
    assert (change.actor, change.reason) == (officer, "Rapat 12 Juli")
    assert (
        change.request
        == AuditEvent.objects.filter(verb="target_settled").latest("pk").request
        != ""
    )


def test_added_and_deleted_rows_are_kept_too(person: Person) -> None:
    made = person.links.first() or person.former_numbers.create(
        nik_sealed=b"s", nik_index=b"i", until=timezone.localdate()
    )
    table, key = made._meta.db_table, made.pk
    made.delete()
    assert FormerRow.objects.get(table_name=table, key=key).person_id == person.pk
    number = person.former_numbers.create(
        nik_sealed=b"s", nik_index=b"i", until=timezone.localdate()
    )
    added = ChangedRows.objects.filter(table_name="register_formernumber").latest("pk")
    assert (added.operation, added.keys, added.rows) == ("insert", [number.pk], 1)


def test_a_statement_that_changes_nothing_leaves_nothing(people: None) -> None:
    before = ChangedRows.objects.count()
    sql("UPDATE register_person SET hamlet = 'x' WHERE id < 0")
    sql("DELETE FROM register_work WHERE person_id < 0")
    assert ChangedRows.objects.count() == before


def test_of_a_password_only_that_it_changed_is_kept_and_of_a_sign_in_nothing(people: None) -> None:
    user = create_user(username="sari", full_name="Sari", password="sandi-lama-sekali", by=None)
    before = user.password
    user.set_password("sandi-baru-sekali")
    user.save(update_fields=["password"])
    User.objects.filter(pk=user.pk).update(last_login=NOW)
    (kept,) = FormerRow.objects.filter(table_name="access_user", key=user.pk)
    assert len(kept.content["password"]) == 8
    assert kept.content["password"] not in before


def test_numbers_are_kept_sealed_only(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(hamlet="Baru")
    kept = FormerRow.objects.get(table_name="register_person", key=person.pk)
    assert kept.content["nik_sealed"] == "\\x" + bytes(person.nik_sealed or b"").hex()
    assert "9907" not in "".join(
        str(v) for k, v in kept.content.items() if k.startswith("nik_sealed")
    )


def test_a_former_row_is_seen_where_its_row_is(person: Person) -> None:
    Person.objects.update(hamlet="Baru")
    seen = {}
    for scope in (MELATI, KENANGA, REGENCY, ""):
        with seeing(Sight(scope=scope)):
            rows = FormerRow.objects.filter(table_name="register_person")
            seen[scope] = {row.content["village_id"] for row in rows}
    assert seen[MELATI] == {MELATI}
    assert seen[KENANGA] == {KENANGA}
    assert None not in seen[REGENCY] | seen[""]
    assert len(seen[REGENCY]) == 3
    assert seen[""] == set()
    everywhere = FormerRow.objects.filter(table_name="register_person")
    assert everywhere.filter(content__full_name=UNPLACED).exists()


@pytest.mark.parametrize("table", ["access_changedrows", "access_formerrow"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET table_name = 'x'", "DELETE FROM {}"])
def test_what_is_kept_cannot_be_changed_or_deleted(
    statement: str, table: str, person: Person
) -> None:
    Person.objects.filter(pk=person.pk).update(hamlet="Baru")
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        sql(statement.format(table))


def test_an_account_a_role_and_a_target_have_their_history(people: None) -> None:
    user = create_user(username="sari", full_name="Sari", password="sandi-lama-sekali", by=None)
    role = assign_role(
        user=user, role=Role.AUDITOR, region_code=REGENCY, valid_from=timezone.localdate(), by=None
    )
    role.valid_until = timezone.localdate()
    role.save()
    settle_target(target=Target.objects.get(), method="points", because="Rapat", by=None, at=NOW)
    kept = {(row.table_name, row.key) for row in FormerRow.objects.all()}
    assert ("access_roleassignment", role.pk) in kept
    assert ("targets_target", Target.objects.get().pk) in kept


def test_the_rows_of_one_statement_are_kept_in_the_order_of_their_keys(people: None) -> None:
    """A row is sought between the lowest and the highest key, however the statement ordered them."""
    user = account("camat", Role.DISTRICT_OFFICER, "99.07.01")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_roleassignment (id, user_id, role, region_code, valid_from)"
            " VALUES (900003, %s, 'auditor', '99.07', '2025-01-01'),"
            " (900001, %s, 'auditor', '99.07', '2025-01-02'),"
            " (900002, %s, 'auditor', '99.07', '2025-01-03')",
            [user.pk] * 3,
        )
    change = ChangedRows.objects.filter(table_name="access_roleassignment").latest("id")
    assert (change.low_key, change.high_key) == (900001, 900003)
    assert change.keys == [900001, 900002, 900003]
