"""Find which person of the register each membership of the insurer is.

The engine proposes; what a human decided stands in every later run. Rows go to it in the order of
their keys, so that ties fall the same way however the tables lie on the disk. A membership known
only by the hash of its NIK is looked up among the hashes of the register's numbers first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.matching.explained import with_evidence
from payung.matching.linkage import link
from payung.matching.quality.near import near_misses
from payung.membership.former_numbers import former_numbers, with_present_numbers
from payung.membership.link_differences import Differences, write_differences
from payung.membership.merging.identity import hash_of_nik
from payung.membership.models import Link
from payung.membership.nameless import link_nameless
from payung.register.comparable import comparable_people, comparable_rows, with_opened_numbers

_PARTICIPANTS = """
SELECT id, nik_sealed, nik_hash, full_name, birth_date, sex, mother_name, village_id,
    birth_year
FROM membership_participant p
WHERE NOT EXISTS (
    SELECT 1 FROM membership_link l
    WHERE l.participant_id = p.id AND l.decision = 'match' AND l.decided_by_id IS NOT NULL
)
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What one run of linking came to."""

    persons: int
    participants: int
    matched: int
    in_review: int
    differences: Differences

    @property
    def unmatched(self) -> int:
        """Memberships of nobody the register knows, not even possibly."""
        return self.participants - self.matched - self.in_review


def link_registers(
    *, at: dt.datetime, by: User | None, progress: Callable[[str], None] = lambda _text: None
) -> LinkSummary:
    """Link all memberships, keeping what people decided; one transaction with its audit.

    Everything is compared and only what differs is written (ADR 14), so that a run after a new file
    finds what a run over everything at once would find.
    """
    progress("Membaca daftar warga")
    persons = comparable_people()
    progress("Membaca daftar peserta")
    participants = _participants(persons)
    progress("Mencocokkan")
    pairs = _pairs(persons, participants)
    progress("Menyimpan")
    with transaction.atomic():
        differences = write_differences(pairs, at)
        summary = LinkSummary(persons.height, participants.height, *_counts(pairs), differences)
        record(
            by=by,
            verb="registers_linked",
            object_type="link",
            object_id="all",
            matched=summary.matched,
            in_review=summary.in_review,
            written=differences.written,
            removed=differences.removed,
        )
    return summary


def _pairs(persons: pl.DataFrame, participants: pl.DataFrame) -> pl.DataFrame:
    """Memberships with a name are scored; those told by a hash only are found by it."""
    named = participants.filter(pl.col("full_name") != "")
    nameless = participants.filter(pl.col("full_name") == "")
    scored = with_evidence(link(persons, named, answered=_answered()), persons, named)
    return pl.concat([scored, link_nameless(persons, nameless)])


def _answered() -> pl.DataFrame:
    """The pairs that people decided."""
    rows = list(
        Link.objects.filter(decided_by__isnull=False).values_list("person_id", "participant_id")
    )
    return pl.DataFrame(rows, schema={"left_id": pl.Int64, "right_id": pl.Int64}, orient="row")


def pairs_below() -> pl.DataFrame:
    """What a run of linking scores and does not write: left_id (person), right_id, probability."""
    persons = comparable_people()
    named = _participants(persons).filter(pl.col("full_name") != "")
    return near_misses(persons, named)


def _participants(persons: pl.DataFrame) -> pl.DataFrame:
    former = former_numbers(persons)
    known = with_present_numbers(with_opened_numbers(comparable_rows(_PARTICIPANTS)), former)
    if known.filter((pl.col("nik") == "") & pl.col("nik_hash").is_not_null()).is_empty():
        return known.drop("nik_hash")
    present = persons["nik"].unique()
    table = (
        pl.concat([pl.DataFrame({"told": present, "found": present}), former])
        .filter(pl.col("told") != "")
        .with_columns(nik_hash=pl.col("told").map_elements(hash_of_nik, return_dtype=pl.Binary))
        .unique("nik_hash", keep="first", maintain_order=True)
        .drop("told")
    )
    joined = known.join(table, on="nik_hash", how="left", maintain_order="left")
    resolved = pl.when(pl.col("nik") == "").then(pl.col("found").fill_null("")).otherwise("nik")
    return joined.with_columns(resolved.alias("nik")).drop("nik_hash", "found")


def _counts(pairs: pl.DataFrame) -> tuple[int, int]:
    matched = pairs.filter(pl.col("decision") == "match")["right_id"].unique()
    review = pairs.filter(pl.col("decision") == "review")["right_id"].unique()
    return matched.len(), review.filter(~review.is_in(matched.implode())).len()
