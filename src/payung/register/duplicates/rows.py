"""Rows before and after a merge, and the way back: a field that changed since keeps what it has now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from payung.register.duplicates.followers import Follower, followers
from payung.register.models import MergedRow

Content = dict[str, Any]
Rows = dict[tuple[str, int], Content]
OWN = (
    Follower("register_person", column="id"),
    Follower("register_work", key="person_id"),
    Follower("register_duplicate", column="first_id"),
    Follower("register_duplicate", column="second_id"),
)
"""The tables that a merge treats by itself; all others follow by one statement."""
_READ = sql.SQL("SELECT {key}, to_jsonb(t)::text FROM {table} t WHERE {column} = ANY(%s)")
_ONE = sql.SQL("SELECT to_jsonb(t)::text FROM {table} t WHERE {key} = %s")
_DELETE = sql.SQL("DELETE FROM {table} WHERE {key} = %s")
_INSERT = sql.SQL("INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, %s::jsonb)).*")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that a merge changed, with what it is now and what it becomes when the merge is taken back."""

    row: MergedRow
    now: Content | None

    @property
    def is_later(self) -> bool:
        """Somebody changed it since."""
        return self.now != self.row.after

    @property
    def target(self) -> Content | None:
        """What was gone since stays gone; what a later hand or file wrote stays."""
        before, after = self.row.before, self.row.after
        if not self.is_later or before is None or after is None or self.now is None:
            return before if not self.is_later else self.now
        return {
            name: before.get(name, value) if value == after.get(name) else value
            for name, value in self.now.items()
        }


def rows_of(people: Iterable[int]) -> Rows:
    """Every row that hangs on these people, by table and key."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for each in (*OWN, *followers()):
            cursor.execute(_READ.format(**named(each)), [list(people)])
            found |= {(each.table, key): json.loads(text) for key, text in cursor.fetchall()}
    return found


def changes_of(rows: Iterable[MergedRow]) -> list[Change]:
    """The rows of a merge beside what they are now."""
    keys = _keys()
    with connection.cursor() as cursor:
        found = []
        for row in rows:
            cursor.execute(_ONE.format(**named(keys[row.table_name])), [row.key])
            now = cursor.fetchone()
            found.append(Change(row, json.loads(now[0]) if now else None))
    return found


def put_back(changes: Iterable[Change]) -> None:
    """Delete and insert, so that two rows may give back each other's unique values.

    A row that a later file changed is written even when it stays: taking back that file would bring
    the merge back with it, so it must find a change by hand in its way.
    """
    wanted = [(change, change.target) for change in changes]
    moved = [(each.row, to) for each, to in wanted if to != each.now or (to and each.is_later)]
    keys = _keys()
    with connection.cursor() as cursor:
        for row, _target in moved:
            cursor.execute(_DELETE.format(**named(keys[row.table_name])), [row.key])
        for row, target in moved:
            if target is not None:
                cursor.execute(_INSERT.format(**named(keys[row.table_name])), [json.dumps(target)])


def named(each: Follower) -> dict[str, sql.Composable]:
    """The parts of a statement about one follower."""
    return {
        "table": sql.Identifier(each.table),
        "column": sql.Identifier(each.column),
        "key": sql.Identifier(each.key),
        "alike": sql.SQL(each.alike or each.key),
        "best": sql.SQL(each.best),
    }


def _keys() -> dict[str, Follower]:
    return {each.table: each for each in (*OWN, *followers())}
