"""A target shows both readings until an officer settles one, with the reason."""

from .village_set import REGENCY

URL = f"/kabupaten/{REGENCY}/target/"


def test_both_readings_stand_with_their_people_until_one_is_settled(officer):
    rows = officer.get(URL).context["target"].rows
    # 40 % x 1.2 = 48 %, 40 % + 20 = 60 %, of 100 workers; 28 are covered.
    assert [(row.share, row.people, row.missing) for row in rows] == [
        ("48,0\u00a0%", "48", "20"),
        ("60,0\u00a0%", "60", "32"),
    ]
    assert "dapat dibaca dengan dua cara" in officer.get(f"/kabupaten/{REGENCY}/").content.decode()


def test_settling_needs_a_reason_and_keeps_what_was_chosen(officer):
    page = officer.post(URL, {"cara": "points", "alasan": "  "})
    assert "Tuliskan alasan penetapan" in page.content.decode()
    assert [is_chosen for _value, _label, is_chosen in page.context["methods"]] == [False, True]


def test_a_settled_target_shows_one_reading_a_bar_and_who_said_so(officer):
    answer = officer.post(URL, {"cara": "relative", "alasan": "Rapat 11 Juni"}, follow=True)
    block = answer.context["target"]
    assert [row.share for row in block.rows] == ["48,0\u00a0%"]
    assert block.settled.endswith("Rapat 11 Juni")
    assert block.bar.text == "28 terlindungi. Target Desember 2025: 48, jadi masih 20 orang."
    assert "Cara baca target sudah ditetapkan." in answer.content.decode()


def test_who_may_not_settle_sees_no_form_and_is_refused(steward):
    assert "<textarea" not in steward.get(URL).content.decode()
    assert steward.post(URL, {"cara": "points", "alasan": "ingin"}).status_code == 403


def test_a_published_figure_stands_beside_the_registers_own_of_that_month(officer):
    (row,) = officer.get(URL).context["statements"]
    assert row.said == "33,6\u00a0%"
    assert row.proven == "40,0\u00a0% (28 dari 70)"
    assert row.difference == "−6,4 poin persen"
