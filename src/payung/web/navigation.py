"""What the header offers to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access.models import RoleAssignment, User
from payung.access.roles import DUTIES, Duty
from payung.regions.models import Region


@dataclass(frozen=True, slots=True)
class NavigationLink:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Header:
    """`place` is the region the person works for, in words; empty when nobody is signed in."""

    place: str
    links: tuple[NavigationLink, ...]


_ANY = frozenset(Duty)
_PARTS = (
    (_lazy("Beranda"), "web:home", _ANY),
    (_lazy("Cari orang"), "membership:search", frozenset({Duty.SEE_PEOPLE})),
    (_lazy("Periksa kecocokan"), "review:queue", frozenset({Duty.REVIEW_LINKS})),
    (_lazy("Berkas masuk"), "intake:files", frozenset({Duty.IMPORT_ROSTER, Duty.IMPORT_INSURER})),
    (_lazy("Permintaan warga"), "privacy:requests", frozenset({Duty.TAKE_REQUESTS})),
    (_lazy("Jejak audit"), "audit:trail", frozenset({Duty.READ_TRAIL})),
    (_lazy("Pelindungan data"), "privacy:doors", frozenset({Duty.SEE_PRIVACY})),
    (_lazy("Undang"), "access_inviting", frozenset({Duty.INVITE})),
    (_lazy("Hitung"), "calculators:doors", _ANY),
    (_lazy("Cara menghitung"), "web:method", _ANY),
)
_FOR_EVERYBODY = (
    (_lazy("Hitung"), "calculators:doors"),
    (_lazy("Angka hukum"), "calculators:parameters"),
)


def header_of(
    user: User | AnonymousUser | None, request: HttpRequest | None, *, on: dt.date
) -> Header:
    """The header of one page: two queries for a signed-in person, none otherwise."""
    path = request.path if request else ""
    if not isinstance(user, User):
        return Header("", _links(_FOR_EVERYBODY, path))
    assignments = list(active_assignments(user, on=on))
    duties = frozenset[Duty]().union(*(DUTIES[a.role] for a in assignments))
    shown = [(label, name) for label, name, needed in _PARTS if duties & needed]
    return Header(_place({a.region_code for a in assignments}), _links(shown, path))


def active_assignments(user: User, *, on: dt.date) -> Iterable[RoleAssignment]:
    """The roles a person holds on a day, widest region first."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rows = RoleAssignment.objects.filter(running, user=user, valid_from__lte=on)
    return sorted(rows, key=lambda row: (len(row.region_code), row.region_code))


def _place(codes: set[str]) -> str:
    names = [str(region) for region in Region.objects.filter(code__in=codes)]
    if not names:
        return _("Belum ada wilayah")
    return (
        names[0]
        if len(names) == 1
        else _("%(name)s dan %(more)d wilayah lain")
        % {
            "name": names[0],
            "more": len(names) - 1,
        }
    )


def _links(parts: Iterable[tuple[object, str]], path: str) -> tuple[NavigationLink, ...]:
    shown = [(str(label), reverse(name)) for label, name in parts]
    return tuple(NavigationLink(label, url, path == url) for label, url in shown)
