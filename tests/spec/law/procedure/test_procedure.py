"""What must be done by when, who receives, what to bring, who may join."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.law.dated import Confidence
from payung.law.procedure import (
    Applicant,
    Relation,
    Situation,
    checklist,
    claim_ends,
    contribution_due,
    heirs,
    known_years,
    late_penalty,
    may_join_bpu,
    pay_by,
    report_accident_by,
    working_days_after,
)
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment

D = dt.date


@pytest.mark.parametrize(
    ("segment", "month", "due"),
    [
        (Segment.BPU, "2025-03", D(2025, 3, 15)),  # the same month
        (Segment.PU, "2025-03", D(2025, 4, 15)),  # the month after
        (Segment.PU, "2025-12", D(2026, 1, 15)),
        (Segment.BPU, "2020-07", D(2020, 7, 15)),
        (Segment.BPU, "2020-08", D(2020, 8, 30)),  # relief of PP 49/2020
        (Segment.PU, "2021-01", D(2021, 2, 28)),  # February has no 30th
        (Segment.BPU, "2021-02", D(2021, 2, 15)),
    ],
)
def test_contributions_are_due_on_the_fifteenth(segment: Segment, month: str, due: D) -> None:
    assert contribution_due(segment, Month.parse(month)).on == due


def test_only_employers_pay_for_lateness() -> None:
    march = Month.parse("2025-03")
    assert late_penalty(Segment.PU, 212_160, march, 2) == 8_486  # 2 x 2 % x 212,160 = 8,486.4
    assert late_penalty(Segment.PU, 200_000, Month.parse("2020-09"), 1) == 1_000  # 0.5 %
    assert late_penalty(Segment.BPU, 16_800, march, 3) == 0


def test_an_accident_is_reported_within_twice_24_hours() -> None:
    happened = dt.datetime.fromisoformat("2025-03-31T22:15")  # a local time, as the form has it
    limit, because = report_accident_by(happened)
    assert limit == dt.datetime.fromisoformat("2025-04-02T22:15")
    assert because.confidence is Confidence.SEEN


@pytest.mark.parametrize(
    ("programme", "event", "last", "confidence"),
    [
        (Programme.JKK, D(2019, 12, 1), D(2021, 12, 1), Confidence.SEEN),
        (Programme.JKK, D(2019, 12, 2), D(2024, 12, 2), Confidence.SEEN),
        (Programme.JKK, D(2024, 2, 29), D(2029, 2, 28), Confidence.SEEN),
        (Programme.JKM, D(2025, 3, 1), D(2030, 3, 1), Confidence.UNVERIFIED),
    ],
)
def test_claims_end_after_years(
    programme: Programme, event: D, last: D, confidence: Confidence
) -> None:
    found = claim_ends(programme, event)
    assert (found.on, found.because.confidence) == (last, confidence)


@pytest.mark.parametrize(
    ("programme", "complete", "last"),
    [
        (Programme.JKK, D(2026, 1, 9), D(2026, 1, 21)),  # 12-15, 19-21 Jan; Friday 16 is a holiday
        (Programme.JKM, D(2026, 3, 17), D(2026, 3, 23)),  # 18, 20, 23; Thursday 19 is Nyepi
        (Programme.JHT, D(2025, 5, 28), D(2025, 6, 5)),  # 30, 2, 3, 4, 5; Thursday 29 is a holiday
        (Programme.JP, D(2026, 7, 1), D(2026, 7, 22)),  # three weeks
    ],
)
def test_the_insurer_pays_within_working_days(programme: Programme, complete: D, last: D) -> None:
    assert pay_by(programme, complete).on == last


@given(st.dates(D(2025, 1, 1), D(2026, 11, 1)), st.integers(1, 15))
def test_one_working_day_more_is_always_a_later_day(day: D, count: int) -> None:
    last = working_days_after(day, count)
    assert working_days_after(day, count + 1) > last > day
    assert last.weekday() < 5


def test_a_year_without_its_decree_is_not_guessed() -> None:
    assert known_years() == (2021, 2022, 2023, 2024, 2025, 2026)
    with pytest.raises(InputError, match="Hari libur nasional 2027 belum diisi"):
        working_days_after(D(2026, 12, 31), 1)


R = Relation


@pytest.mark.parametrize(
    ("living", "entitled", "words"),
    [
        ([R.PARENT, R.SPOUSE, R.CHILD, R.SIBLING], (1, 2), "janda, duda, atau anak"),
        ([R.SIBLING, R.PARENT, R.GRANDPARENT], (1, 2), "sedarah lurus"),
        ([R.PARENT_IN_LAW, R.SIBLING], (1,), "saudara kandung"),
        ([R.NAMED_IN_WILL, R.PARENT_IN_LAW], (1,), "mertua"),
        ([R.OTHER, R.NAMED_IN_WILL], (1,), "wasiat notaris"),
        ([R.OTHER], (), "penetapan pengadilan"),
        ([], (), "yang mengurus pemakaman"),
    ],
)
def test_the_first_group_with_a_living_member_receives(
    living: list[Relation], entitled: tuple[int, ...], words: str
) -> None:
    answer = heirs(living)
    assert answer.entitled == entitled
    assert words in answer.reason.id


def _names(benefit: str, *situations: Situation) -> list[str]:
    return [paper.name.id for paper in checklist(benefit, situations)]


def test_the_papers_follow_the_situation() -> None:
    assert "Buku nikah" in _names("JKM", Situation.SPOUSE)
    assert "Buku nikah" not in _names("JKM")
    assert "NPWP" in _names("JKM", Situation.OVER_50_MILLION)
    assert "Laporan polisi" in _names("JKK", Situation.TRAFFIC)
    assert "Formulir F3 tahap II" not in _names("JKK")
    assert _names("JHT", Situation.AGE_56) == ["KTP", "Kartu peserta"]
    assert len(_names("SCHOLARSHIP")) == 4


def test_papers_known_from_practice_only_are_marked() -> None:
    unsure = [paper.name.en for paper in checklist("JKK", [Situation.TRAFFIC]) if not paper.sure]
    assert unsure == ["Statement of the doctor", "Receipts", "Police report"]


def test_an_unknown_benefit_is_named() -> None:
    with pytest.raises(InputError, match="JKM, JKK, JHT, SCHOLARSHIP"):
        checklist("JKP")


@pytest.mark.parametrize(
    ("person", "faults"),
    [
        (Applicant(D(1990, 5, 10)), []),
        (Applicant(D(2007, 3, 15)), []),  # 18 today
        (Applicant(D(2007, 3, 16)), ["Belum berumur 18 tahun."]),
        (Applicant(D(1960, 3, 16)), []),  # 64, 65 tomorrow
        (Applicant(D(1960, 3, 15)), ["Sudah berumur 65 tahun saat mendaftar."]),
        (Applicant(D(1960, 3, 15), member=True), []),
        (Applicant(D(1990, 5, 10), has_nik=False), ["Belum punya NIK."]),
        (Applicant(D(1990, 5, 10), occupations=2), []),
        (Applicant(D(1990, 5, 10), occupations=3), ["Paling banyak 2 pekerjaan."]),
        (Applicant(D(1990, 5, 10), occupations=0), ["Tidak ada kegiatan ekonomi."]),
        (Applicant(D(2004, 2, 29)), []),
    ],
)
def test_who_may_join_as_bpu(person: Applicant, faults: list[str]) -> None:
    assert [fault.id for fault in may_join_bpu(person, D(2025, 3, 15))] == faults


def test_the_leap_day_is_celebrated_on_the_first_of_march() -> None:
    born = Applicant(D(2004, 2, 29))
    assert may_join_bpu(born, D(2022, 2, 28)) != []
    assert may_join_bpu(born, D(2022, 3, 1)) == []


def test_segments_without_a_recorded_rule_are_refused() -> None:
    with pytest.raises(InputError, match="yang ada: BPU, PU"):
        contribution_due(Segment.PMI, Month.parse("2025-03"))
    with pytest.raises(InputError, match="hanya untuk JKK dan JKM"):
        claim_ends(Programme.JHT, D(2025, 3, 1))
