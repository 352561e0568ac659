"""Who may do what with targets, and who may see the names behind a figure."""

from __future__ import annotations

import datetime as dt

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, can, check_can


def check_can_settle(user: User | None, region_code: str, *, on: dt.date) -> None:
    """NotPermittedError unless the person settles targets of the region.

    None is the command line of the installation itself, which may.
    """
    if user is not None:
        check_can(user, Duty.SETTLE_TARGET, region_code, on=on)


def can_settle(user: User, region_code: str, *, on: dt.date) -> bool:
    """May the person propose, settle and divide targets of the region?"""
    return can(user, Duty.SETTLE_TARGET, region_code, on=on)


def check_can_see_figures(user: User, region_code: str, *, on: dt.date) -> Scope:
    """The scope for figures, or NotPermittedError when the region lies outside it."""
    return check_can(user, Duty.SEE_FIGURES, region_code, on=on)


def check_can_see_people(user: User, region_code: str, *, on: dt.date) -> Scope:
    """The scope for names, or NotPermittedError when the region lies outside it."""
    return check_can(user, Duty.SEE_PEOPLE, region_code, on=on)


def can_see_people(user: User, region_code: str, *, on: dt.date) -> bool:
    """May the person open the names behind the region's figures?"""
    return can(user, Duty.SEE_PEOPLE, region_code, on=on)
