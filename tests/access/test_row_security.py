"""The database itself shows a connection its own regions and nothing else, whatever is asked in SQL."""

from __future__ import annotations

import datetime as dt
import re

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from payung.access.accounts.holding import HOLDINGS
from payung.access.roles import Role
from payung.access.rows.policies import declared
from payung.access.rows.sight import EVERYTHING, NOTHING, Sight, seeing, sight_of_pages
from payung.database.commands import SEES_NOTHING
from payung.intake.models import NotedRows, RejectedRow, SourceFile
from payung.membership.models import Link, Participant, Payment
from payung.primitives.region_code import Level
from payung.privacy.models import Breach, LegalHold
from payung.register.models import Person, Work
from payung.review.models import Judgement

from ..pages.village_set import ANGGREK, EAST, KENANGA, MELATI, NOW, REGENCY, WEST, account
from .conftest import UNPLACED

TODAY = dt.date.today()
WITHOUT_PEOPLE = {
    "access_invitation": "names and roles of people who work with the register",
    "account_emailaddress": "accounts",
    "account_emailconfirmation": "accounts",
    "axes_accessattempt": "wrong passwords: account names and addresses of machines",
    "axes_accessattemptexpiration": "wrong passwords",
    "axes_accessfailurelog": "wrong passwords",
    "axes_accesslog": "sign-ins",
    "mfa_authenticator": "second factors of accounts",
    "socialaccount_socialaccount": "identifiers of accounts at the regency's server",
    "socialaccount_socialapp": "empty: the server stands in the settings",
    "socialaccount_socialtoken": "empty: tokens are not kept",
    "usersessions_usersession": "signed-in browsers of accounts",
    "access_limitcount": "counts under hashes of accounts and machines",
    "access_sharedcache": "times of wrong codes under hashes of accounts",
    "access_auditevent": "names actors and the numbers of rows, nobody from the register",
    "access_changedrows": "keys of rows, actors and their reasons",
    "access_chainentry": "hashes and the numbers of audit events",
    "access_roleassignment": "accounts",
    "access_user": "accounts",
    "access_user_groups": "accounts; not used",
    "access_user_user_permissions": "accounts; not used",
    "auth_group": "not used",
    "auth_group_permissions": "not used",
    "auth_permission": "Django's list of model permissions",
    "django_content_type": "Django's list of models",
    "django_session": "signed-in browsers",
    "funding_budgetline": "budgets of villages, which every village publishes",
    "intake_recordversion": "record numbers of another program and a time",
    "intake_savedmapping": "what the columns of a sheet mean",
    "intake_savedwords": "what the words of a sender mean",
    "intake_sourcefile": "file names and counts",
    "membership_activeparticipants": "counts",
    "membership_coveragecell": "counts",
    "membership_coveragerun": "counts",
    "privacy_processing": "what is processed and why; names officers only",
    "privacy_consenttext": "words to agree to",
    "privacy_retentionrule": "days",
    "privacy_retentionrun": "counts",
    "regions_boundary": "outlines of regions",
    "regions_denominator": "counts",
    "regions_jurisdiction": "the regency served",
    "regions_region": "regions",
    "regions_regionalias": "names of regions",
    "regions_withdrawncode": "codes of regions",
    "review_label": "verdicts on sampled pairs; the published quality counts them all",
    "review_sample": "counts",
    "review_sampledpair": "row numbers of people and memberships, whose own policies hide them",
    "targets_cascade": "targets",
    "targets_cascadeshare": "targets",
    "targets_statement": "published figures",
    "targets_target": "targets",
}
PLACE_OF = {Level.REGENCY: REGENCY, Level.DISTRICT: WEST, Level.VILLAGE: MELATI}
PEOPLE = ("register_person", "register_household", "register_work", "membership_participant",
          "membership_link", "membership_payment", "membership_protection",
          "membership_membershipcover")  # fmt: skip


@pytest.fixture(autouse=True)
def _rows(regency: None, db: None) -> None:
    """Every test looks at the same regency."""


def rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found: list[tuple[object, ...]] = cursor.fetchall()
        return found


def villages_seen(sight: Sight) -> set[object]:
    with seeing(sight):
        return {code for (code,) in rows("SELECT DISTINCT village_id FROM register_person")}


def test_every_table_has_a_policy_or_is_known_to_hold_no_people() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables == set(declared()) | set(WITHOUT_PEOPLE)
    assert not set(declared()) & set(WITHOUT_PEOPLE)


def test_every_policy_stands_in_the_database_and_holds_for_the_owner_too() -> None:
    forced = rows(
        "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
        "WHERE relrowsecurity AND relforcerowsecurity AND polname = 'in_scope'"
    )
    assert {name for (name,) in forced} == set(declared())


@pytest.mark.parametrize("table", sorted(declared()))
def test_where_nothing_is_set_nothing_is_seen(table: str) -> None:
    with seeing(NOTHING):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_what_the_shell_says_to_write_shows_the_rows() -> None:
    everybody = Person.objects.count()
    one, *all_of_them = re.findall(r"SET (payung\.\w+ = '[^']+');", SEES_NOTHING)
    with seeing(NOTHING), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {one.replace('73.07', MELATI)}")
        assert Person.objects.count() == 40
        for setting in all_of_them:
            cursor.execute(f"SET LOCAL {setting}")
        assert Person.objects.count() == everybody


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (MELATI, {MELATI}),
        (WEST, {MELATI, KENANGA}),
        (EAST, {ANGGREK}),
        (f"{EAST},{KENANGA}", {KENANGA, ANGGREK}),
        (REGENCY, {MELATI, KENANGA, ANGGREK}),
        ("99", {MELATI, KENANGA, ANGGREK}),
        ("98.07", set()),
        ("99.07.01.2003", set()),
        ("", set()),
    ],
)
def test_a_scope_shows_the_people_inside_and_nobody_else(scope: str, expected: set[str]) -> None:
    assert villages_seen(Sight(scope=scope)) == expected


@pytest.mark.parametrize("table", PEOPLE)
def test_all_that_hangs_on_a_person_is_seen_where_the_person_is(table: str) -> None:
    counts = {}
    for scope in (MELATI, KENANGA, ANGGREK, REGENCY):
        with seeing(Sight(scope=scope)):
            ((counts[scope],),) = rows(f"SELECT count(*) FROM {table}")
    assert 0 < counts[MELATI] < counts[REGENCY]
    assert counts[MELATI] + counts[KENANGA] + counts[ANGGREK] == counts[REGENCY]


def test_a_person_without_a_region_is_for_the_data_steward_alone() -> None:
    seen = {}
    for role in Role.values:
        widest = min(HOLDINGS[role].levels & set(PLACE_OF))
        user = account(f"orang-{role}", role, PLACE_OF[widest])
        with seeing(sight_of_pages(user, on=TODAY)):
            seen[role] = Person.objects.filter(full_name=UNPLACED).exists()
    assert [role for role, found in seen.items() if found] == [Role.DATA_STEWARD]


def test_who_sees_figures_only_sees_no_row_of_people() -> None:
    user = account("bpjs-saja", Role.INSURER_OFFICER, REGENCY)
    with seeing(sight_of_pages(user, on=TODAY)):
        assert [rows(f"SELECT count(*) FROM {table}") for table in PEOPLE] == [[(0,)]] * len(PEOPLE)


def test_a_membership_elsewhere_is_seen_with_its_person_and_one_without_village_by_the_regency() -> (
    None
):
    person = Person.objects.filter(village_id=MELATI)[0]
    elsewhere = _membership(b"elsewhere", KENANGA)
    nowhere = _membership(b"nowhere", None)
    Link.objects.create(
        participant=elsewhere, person=person, decision="match", probability=1.0,
        decided_at=NOW, method="uji",
    )  # fmt: skip
    asked = Participant.objects.filter(pk__in=[elsewhere.pk, nowhere.pk]).order_by("pk")
    seen = {}
    for scope in (MELATI, KENANGA, ANGGREK, REGENCY):
        with seeing(Sight(scope=scope)):
            seen[scope] = list(asked.all())
    assert seen == {
        MELATI: [elsewhere],
        KENANGA: [elsewhere],
        ANGGREK: [],
        REGENCY: [elsewhere, nowhere],
    }


def _membership(key: bytes, village: str | None) -> Participant:
    return Participant.objects.create(
        natural_key=key, content_hash=b"", full_name="Uji", segment="BPU", programmes=3,
        village_id=village,
    )  # fmt: skip


def test_rows_sent_back_are_seen_by_their_sender_and_their_village() -> None:
    sender = account("pengirim", Role.INSURER_OFFICER, REGENCY)
    file = SourceFile.objects.create(
        kind="roster", file_name="a.csv", sha256="", size=1, village_code=MELATI, uploaded_by=sender
    )
    RejectedRow.objects.create(
        source_file=file, row_number=2, check_id="uji", reason="uji", cells=["9907"]
    )
    NotedRows.objects.create(
        source_file=file, check_id="uji", column="nik", rows=[2], texts=["9907"], keys=[None]
    )
    seen = []
    for sight in (Sight(user=str(sender.pk)), Sight(scope=MELATI), Sight(scope=KENANGA)):
        with seeing(sight):
            seen.append((RejectedRow.objects.count(), NotedRows.objects.count()))
    assert seen == [(1, 1), (1, 1), (0, 0)]


def test_what_was_judged_of_a_person_is_seen_where_the_person_is() -> None:
    person = Person.objects.filter(village_id=MELATI)[0]
    Judgement.objects.create(
        participant=Participant.objects.filter(links__person__village_id=MELATI)[0],
        person=person, verdict="same", by=account("penilai", Role.DATA_STEWARD, REGENCY), at=NOW,
    )  # fmt: skip
    with seeing(Sight(scope=MELATI)):
        assert Judgement.objects.count() == 1
    with seeing(Sight(scope=KENANGA)):
        assert Judgement.objects.count() == 0


def _hold(**what: object) -> LegalHold:
    by = account(f"penahan-{LegalHold.objects.count()}", Role.DATA_STEWARD, REGENCY)
    return LegalHold.objects.create(because="klaim ahli waris", by=by, at=NOW, **what)


def test_why_something_is_held_is_read_where_it_is_and_the_rest_by_the_regency() -> None:
    file = SourceFile.objects.create(
        kind="roster", file_name="a.csv", sha256="", size=1, village_code=ANGGREK
    )
    of_all = SourceFile.objects.create(kind="payments", file_name="b.csv", sha256="", size=1)
    holds = {
        "person": _hold(person=Person.objects.filter(village_id=MELATI)[0]),
        "file": _hold(source_file=file),
        "file of all": _hold(source_file=of_all),
        "everything": _hold(),
    }
    names = {hold.pk: name for name, hold in holds.items()}
    seen = {}
    for scope in (MELATI, KENANGA, EAST, REGENCY):
        with seeing(Sight(scope=scope)):
            keys = LegalHold.objects.order_by("pk").values_list("pk", flat=True)
            seen[scope] = [names[key] for key in keys]
    assert seen == {MELATI: ["person"], KENANGA: [], EAST: ["file"], REGENCY: list(holds)}


def test_a_breach_is_seen_where_its_whole_region_is() -> None:
    by = account("pelapor", Role.DATA_STEWARD, REGENCY)
    for code in (MELATI, WEST, REGENCY):
        Breach.objects.create(title=code, region_code=code, noticed_at=NOW, by=by, at=NOW)
    seen = {}
    for scope in (MELATI, WEST, EAST, REGENCY):
        with seeing(Sight(scope=scope)):
            seen[scope] = sorted(Breach.objects.values_list("title", flat=True))
    assert seen == {
        MELATI: [MELATI],
        WEST: [WEST, MELATI],
        EAST: [],
        REGENCY: [REGENCY, WEST, MELATI],
    }


def test_nobody_is_written_into_or_moved_to_a_village_outside_the_scope() -> None:
    inside, outside = (Person.objects.filter(village_id=v)[0].pk for v in (MELATI, KENANGA))
    with seeing(Sight(scope=MELATI)):
        assert Person.objects.filter(pk=outside).update(full_name="Diubah") == 0
        assert Work.objects.filter(person_id=outside).update(occupation="Diubah") == 0
        assert Payment.objects.filter(participant__village_id=KENANGA).delete()[0] == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.filter(pk=inside).update(village_id=KENANGA)
    assert Person.objects.get(pk=outside).full_name != "Diubah"


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE register_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE register_person NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY in_scope ON register_person",
        "CREATE POLICY wide ON register_person USING (true)",
        "ALTER TABLE register_person ADD COLUMN note text",
        "DROP TABLE register_person CASCADE",
        "CREATE TABLE copy_of_people AS SELECT * FROM register_person",
        "CREATE OR REPLACE FUNCTION access_prefixes() RETURNS text[] LANGUAGE sql "
        "AS $$SELECT ARRAY['']$$",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "SET ROLE payung",
        "SET row_security = off; SELECT * FROM register_person",
    ],
)
def test_the_applications_role_can_neither_alter_a_table_nor_go_round_a_policy(
    statement: str,
) -> None:
    with seeing(Sight(scope=MELATI)):
        with pytest.raises(Exception, match=r".") as refused, transaction.atomic():
            rows(statement)
        cause = refused.value.__cause__
        assert isinstance(cause, psycopg.errors.InsufficientPrivilege), cause


def test_what_is_seen_ends_with_the_transaction_or_the_part_of_it() -> None:
    everybody = Person.objects.count()
    with seeing(Sight(scope=MELATI)):
        assert Person.objects.count() == 40
        with seeing(EVERYTHING):
            assert Person.objects.count() == everybody
        assert Person.objects.count() == 40
    assert Person.objects.count() == everybody


def test_after_an_error_what_is_seen_is_as_before() -> None:
    everybody = Person.objects.count()
    with pytest.raises(ZeroDivisionError), seeing(Sight(scope=MELATI)):
        raise ZeroDivisionError
    assert Person.objects.count() == everybody
