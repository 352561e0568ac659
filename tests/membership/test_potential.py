"""The potential of all segments comes from one source and day, or is not given."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.membership.conftest import VILLAGE

from payung.membership.figures import stated_potential, total_potential
from payung.regions.models import Denominator

MAY, JUNE = dt.date(2025, 5, 1), dt.date(2025, 6, 1)
CASES = [
    ("nothing stated", [], None),
    ("one segment is no total", [("BPU", 30, "BPJS", MAY)], None),
    ("both segments of one source add up",
     [("BPU", 30, "BPJS", MAY), ("PU", 10, "BPJS", MAY)], (40, "BPJS", MAY)),
    ("two sources of one day are not mixed",
     [("BPU", 30, "BPJS", MAY), ("PU", 10, "BPJS", MAY), ("BPU", 40, "Disnaker", MAY)], (40, "BPJS", MAY)),
    ("newer segments go before an old total",
     [("SEMUA", 90, "BPJS", MAY), ("BPU", 30, "BPJS", JUNE), ("PU", 10, "BPJS", JUNE)],
     (40, "BPJS", JUNE)),
    ("a newer part does not replace an older whole",
     [("SEMUA", 90, "BPJS", MAY), ("BPU", 30, "BPJS", JUNE)], (90, "BPJS", MAY)),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_total_is_of_one_source_and_day(rekaan, stated, expected):
    state(stated)
    found = total_potential(VILLAGE, as_of=dt.date(2025, 12, 31))
    assert (found and (found.people, found.source, found.as_of)) == expected


def test_without_a_total_the_segments_said_last_by_one_source_stand_for_themselves(rekaan):
    state([("BPU", 30, "BPJS", MAY), ("JAKON", 7, "BPJS", JUNE), ("PMI", 2, "BPJS", JUNE)])
    found = stated_potential(VILLAGE, as_of=dt.date(2025, 12, 31))
    assert [(each.segment, each.people) for each in found] == [("JAKON", 7), ("PMI", 2)]
    assert stated_potential(VILLAGE, as_of=dt.date(2025, 4, 30)) == []


def state(stated):
    for segment, people, source, day in stated:
        Denominator.objects.create(
            region_id=VILLAGE,
            segment=Denominator.ALL_SEGMENTS if segment == "SEMUA" else segment,
            basis=Denominator.Basis.POTENTIAL,
            people=people,
            source=source,
            as_of=day,
        )
