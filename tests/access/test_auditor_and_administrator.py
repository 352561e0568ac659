"""The auditor reads and never changes; the system administrator sees no person anywhere."""

from __future__ import annotations

import pytest

from payung.access.models import ChangedRows
from payung.access.roles import DUTIES, Duty, Role
from payung.register.models import Person

from ..pages.village_set import LONG_NAME, REGENCY
from .addresses import ADDRESSES, Address
from .test_every_address import REFUSED, _site, ask, signed_in, targets

__all__ = ["_site"]
TAKES_AWAY = "daftar/<str:code>/belum-terlindungi/xlsx/"  # asks what for, hence a POST
CHANGING = {
    route: address
    for route, address in ADDRESSES.items()
    if address.method == "post" and isinstance(address.opens_for, Duty | tuple)
    if route != TAKES_AWAY
}
READING = {route: address for route, address in ADDRESSES.items() if address.method == "get"}
ONES_OWN = ("akun/", "masuk/", "undangan/", "keluar/")


def test_the_auditor_holds_no_duty_that_changes_anything() -> None:
    assert DUTIES[Role.AUDITOR] == {
        Duty.SEE_FIGURES, Duty.SEE_PEOPLE, Duty.SEE_PRIVACY, Duty.READ_TRAIL
    }  # fmt: skip


@pytest.mark.parametrize("route", CHANGING)
def test_whatever_changes_something_is_refused_to_the_auditor(route: str) -> None:
    client, user = signed_in(Role.AUDITOR, REGENCY)
    before = ChangedRows.objects.count()
    for _place, filled in targets(CHANGING[route], user):
        made = ChangedRows.objects.count() - before
        assert ask(client, route, CHANGING[route], filled).status_code in REFUSED
        assert ChangedRows.objects.count() - before == made


def test_what_the_auditor_takes_away_changes_no_row() -> None:
    client, user = signed_in(Role.AUDITOR, REGENCY)
    asked = list(targets(ADDRESSES[TAKES_AWAY], user))
    before = ChangedRows.objects.count()
    answers = {
        ask(client, TAKES_AWAY, ADDRESSES[TAKES_AWAY], filled).status_code for _, filled in asked
    }
    assert 200 in answers
    assert ChangedRows.objects.count() == before


@pytest.mark.parametrize("route", [r for r in READING if not r.startswith(ONES_OWN)])
def test_reading_a_page_changes_no_row_and_shows_the_administrator_nobody(route: str) -> None:
    auditor, reader = signed_in(Role.AUDITOR, REGENCY)
    administrator, _ = signed_in(Role.ADMINISTRATOR, REGENCY)
    names = {*Person.objects.values_list("full_name", flat=True)} | {LONG_NAME}
    address: Address = READING[route]
    asked = list(targets(address, reader))
    before = ChangedRows.objects.count()
    for _place, filled in asked:
        ask(auditor, route, address, filled)
        answer = ask(administrator, route, address, filled)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            assert not [name for name in names if name in page]
    assert ChangedRows.objects.count() == before
