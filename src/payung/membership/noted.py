"""How the pages of files name the people and memberships that rows with a doubt tell of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.urls import reverse

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.membership.member.queries import memberships_in
from payung.register.models import Person


def people_shown(keys: Sequence[int], user: User, on: dt.date) -> Mapping[int, tuple[str, str]]:
    """Name and address of those persons whose page the reader may open."""
    scope = scope_of(user, Duty.SEE_PEOPLE, on=on)
    seen = Person.objects.filter(scope.filter("village__code"), pk__in=keys)
    return {
        key: (name, reverse("membership:person", args=[key]))
        for key, name in seen.values_list("pk", "full_name")
    }


def memberships_shown(
    keys: Sequence[int], user: User, on: dt.date
) -> Mapping[int, tuple[str, str]]:
    """The same of memberships."""
    seen = memberships_in(scope_of(user, Duty.SEE_PEOPLE, on=on)).filter(pk__in=keys)
    return {
        each.pk: (each.shown_name, reverse("membership:membership", args=[each.pk]))
        for each in seen
    }
