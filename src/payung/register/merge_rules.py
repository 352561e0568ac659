"""When a file and the register differ: per field which of them wins, and why. The mergers are made of it.

`{new}` is what the file states, `{known}` what the register holds, both in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to choose, with the reason for it."""

    sql: str
    wins: str
    why: str


NEWEST = Rule(
    "{new}", "the newest file", "a file states it for every row, and the newest knows best"
)
NEWEST_TEXT = Rule(
    "coalesce(nullif({new}, ''), {known})",
    "the newest file that states it",
    "an empty cell says nothing: it never erases what is known",
)
NEWEST_VALUE = Rule("coalesce({new}, {known})", NEWEST_TEXT.wins, NEWEST_TEXT.why)
BETTER_NUMBER = Rule(
    "CASE WHEN n.keep OR n.former THEN {known} ELSE {new} END",
    "the better number",
    "a valid number is not replaced by a damaged or missing one, nor by one the person had before",
)
KEY_OF_NUMBER = Rule(
    "CASE WHEN i.nik_state = 'valid' AND NOT n.former THEN {new} ELSE {known} END",
    BETTER_NUMBER.wins,
    "a person is found again by the best number there is",
)
HOUSEHOLD = Rule(
    "coalesce(h.id, {known})",
    NEWEST_TEXT.wins,
    "the family card that the file names; without one the known family stays",
)
LIFE_STATUS = Rule(
    "CASE WHEN n.told THEN {known} ELSE coalesce(nullif({new}, ''), {known}) END",
    "what a person recorded, else the newest file that states it",
    "who recorded a death or a move by hand gave a reason; it stands until it is taken back",
)
STATUS_ON = Rule(
    "CASE WHEN n.told THEN {known} WHEN i.life_status IN ('', p.life_status)"
    " THEN coalesce({new}, {known}) ELSE {new} END",
    "the source of the life status",
    "a day belongs to its event: another status does not keep the day of the old one",
)

PERSON: Mapping[str, Rule] = {
    "natural_key": KEY_OF_NUMBER,
    "nik_sealed": BETTER_NUMBER,
    "nik_index": BETTER_NUMBER,
    "nik_state": BETTER_NUMBER,
    "village_id": NEWEST,
    "household_id": HOUSEHOLD,
    "full_name": NEWEST,
    "birth_date": NEWEST_VALUE,
    "sex": NEWEST_TEXT,
    "mother_name": NEWEST_TEXT,
    "relationship": NEWEST_TEXT,
    "address": NEWEST_TEXT,
    "hamlet": NEWEST_TEXT,
    "rw": NEWEST_TEXT,
    "rt": NEWEST_TEXT,
    "phone_sealed": NEWEST_VALUE,
    "life_status": LIFE_STATUS,
    "status_on": STATUS_ON,
}
WORK: Mapping[str, Rule] = {
    "occupation": NEWEST_TEXT,
    "village_role": NEWEST_TEXT,
    "receives_incentive": NEWEST_VALUE,
    "is_vulnerable": NEWEST_VALUE,
    "monthly_income": NEWEST_VALUE,
}


def chosen(rules: Mapping[str, Rule], *, new: str, known: str) -> dict[str, str]:
    """For each field the expression that chooses, with the aliases of both rows."""
    return {
        name: rule.sql.format(new=f"{new}.{name}", known=f"{known}.{name}")
        for name, rule in rules.items()
    }
