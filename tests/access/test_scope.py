"""Nothing assigned means nothing seen; a role reaches its region, its insides, and its dates."""

import datetime as dt

import pytest
from django.db import ProgrammingError, transaction

from payung.access.accounts import actions
from payung.access.models import AuditEvent, User
from payung.access.roles import DUTIES, Duty, Role
from payung.access.scope import check_can, scope_of
from payung.access.trail.audit import record
from payung.commands.user import add
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError
from payung.regions.actions import load_official_regions
from payung.regions.models import Region
from payung.regions.official import OfficialRegion

TODAY = dt.date(2025, 3, 25)
pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    user = actions.create_user(username="op", full_name="Operator", password="rahasia-1", by=None)
    actions.assign_role(
        user=user,
        role=Role.VILLAGE_OPERATOR,
        region_code="99.07.04.2005",
        valid_from=TODAY,
        by=None,
    )
    return user


def test_an_account_without_a_role_sees_nothing():
    user = User.objects.create_user("baru")
    assert scope_of(user, Duty.SEE_PEOPLE, on=TODAY).codes == ()
    assert not Region.objects.filter(
        scope_of(user, Duty.SEE_PEOPLE, on=TODAY).filter("code")
    ).exists()


@pytest.mark.parametrize(
    ("region", "allowed"),
    [
        ("99.07.04.2005", True),  # own village
        ("99.07.04", False),  # parent
        ("99.07", False),
        ("99.07.04.2006", False),  # sibling
        ("", False),  # no region
    ],
)
def test_a_village_operator_reaches_one_village(operator, region, allowed):
    assert scope_of(operator, Duty.SEE_PEOPLE, on=TODAY).contains(region) is allowed


def test_a_role_begins_and_ends_on_its_days(operator):
    operator.assignments.update(valid_until=dt.date(2025, 3, 31))
    assert not scope_of(operator, Duty.SEE_PEOPLE, on=dt.date(2025, 3, 24)).codes
    assert scope_of(operator, Duty.SEE_PEOPLE, on=dt.date(2025, 3, 31)).codes
    assert not scope_of(operator, Duty.SEE_PEOPLE, on=dt.date(2025, 4, 1)).codes


def test_a_refusal_names_the_duty_and_whom_to_ask(operator):
    with pytest.raises(NotPermittedError, match="penanggung jawab data"):
        check_can(operator, Duty.SEE_PEOPLE, "99.07.04.2006", on=TODAY)
    with pytest.raises(NotPermittedError, match="menetapkan target"):
        check_can(operator, Duty.SETTLE_TARGET, "99.07.04.2005", on=TODAY)


def test_every_role_has_its_duties_written_down():
    assert set(DUTIES) == set(Role)


def test_only_the_data_steward_sees_people_without_a_region():
    assert [role for role in Role if Duty.SEE_UNPLACED in DUTIES[role]] == [Role.DATA_STEWARD]


def test_an_unknown_role_is_refused(operator):
    with pytest.raises(InputError, match="raja"):
        actions.assign_role(user=operator, role="raja", region_code="99", valid_from=TODAY, by=None)


def test_the_database_refuses_to_change_the_audit_trail():
    event = record(by=None, verb="diuji", object_type="uji", object_id=1)
    for change in (lambda: AuditEvent.objects.update(verb="x"), event.delete):
        with pytest.raises(ProgrammingError, match="Jejak audit"), transaction.atomic():
            change()
    assert AuditEvent.objects.get().verb == "diuji"


@pytest.mark.parametrize(
    ("region", "error"),
    [("99", InputError), ("99.07.04.2005", NotFoundError)],
    ids=["a level that does not fit", "a region that does not exist"],
)
def test_the_command_leaves_no_account_behind_a_role_that_is_refused(region, error):
    load_official_regions(by=None, regions=[OfficialRegion("99", "Contoh", 1, "provinsi")])
    with pytest.raises(error):
        add("baru", role=Role.VILLAGE_OPERATOR, region=region)
    assert not User.objects.filter(username="baru").exists()
