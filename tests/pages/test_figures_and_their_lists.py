"""Every number opens the list behind it, and the list has that many rows."""

import datetime as dt
import io
import re

import openpyxl
import pytest

from payung.membership.models import Payment
from payung.regions.models import Denominator
from payung.register.models import Work

from .village_set import ANGGREK, EMPTY, JUNE, KENANGA, MELATI, REGENCY, WEST

# Of every ten workers: 4 covered, 1 in grace, 1 lapsed, 1 without identity, 1 undecided, 2 never.
PEOPLE = {MELATI: 40, KENANGA: 20, ANGGREK: 10}
TOTAL = 40 + 20 + 10


def page_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer


def number(text: str) -> int:
    return int(re.search(r"[\d.]+", text)[0].replace(".", ""))


@pytest.mark.parametrize(
    ("url", "workers"),
    [
        (f"/kabupaten/{REGENCY}/", TOTAL),
        (f"/kecamatan/{WEST}/", 40 + 20),
        (f"/desa/{MELATI}/", 40),
    ],
)
def test_the_figure_is_four_of_ten_and_each_of_its_numbers_opens_as_many_people(
    officer, url, workers
):
    figure = page_of(officer, url).context["figure"]
    assert figure.share == "40,0\u00a0%"
    assert figure.bounds == "Jadi antara 40,0\u00a0% dan 60,0\u00a0%"
    counts = [number(link.text) for link in figure.links]
    tenth = workers // 10
    assert counts == [6 * tenth, 2 * tenth, tenth, tenth, 4 * tenth, workers]
    listed = [officer.get(link.url).context["page"].paginator.count for link in figure.links]
    assert listed == counts


def test_the_unknown_are_told_apart_by_what_they_wait_for(officer):
    figure = page_of(officer, f"/desa/{MELATI}/").context["figure"]
    assert figure.unknown == (
        "8 orang belum jelas: 4 mungkin sudah peserta dan menunggu keputusan, "
        "4 tanpa NIK yang dapat dipakai. Mereka belum dihitung terlindungi."
    )


def test_numbers_of_districts_months_and_the_bridge_open_as_many_people(officer):
    page = page_of(officer, f"/kabupaten/{REGENCY}/")
    bridge, newest = page.context["bridge"], page.context["trend"].rows[0]
    before = page.context["trend"].rows[1]
    pairs = [(bridge.start, bridge.start_url), (bridge.end, bridge.end_url)]
    for row in (*page.context["parts"], newest, before):
        pairs += [(row.covered, row.covered_url), (row.workers, row.workers_url)]
    for said, url in pairs:
        assert officer.get(url).context["page"].paginator.count == number(said), url


def test_the_potential_stands_beside_the_named_workers_with_its_own_date(officer):
    (potential,) = page_of(officer, f"/kabupaten/{REGENCY}/").context["potentials"]
    assert potential.parts == "35 kepesertaan aktif dari 125 pekerja potensial"  # 28 linked, 7 open
    assert potential.share == "28,0\u00a0%"
    assert potential.bounds == (
        "Kepesertaan itu: 28 pekerja dalam data warga, 7 masih perlu diperiksa"
    )
    assert potential.source == "Sumber: BPJS Ketenagakerjaan Rekaan, per 11 Juni 2025."


@pytest.mark.parametrize(
    ("url", "name"), [(f"/kecamatan/{WEST}/", "Barat"), (f"/desa/{MELATI}/", "Melati")]
)
def test_where_nobody_stated_a_potential_the_page_says_so_and_shows_no_share(officer, url, name):
    page = page_of(officer, url)
    assert page.context["potentials"] == []
    assert "Potensi pekerja menurut BPJS Ketenagakerjaan belum dimasukkan untuk" in (
        page.content.decode()
    )
    assert f"{name}, jadi bagian terhadap potensi tidak dihitung" in page.content.decode()


def stated(code, segment, people):
    Denominator.objects.create(
        region_id=code, segment=segment, basis=Denominator.Basis.POTENTIAL, people=people,
        source="BPJS Ketenagakerjaan Rekaan", as_of=dt.date(2025, 6, 1),
    )  # fmt: skip


@pytest.mark.parametrize(("segment", "missing", "active"), [("BPU", "PU", 20), ("PU", "BPU", 0)])
def test_the_potential_of_one_segment_stands_with_its_own_list_and_says_which_is_missing(
    officer, segment, missing, active
):
    stated(MELATI, segment, 50)
    page = page_of(officer, f"/desa/{MELATI}/")
    (figure,) = page.context["potentials"]
    assert figure.label == f"dari potensi segmen {segment} menurut BPJS Ketenagakerjaan, Juni 2025"
    assert figure.parts == f"{active} kepesertaan aktif dari 50 pekerja potensial"
    opened = officer.get(figure.links[0].url)
    assert opened.context["page"].paginator.count == number(figure.links[0].text) == active
    assert f"segmen {segment}" in opened.context["title"]
    assert f"Potensi segmen {missing} belum dimasukkan untuk Desa Melati" in page.content.decode()


def test_with_the_other_segment_it_is_one_figure_again(officer):
    stated(MELATI, "BPU", 50)
    stated(MELATI, "PU", 30)
    page = page_of(officer, f"/desa/{MELATI}/")
    assert [figure.share for figure in page.context["potentials"]] == ["25,0\u00a0%"]  # 20 of 80
    assert page.context["missing"] == ""


def test_a_segment_that_does_not_exist_is_refused_in_a_sentence(officer):
    answer = officer.get(f"/kepesertaan/{MELATI}/semua/?segmen=XX")
    assert answer.status_code == 400
    assert "Yang ada: PU, BPU, JAKON, PMI." in answer.content.decode()


def test_what_moved_the_figure_adds_up_and_each_line_opens_as_many_people(officer):
    bridge = page_of(officer, f"/kabupaten/{REGENCY}/").context["bridge"]
    changes = {line.label: int(line.change.replace("−", "-")) for line in bridge.lines}
    assert int(bridge.start) + sum(changes.values()) == int(bridge.end) == TOTAL * 4 // 10
    for line in bridge.lines:
        listed = officer.get(line.url).context["page"].paginator.count
        assert listed == abs(changes[line.label])


@pytest.mark.parametrize(
    ("code", "covered"), [(REGENCY, TOTAL * 4 // 10), (WEST, 24), (MELATI, 16)]
)
def test_two_chosen_months_add_up_anywhere_and_each_line_opens_as_many_people(
    officer, code, covered
):
    page = page_of(officer, f"/perubahan/{code}/?dari=2025-03&bulan=2025-06")
    bridge = page.context["bridge"]
    assert (bridge.first_month, bridge.last_month) == ("Maret 2025", "Juni 2025")
    changes = {line.url: int(line.change.replace("−", "-")) for line in bridge.lines}
    assert int(bridge.start) + sum(changes.values()) == int(bridge.end) == covered
    assert changes, "the set has people who pay from April on"
    for url, change in changes.items():
        assert officer.get(url).context["page"].paginator.count == abs(change), url


def test_a_first_month_that_is_not_earlier_is_answered_on_the_page(officer):
    page = page_of(officer, f"/perubahan/{WEST}/?dari=2025-06&bulan=2025-05")
    assert page.context["bridge"] is None
    assert "Bulan awal harus sebelum bulan akhir" in page.content.decode()


def test_districts_and_villages_stand_in_order_of_people_missing(officer):
    regency = page_of(officer, f"/kabupaten/{REGENCY}/").context["parts"]
    assert [(row.name, row.uncovered) for row in regency] == [("Barat", "36"), ("Timur", "6")]
    district = page_of(officer, f"/kecamatan/{WEST}/").context["parts"]
    assert [row.uncovered for row in district] == ["24", "12"]


def test_the_map_has_a_link_with_a_text_for_each_village_and_says_where_data_is_absent(officer):
    page = page_of(officer, f"/kabupaten/{REGENCY}/")
    areas = {area.url: area for area in page.context["map"].areas}
    assert (
        areas[f"/desa/{MELATI}/"].text
        == "Melati: 24 orang belum terlindungi, 40,0\u00a0% terlindungi"
    )
    assert areas[f"/desa/{EMPTY}/"].step == 0
    assert "Kosong: belum ada data" in page.content.decode()


def test_the_map_can_be_coloured_by_share(officer):
    page = page_of(officer, f"/kabupaten/{REGENCY}/?peta=bagian")
    assert {area.step for area in page.context["map"].areas} == {0, 3}  # 60 % missing everywhere


def test_tasks_of_the_week_open_as_many_people_as_they_say(operator):
    tasks = page_of(operator, f"/desa/{MELATI}/").context["tasks"]
    said = {task.text: operator.get(task.url).context["page"].paginator.count for task in tasks}
    assert said == {
        "4 orang perlu memperpanjang": 4,
        "4 orang menunggak": 4,
        "4 orang sudah berhenti": 4,
        "8 orang belum pernah ikut": 8,
        "4 NIK perlu diperbaiki": 4,
        "4 orang mungkin sudah peserta": 4,
    }


def test_who_is_left_out_for_want_of_a_birth_date_is_counted_and_listed_with_the_reason(operator):
    first, second = Work.objects.filter(person__village_id=MELATI).order_by("pk")[:2]
    said = {"verdict": "undetermined", "reason": "tanggal_lahir_kosong", "from_month": None}
    Work.objects.filter(pk=first.pk).update(**said)
    Work.objects.filter(pk=second.pk).update(**said, until_month=int(JUNE))  # left before July
    elsewhere = Work.objects.filter(person__village_id=KENANGA).order_by("pk").first()
    Work.objects.filter(pk=elsewhere.pk).update(**said)
    task = page_of(operator, f"/desa/{MELATI}/").context["tasks"][-1]
    assert task.text == "1 orang belum pasti pekerja"
    page = operator.get(task.url)
    assert [row.person_id for row in page.context["rows"]] == [first.pk]
    assert "Tanggal lahir kosong, jadi umur kerja tidak dapat dipastikan. Lengkapi." in (
        page.content.decode()
    )


def test_who_pays_month_by_month_is_not_said_to_lapse_when_the_data_end_in_that_month(operator):
    url = f"/daftar/{MELATI}/segera-berhenti/"
    assert operator.get(url).context["page"].paginator.count == 4
    half_year = Payment.objects.filter(
        participant__village_id=MELATI, first_month=int(JUNE) - 5, months=6
    ).first()
    Payment.objects.filter(pk=half_year.pk).update(first_month=int(JUNE), months=1)
    assert operator.get(url).context["page"].paginator.count == 4 - 1


def test_a_village_without_people_says_which_file_brings_them(officer):
    page = page_of(officer, f"/desa/{EMPTY}/").content.decode()
    assert "OpenSID" in page
    assert "Belum ada pekerja yang tercatat" in page


def test_another_month_is_asked_by_the_address_and_stays_in_the_links(officer):
    page = page_of(officer, f"/desa/{MELATI}/?bulan=2025-05")
    assert "Mei 2025" in page.context["sentence"]
    assert all("bulan=2025-05" in link.url for link in page.context["figure"].links)


def test_the_spreadsheet_has_as_many_people_as_the_list(officer):
    answer = officer.post(
        f"/daftar/{REGENCY}/belum-terlindungi/xlsx/?alasan=never",
        {"purpose": "visit", "because": "kunjungan kepala dusun"},
    )
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    names = [row[1] for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("99.07")]
    assert len(names) == TOTAL * 2 // 10


def test_the_active_memberships_open_as_many_rows_and_their_kinds_add_up(officer):
    (figure,) = page_of(officer, f"/kabupaten/{REGENCY}/").context["potentials"]
    counts = [number(link.text) for link in figure.links]
    assert counts[0] == sum(counts[1:]) > 0
    listed = [officer.get(link.url).context["page"].paginator.count for link in figure.links]
    assert listed == counts


def test_an_unknown_kind_of_membership_is_refused_in_a_sentence(officer):
    answer = officer.get(f"/kepesertaan/{REGENCY}/aneh/")
    assert answer.status_code == 404
    assert "Daftar &#x27;aneh&#x27; tidak ada" in answer.content.decode()


def test_the_list_behind_a_line_with_the_months_turned_round_teaches_in_the_language(officer):
    officer.cookies["django_language"] = "en"
    page = officer.get(f"/perubahan/{WEST}/new/?dari=2025-06&bulan=2025-05")
    assert page.status_code == 400
    said = "2025-06 must come before the last month 2025-05. Example: from 2025-05 to 2025-06."
    assert said in page.content.decode()
    listed = officer.get(f"/perubahan/{WEST}/new/?dari=2025-03&bulan=2025-06").content.decode()
    assert "Since March 2025: newly protected" in listed
