"""How much of the people's tables a connection sees. Row-level security (`access.rows.policies`) reads it.

What is seen is written into three settings of the connection: `payung.scope` (region codes, or `*`),
`payung.unplaced` (people without a region) and `payung.user`. Where nothing was set, nothing is seen.
Three more say for the history who acts, in which request, and why: `payung.actor`, `payung.request` and
`payung.reason`. Who sees everything for a moment stays the one who acts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of


@dataclass(frozen=True, slots=True)
class Sight:
    """The values of the three settings."""

    scope: str = ""
    unplaced: str = ""
    user: str = ""


NOTHING = Sight()
EVERYTHING = Sight(scope="*", unplaced="on")
_OF_PAGES = (Duty.SEE_PEOPLE, Duty.REVIEW_LINKS)
_OF_IMPORTS = (Duty.IMPORT_ROSTER, Duty.IMPORT_INSURER)
_SETTINGS = ("scope", "unplaced", "user", "actor", "request", "reason")
_READ = ", ".join(f"coalesce(current_setting('payung.{name}', true), '')" for name in _SETTINGS)
_SET = ", ".join(f"set_config('payung.{name}', %({name})s, %(local)s)" for name in _SETTINGS)
_LEFT = "coalesce(nullif(%({name})s, ''), current_setting('payung.{name}', true), '')"
_SET_WHO = ", ".join(
    f"set_config('payung.{name}', {_LEFT.format(name=name)}, %(local)s)"
    if name in ("actor", "request", "reason")
    else f"set_config('payung.{name}', %({name})s, %(local)s)"
    for name in _SETTINGS
)
_SWITCH, _RESTORE = f"SELECT {_READ}, {_SET_WHO}", f"SELECT {_SET}"


class _Process:
    """What new connections of this process see: nothing, until a command says otherwise."""

    sight = NOTHING
    request = ""


def sight_of_pages(user: User, *, on: dt.date) -> Sight:
    """What a person sees on pages: the regions whose people he may read or review."""
    return _sight(user, _OF_PAGES, on)


def sight_of_imports(user: User | None, *, on: dt.date) -> Sight:
    """What a file may see while it is read and checked; None is the installation itself."""
    return _sight(user, _OF_IMPORTS, on) if user else EVERYTHING


def _sight(user: User, duties: Iterable[Duty], on: dt.date) -> Sight:
    scopes = [scope_of(user, duty, on=on) for duty in duties]
    codes = sorted({code for scope in scopes for code in scope.codes})
    unplaced = "on" if any(scope.unplaced for scope in scopes) else ""
    return Sight(",".join(codes), unplaced, str(user.pk))


@contextmanager
def seeing(sight: Sight, *, request: str = "") -> Iterator[None]:
    """One transaction that sees just this; afterwards what was seen before.

    `request` is told to the history until the transaction ends.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _switch(sight, local=True, request=request)
        yield
        if nested and not connection.needs_rollback:
            _restore(before)


@contextmanager
def working_as(sight: Sight, *, request: str = "") -> Iterator[None]:
    """This whole process sees just this, in every connection it opens: for commands and jobs."""
    before = _Process.sight
    _Process.request = request or _Process.request
    _look(sight)
    try:
        yield
    finally:
        _look(before)


def see_nothing() -> None:
    """For a server of pages: whatever the process that started it saw, requests begin with nothing."""
    _look(NOTHING)


def set_up_connection(**_signal: object) -> None:
    """Give a new connection the sight of its process."""
    if _Process.sight != NOTHING:
        _switch(_Process.sight, local=False, request=_Process.request)


def _look(sight: Sight) -> None:
    _Process.sight = sight
    if connection.connection is not None and not connection.needs_rollback:
        _switch(sight, local=False, request=_Process.request)


def _switch(sight: Sight, *, local: bool, request: str = "") -> dict[str, str]:
    """Returned are all settings as they were. Who acts, in which request and why, stays unless it is told."""
    told = {
        "scope": sight.scope,
        "unplaced": sight.unplaced,
        "user": sight.user,
        "actor": sight.user,
        "request": request,
        "reason": "",
    }
    with connection.cursor() as cursor:
        cursor.execute(_SWITCH, {**told, "local": local})
        row = cursor.fetchone()
    return dict(zip(_SETTINGS, row, strict=False))


def _restore(before: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_RESTORE, {**before, "local": True})
