"""A register judged column by column gives each person what the rule gives him or her alone."""

import datetime as dt

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from payung.law.worker import Evidence, Verdict, judge, occupation_labels, worker_columns
from payung.primitives.programme import Segment

DAYS = st.dates(dt.date(1880, 1, 1), dt.date(2030, 12, 31))
OCCUPATIONS = st.sampled_from([*occupation_labels(), "petani", "Buruh Tani / Perkebunan", "89", ""])
ROLES = st.sampled_from(["Kepala Desa", "kader posyandu", "KETUA RT 02", "juru bicara", "-", ""])
PEOPLE = st.builds(
    Evidence,
    birth_date=st.none() | DAYS,
    occupation=st.none() | OCCUPATIONS | st.text(max_size=8),
    village_role=st.none() | ROLES | st.text(max_size=5),
    receives_incentive=st.none() | st.booleans(),
    is_vulnerable=st.none() | st.booleans(),
    life_status=st.none()
    | st.sampled_from(["hidup", " MATI", "pindah", "hilang", "pergi", "tidak valid", ""]),
    status_on=st.none() | DAYS,
    segment=st.none() | st.sampled_from([Segment.PU, Segment.BPU]),
)
FIELDS = ["birth_date", "occupation", "village_role", "receives_incentive", "is_vulnerable"]
FIELDS += ["life_status", "status_on", "segment"]
SCHEMA = dict.fromkeys(FIELDS, pl.String) | {
    "birth_date": pl.Date,
    "status_on": pl.Date,
    "receives_incentive": pl.Boolean,
    "is_vulnerable": pl.Boolean,
}


@given(st.lists(PEOPLE, max_size=30), st.dates(dt.date(2016, 1, 1), dt.date(2030, 1, 1)))
def test_the_columns_and_the_single_rule_agree(people: list[Evidence], as_of: dt.date) -> None:
    rows = [{name: getattr(person, name) for name in FIELDS} for person in people]
    judged = worker_columns(pl.DataFrame(rows, schema=SCHEMA), as_of).rows()
    alone = [judge(person, as_of) for person in people]
    assert judged == [
        (
            one.verdict.value,
            one.reason,
            "" if one.verdict is Verdict.NOT_WORKER else str(one.segment),
            one.from_month,
            one.until_month,
            one.end_reason,
        )
        for one in alone
    ]


def test_a_register_with_one_column_only_is_judged_by_what_it_has() -> None:
    judged = worker_columns(pl.DataFrame({"occupation": ["PELAJAR", None]}), dt.date(2025, 3, 1))
    assert judged["reason"].to_list() == ["pelajar", "pekerjaan_kosong"]


def test_an_empty_register_gives_an_empty_answer() -> None:
    judged = worker_columns(pl.DataFrame(schema=SCHEMA), dt.date(2025, 3, 1))
    assert (judged.height, judged.width) == (0, 6)
