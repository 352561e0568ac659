"""Where the coverage engine finds its inputs in this database."""

from __future__ import annotations

from pathlib import Path

from payung.coverage import Inputs, Snapshot, Window

PREPARE = (Path(__file__).parent.parent / "sql" / "cover_inputs.sql").read_text()
CLEAN = "DROP TABLE cover_workers, cover_participants, cover_stated, cover_matches"

OF_WORKERS = Inputs(
    workers="cover_workers",
    payments=(
        "(SELECT m.person_id AS worker_id, p.first_month, p.months, p.programmes "
        "FROM membership_payment p INNER JOIN cover_matches m USING (participant_id))"
    ),
    stated_cover=(
        "(SELECT m.person_id AS worker_id, s.from_month, s.through_month, s.programmes "
        "FROM cover_stated s INNER JOIN cover_matches m USING (participant_id))"
    ),
)
OF_PARTICIPANTS = Inputs(
    workers="cover_participants",
    payments=(
        "(SELECT participant_id AS worker_id, first_month, months, programmes "
        "FROM membership_payment)"
    ),
    stated_cover=(
        "(SELECT participant_id AS worker_id, from_month, through_month, programmes "
        "FROM cover_stated)"
    ),
)


def snapshot(window: Window) -> Snapshot:
    """The stored protection of workers."""
    return Snapshot(window, "membership_protection", worker_column="person_id")
