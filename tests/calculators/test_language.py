"""What the law cannot answer is said in the reader's language: on the pages by the button, in the API by
the header.
"""

import json

import pytest

EVALUATE = "/api/law/evaluate"
CASE = {"kind": "contribution", "segment": "BPU", "monthly_income": 1_000_000, "month": "2025-03"}
LOST = "/hitung/manfaat/kehilangan-bagian-tubuh/?penghasilan=1jt&bagian=one_eye&kali=2"
ENGLISH = {"Accept-Language": "en-GB,en;q=0.8,id;q=0.5"}


def said(client, case, headers=None) -> str:
    body = case if isinstance(case, str) else json.dumps(case)
    answer = client.post(EVALUATE, body, content_type="application/json", headers=headers or {})
    assert answer.status_code == 422
    return answer.json()["error"]


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (CASE | {"month": "2025-13"}, "'month': There is no month 2025-13"),
        (CASE | {"monthly_income": -1}, "'monthly_income' holds -1; it must be a whole number"),
        (CASE | {"incom": 5}, "'incom' is not known here"),
        (CASE | {"kind": "contributio"}, "Perhaps 'contribution' was meant."),
        (CASE | {"segment": "ASN"}, "it must be one of: PU, BPU"),
        (CASE | {"month": "1990-01"}, "is not in force on 1990-01-01"),
        (CASE | {"registered_month": "2025-04"}, "nothing is due before registration"),
        ("{", "The body is not correct JSON"),
    ],
)
def test_the_api_answers_in_the_language_of_the_request(visitor, case, sentence):
    assert sentence in said(visitor, case, ENGLISH)
    assert sentence not in said(visitor, case)
    assert sentence in said(visitor, case, ENGLISH), "no answer is kept from another reader"


def test_a_rule_outside_its_days_is_named_in_the_language(visitor):
    assert said(visitor, CASE | {"month": "1990-01"}, ENGLISH).startswith(
        "The rule 'Base of a BPU by monthly income'"
    )


def test_the_api_tells_caches_that_its_answer_depends_on_the_language(visitor):
    answer = visitor.get("/api/law/kinds", headers=ENGLISH)
    assert "Accept-Language" in answer.headers["Vary"]
    assert answer.headers["Content-Language"] == "en"


def test_a_page_stays_indonesian_whatever_the_browser_asks(visitor):
    page = visitor.get(LOST, headers=ENGLISH).content.decode()
    assert "hanya untuk baris setiap 10 dB" in page


def test_the_calculators_answer_in_english_after_the_button(visitor):
    visitor.cookies["django_language"] = "en"
    page = visitor.get(LOST).content.decode()
    assert "is only for the rows per 10 dB" in page
    assert "hanya untuk baris setiap" not in page


def test_a_row_per_10_db_takes_its_steps_on_the_page(visitor):
    asked = LOST.replace("one_eye&kali=2", "hearing_loss_one_per_10_db&kali=3")
    page = visitor.get(f"{asked}&tanggal=2025-09-01").content.decode()
    assert "Rp7.200.000" in page  # 3 x 3 % x 80 x 1,000,000
