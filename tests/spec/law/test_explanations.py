"""Every answer can say how it came about."""

import datetime as dt

from payung.law.benefits.jkm import death
from payung.law.benefits.model import Child, Level
from payung.law.cases import answer_case, evaluate
from payung.law.contributions import Payer, bpu_contribution, lowest_bpu_contribution
from payung.law.explain import as_json, as_lines, as_tree
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Segment

MAY_2026 = Month.parse("2026-05")


def test_the_lines_show_arithmetic_article_date_and_confidence() -> None:
    lines = as_lines(bpu_contribution(1_000_000, BASIC, MAY_2026).explanation)
    headline = "Iuran BPU 2026-05: Rp8.400 (dasar upah Rp1.000.000; jumlah tiap program) ["
    assert lines[0].startswith(headline)
    jkk = "  Iuran JKK: Rp5.000 (1 % x Rp1.000.000 x 50 %) ["
    assert [line for line in lines if line.startswith(jkk)]
    assert any("PP 50/2025 Ps 4(1), sejak 2026-04-01, SEEN" in line for line in lines)


def test_the_same_tree_reads_in_english() -> None:
    lines = as_lines(bpu_contribution(1_000_000, BASIC, MAY_2026).explanation, "en")
    headline = "BPU contribution 2026-05: Rp8.400 (base Rp1.000.000; sum of the programmes) ["
    assert lines[0].startswith(headline)
    assert any("since 2015-07-01" in line for line in lines)


def test_an_open_question_is_named_where_it_decides() -> None:
    lines = as_lines(lowest_bpu_contribution(MAY_2026, Payer.APBDES).explanation)
    assert any("jawaban yang lebih mahal" in line for line in lines)
    assert any("UNVERIFIED" in line for line in lines)


def test_the_tree_carries_inputs_parameters_and_sources() -> None:
    tree = as_tree(bpu_contribution(1_000_000, BASIC, MAY_2026).explanation)
    jkk = tree["parts"][0]
    assert jkk["inputs"] == {"base": 1_000_000}
    rate = jkk["parameters"][0]
    assert (rate["value"], rate["since"], rate["until"]) == (0.01, "2015-07-01", None)
    assert rate["reference"][0]["article"] == "Lampiran II"
    assert tree["confidence"] == "SEEN-3P"
    assert '"amount":5000' in as_json(bpu_contribution(1_000_000, BASIC, MAY_2026).explanation)


def test_a_result_line_carries_the_same_tree() -> None:
    case = {"id": "x", "kind": "kpi_count", "people": 1000, "months": 3, "payer": "apbd"}
    result = evaluate(case)
    assert result["id"] == "x"
    assert result["explanation"] == as_tree(answer_case(case).explanation)


def test_a_vague_date_near_a_change_of_law_is_pointed_out() -> None:
    case = {"kind": "benefit_jkm", "segment": "PU", "event_date": "2019-07-01"}
    exact, vague = (
        as_lines(answer_case(case | {"event_date_precision": precision}).explanation)
        for precision in ("day", "year")
    )
    assert not any("tidak diketahui tepat" in line for line in exact)
    assert any("aturan berubah pada 2019-12-02" in line for line in vague)


def test_a_scholarship_that_is_not_paid_says_why() -> None:
    found = death(Segment.BPU, dt.date(2025, 3, 15), 14, 1, [Child(Level.SD, 3)])
    assert any(
        "iuran 1 tahun; beasiswa setelah JKM perlu paling sedikit 3 tahun" in line
        for line in as_lines(found.explanation)
    )


def test_a_day_of_the_month_is_no_number_of_days() -> None:
    late = {"kind": "late_payment", "wage": 2_000_000, "month": "2025-01", "paid_on": "2025-02-16"}
    step = answer_case(late).explanation
    assert "= tanggal 15: PP 44/2015" in as_lines(step)[0]
    assert "= day 15 of the month: PP 44/2015" in as_lines(step, "en")[0]


def test_the_parts_of_a_scholarship_of_three_children_add_up() -> None:
    children = [{"level": level, "years_left": 1} for level in ("PT", "SD", "PT")]
    answer = answer_case({"kind": "scholarship", "event_date": "2025-05-05", "children": children})
    paid = [12_000_000, 76_500_000, 0]
    assert [part.amount for part in answer.explanation.parts] == paid
    assert answer.figures["scholarship"] == sum(paid)
    assert "tidak dibayar: dua anak lain" in as_lines(answer.explanation)[-1]


def test_savings_taken_before_are_the_reason_and_not_the_years() -> None:
    claim = {"claim": "housing", "claim_date": "2025-01-01", "membership_years": 12}
    case = {"kind": "jht", "balance": 1_000_000, "taken_before": True, **claim}
    assert "(sebagian sudah pernah diambil" in as_lines(answer_case(case).explanation)[-1]


def test_a_conflict_is_told_with_its_other_side_in_both_languages() -> None:
    asked = {"segment": "PU", "wage": 4_000_000, "month": "2026-03", "risk_class": "low"}
    answer = answer_case({"kind": "contribution", "programmes": ["JP"], **asked})
    told = "\n".join(as_lines(answer.explanation))
    english = "\n".join(as_lines(answer.explanation, "en"))
    assert "sisi lain: Dua sumber pihak ketiga lain masih memakai Rp10.547.400" in told
    assert "other side: " in english
    assert "sisi lain" not in english
