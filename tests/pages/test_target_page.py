"""A target shows both readings until an officer settles one, with the reason."""

import pytest

from payung.membership.models import CoverageRun
from payung.planning.pace import Pace
from payung.targets.models import Target
from payung.targets.presenters.target import _outlook

from .village_set import JUNE, MAY, REGENCY

URL = f"/kabupaten/{REGENCY}/target/"


def test_both_readings_stand_with_their_people_until_one_is_settled(officer):
    rows = officer.get(URL).context["target"].rows
    # 40 % x 1.2 = 48 %, 40 % + 20 = 60 %, of 100 workers; 28 are covered.
    assert [(row.share, row.people, row.missing) for row in rows] == [
        ("48,0\u00a0%", "48", "20"),
        ("60,0\u00a0%", "60", "32"),
    ]
    assert "dapat dibaca dengan dua cara" in officer.get(f"/kabupaten/{REGENCY}/").content.decode()


def test_a_reading_is_worded_in_points_or_in_percent_of_the_base_never_in_both(officer):
    relative, points = officer.get(URL).context["target"].rows
    assert relative.formula == "40,0\u00a0% ditambah 20,0\u00a0% dari nilai dasar"
    assert points.formula == "40,0\u00a0% ditambah 20,0 poin persen"


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("relative", "Naik sedikitnya 20,0\u00a0% dari nilai dasar 40,0\u00a0% pada Desember 2024"),
        ("points", "Naik sedikitnya 20,0 poin persen dari 40,0\u00a0% pada Desember 2024"),
    ],
)
def test_a_settled_target_is_said_as_it_is_read(officer, method, sentence):
    page = officer.post(URL, {"cara": method, "alasan": "Rapat"}, follow=True)
    assert page.context["target"].sentence == sentence


@pytest.mark.parametrize("url", [URL, f"{URL}pembagian/", f"/kabupaten/{REGENCY}/"])
def test_before_the_first_figure_the_page_says_which_files_to_send(officer, url):
    CoverageRun.objects.all().delete()
    page = officer.get(url)
    assert page.status_code == 200
    assert "Angka pertama memerlukan tiga berkas" in page.content.decode()


def _first_row(officer, deadline):
    Target.objects.update(deadline_month=int(deadline))
    return officer.get(URL).context["target"].rows[0]


def test_in_the_month_of_the_deadline_there_is_still_that_month(officer):
    assert _first_row(officer, JUNE).needed == "20 bulan ini"


def test_after_the_deadline_the_target_stays_with_how_it_ended(officer):
    row = _first_row(officer, MAY)
    assert (row.needed, row.outlook) == ("tenggat sudah lewat", "tidak tercapai pada tenggat")


def test_a_pace_that_arrives_after_the_deadline_says_so():
    late = Pace(5, 1, 5, gained=1, over_months=1, at_deadline=0, arrives=JUNE + 5)
    assert _outlook(late, JUNE + 1) == "baru tercapai November 2025, sesudah tenggat"
    assert _outlook(late, JUNE + 5) == "tercapai November 2025"


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


def test_a_proposal_is_withdrawn_and_stays_on_the_page_with_its_reason(officer):
    sent = {"tenggat": "2025-12", "alasan": "Jumlah pekerja keliru"}
    page = officer.post(f"{URL}tarik/", sent, follow=True)
    assert page.context["target"] is None
    (line,) = page.context["withdrawn"]
    assert line.title == "Target Desember 2025"
    assert line.fate.endswith(": Jumlah pekerja keliru")
    assert line.fate in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"tenggat": "2025-12", "alasan": ""}, 400, "Tuliskan alasan penarikan"),
        ({"tenggat": "2030-12", "alasan": "keliru"}, 404, "Tidak ada target"),
        ({"tenggat": "besok", "alasan": "keliru"}, 400, "besok"),
    ],
)
def test_a_withdrawal_that_cannot_be_done_says_why(officer, sent, status, says):
    answer = officer.post(f"{URL}tarik/", sent)
    assert answer.status_code == status
    assert says in answer.content.decode()


def test_once_settled_a_target_offers_no_withdrawal(officer):
    assert "Tarik usulan" in officer.get(URL).content.decode()
    officer.post(URL, {"cara": "points", "alasan": "Rapat"})
    assert "Tarik usulan" not in officer.get(URL).content.decode()


def test_who_may_not_propose_may_not_withdraw(steward):
    sent = {"tenggat": "2025-12", "alasan": "keliru"}
    assert steward.post(f"{URL}tarik/", sent).status_code == 403
    assert Target.objects.get().withdrawn_at is None


def test_a_published_figure_stands_beside_the_registers_own_of_that_month(officer):
    (row,) = officer.get(URL).context["statements"]
    assert row.said == "33,6\u00a0%"
    assert row.proven == "40,0\u00a0% (28 dari 70)"
    assert row.difference == "−6,4 poin persen"
