"""What hangs on a person and goes with him or her when two become one: each office tells its own tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follower:
    """Rows of `table` whose `column` names a person; `key` is the primary key.

    `alike` (SQL) says which rows of one person exclude each other, and `best` which of them stays;
    when it is empty all of them stay.
    """

    table: str
    column: str = "person_id"
    key: str = "id"
    alike: str = ""
    best: str = "true"


_followers: dict[tuple[str, str], Follower] = {}


def follows_person(follower: Follower) -> None:
    """Offices call it in `AppConfig.ready()`."""
    _followers[follower.table, follower.column] = follower


def followers() -> list[Follower]:
    """All of them, the register's own first."""
    return list(_followers.values())
