"""Whole numbers are shown for a purpose, to whom has the duty there, a few times a day, and on record."""

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.limits.limits import REVEALS, REVEALS_OF_ONE, count_against
from payung.access.models import AuditEvent, User
from payung.access.numbers.keys import sealer
from payung.access.roles import Role
from payung.primitives.errors import TooManyError
from payung.register.models import Person

from .village_set import ANGGREK, MELATI, REGENCY, WEST

REASON = "mengisi formulir F1, warga hadir"
NOON = dt.datetime(2025, 7, 3, 4, 0, tzinfo=dt.UTC)  # 12:00 in Makassar


@pytest.fixture(autouse=True)
def _counted(settings):
    settings.RATE_LIMITED = True


def somebody(village=MELATI, place=1):
    return Person.objects.filter(village_id=village).exclude(nik_sealed=None).order_by("pk")[place]


def reveal(client, person, purpose="registration", because=REASON):
    return client.post(f"/orang/{person.pk}/nomor/", {"purpose": purpose, "because": because})


def nik_of(person):
    return sealer("nik").open(bytes(person.nik_sealed))


def test_the_numbers_are_shown_whole_and_the_page_leaves_by_itself(operator):
    person = somebody()
    person.phone_sealed = sealer("phone").seal("081200000001")
    person.save()
    page = reveal(operator, person)
    numbers = dict(page.context["numbers"])
    assert numbers["NIK"] == nik_of(person)
    assert numbers["Nomor KK"] == sealer("kk").open(bytes(person.household.kk_sealed))
    assert numbers["Telepon"] == "081200000001"
    assert nik_of(person) in page.content.decode()
    assert page.headers["Refresh"] == f"60; url=/orang/{person.pk}/"
    assert page.headers["Cache-Control"] == "no-store, private"


def test_who_when_what_for_and_why_are_on_record_without_the_number(operator):
    person = somebody()
    reveal(operator, person, because=f"{REASON} {nik_of(person)}")
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.object_id, event.region_code) == (
        "numbers_revealed",
        str(person.pk),
        MELATI,
    )
    assert event.details["purpose"] == "registration"
    assert event.details["because"].startswith(REASON)
    assert nik_of(person) not in str(event.details)


@pytest.mark.parametrize(
    ("purpose", "because", "says"),
    [
        ("", REASON, "Pilih keperluannya"),
        ("because I can", REASON, "Pilih keperluannya"),
        ("claim", " perlu ", "sedikitnya 10 huruf"),
    ],
)
def test_without_purpose_or_reason_nothing_is_shown_and_the_form_says_what_is_missing(
    operator, purpose, because, says
):
    person = somebody()
    page = reveal(operator, person, purpose, because)
    assert page.status_code == 400
    assert says in page.content.decode()
    assert nik_of(person) not in page.content.decode()
    assert not AuditEvent.objects.filter(verb="numbers_revealed").exists()


def test_it_is_never_got_only_posted(operator):
    assert operator.get(f"/orang/{somebody().pk}/nomor/").status_code == 405


@pytest.mark.parametrize(
    ("role", "region"),
    [
        (Role.VILLAGE_HEAD, MELATI),
        (Role.AUDITOR, REGENCY),
        (Role.DISTRICT_OFFICER, WEST),
        (Role.VILLAGE_AFFAIRS_OFFICER, REGENCY),
    ],
)
def test_who_may_see_people_but_not_reveal_is_refused_and_has_no_form(as_role, role, region):
    client = as_role(role, region)
    person = somebody()
    assert reveal(client, person).status_code == 403
    assert "nomor/" not in client.get(f"/orang/{person.pk}/").content.decode()


def test_a_person_of_another_village_is_not_there(operator):
    assert reveal(operator, somebody(ANGGREK)).status_code == 404


def test_the_same_person_opens_three_times_a_day_and_another_still_does(operator):
    person = somebody()
    answers = [reveal(operator, person).status_code for _ in range(REVEALS_OF_ONE.most + 1)]
    assert answers == [200, 200, 200, 429]
    assert AuditEvent.objects.filter(verb="numbers_revealed").count() == 3
    assert reveal(operator, somebody(place=2)).status_code == 200


def test_the_limit_says_when_and_is_calm(operator, as_role):
    user = User.objects.get(username__startswith=Role.VILLAGE_OPERATOR)
    for _ in range(REVEALS.most):
        count_against(REVEALS, user, at=timezone.now())
    page = reveal(operator, somebody())
    assert page.status_code == 429
    assert 0 < int(page.headers["Retry-After"]) <= 86_400
    assert "Batasnya 30 kali dalam 24 jam" in page.content.decode()
    assert "Coba lagi dalam" in page.content.decode()
    assert not AuditEvent.objects.filter(verb="numbers_revealed").exists()


def test_a_day_ends_at_midnight_of_the_regency(officer):
    user = User.objects.get(username=f"{Role.REGENCY_OFFICER}-{REGENCY}")
    for _ in range(REVEALS.most):
        count_against(REVEALS, user, at=NOON)
    with pytest.raises(TooManyError) as found:
        count_against(REVEALS, user, at=NOON + dt.timedelta(hours=11, minutes=59))
    assert found.value.retry_after == 60
    assert count_against(REVEALS, user, at=NOON + dt.timedelta(hours=12)) == REVEALS.most - 1
