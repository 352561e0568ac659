"""What villages budget for workers' premiums, what it would pay by the law, and what was paid beside it."""

import re

import pytest

from payung.funding.models import BudgetLine
from payung.funding.overview.premium import premiums_of
from payung.membership.models import Participant, Payment
from payung.primitives.month import Month
from payung.regions.models import Region

from .village_set import ANGGREK, EAST, EMPTY, KENANGA, MELATI, REGENCY, WEST

URL = f"/anggaran-desa/{REGENCY}/"
OFFICIALS = {"account": "5.1.3.04.", "description": "BPJS Ketenagakerjaan perangkat"}
ROADS = {"account": "5.3.5.01.", "description": "Semen", "amount": 70_000_000}


def budgeted(village, *, year=2025, **line):
    BudgetLine.objects.create(
        **{
            "village_id": village, "year": year, "activity": "01.01", "account": "5.2.1.01.",
            "description": "Iuran BPJS Ketenagakerjaan pekerja rentan", "amount": 0, "amended": False,
            "line_number": str(BudgetLine.objects.count()), **line,
        }
    )  # fmt: skip


@pytest.fixture
def budgets(rekaan, db):
    """Melati: ten workers all year and officials; Kenanga: no line; Anggrek: ten months of a worker."""
    budgeted(MELATI, amount=16_800 * 12 * 10, source_of_funds="DDS")
    budgeted(MELATI, amount=500_000, **OFFICIALS)
    budgeted(MELATI, **ROADS)
    budgeted(KENANGA, **ROADS)
    budgeted(ANGGREK, amount=16_800 * 10 + 5)


def rows_of(page):
    return {row.name: row for _district, villages in page.context["districts"] for row in villages}


def rupiah(text):
    return int(re.sub(r"\D", "", text))


def test_each_village_stands_with_its_sum_and_what_it_would_pay(officer, budgets):
    rows = rows_of(officer.get(URL))
    melati, anggrek = rows["Melati"], rows["Anggrek"]
    assert melati.planned == "Rp2.516.000"
    assert melati.for_workers == "Rp2.016.000"
    assert (melati.workers, melati.months) == ("10", "120")
    assert melati.origin == "sumber dana DDS"
    assert (anggrek.workers, anggrek.months) == ("0", "10")


def test_a_budget_without_such_a_line_is_zero_and_an_unknown_one_is_not(officer, budgets):
    Region.objects.filter(code=EMPTY).update(kind="desa")
    rows = rows_of(officer.get(URL))
    kenanga = next(row for name, row in rows.items() if name.startswith("Kenanga"))
    assert kenanga.planned == "Rp0"
    assert rows["Kosong"].planned == "belum masuk"
    Region.objects.filter(code=EMPTY).update(kind="kelurahan")
    kosong = rows_of(officer.get(URL))["Kosong"]
    assert (kosong.planned, kosong.origin) == ("tanpa APBDes", "kelurahan")


def test_villages_add_up_to_districts_and_these_to_the_regency(officer, budgets):
    page = officer.get(URL)
    for district, villages in page.context["districts"]:
        named = [row for row in villages if row.planned.startswith("Rp")]
        assert rupiah(district.planned) == sum(rupiah(row.planned) for row in named)
        assert rupiah(district.paid) == sum(rupiah(row.paid) for row in villages)
    total, districts = page.context["total"], page.context["district_rows"]
    assert rupiah(total.planned) == sum(rupiah(row.planned) for row in districts) == 2_684_005
    assert rupiah(total.paid) == sum(rupiah(row.paid) for row in districts)
    assert [row.origin for row in districts] == [
        "2 dari 2 desa sudah masuk",
        "1 dari 2 desa sudah masuk",
    ]


def test_each_sum_of_a_village_opens_its_lines(officer, budgets):
    melati = rows_of(officer.get(URL))["Melati"]
    year = officer.get(melati.url.partition("#")[0]).context["years"][0]
    assert year.total == melati.planned


def test_what_was_paid_opens_payments_of_just_that_sum(officer, budgets):
    # Of 40 workers 4 each paid 6, 12, 12, 6 and 12 months in 2025.
    page = officer.get(URL)
    melati = rows_of(page)["Melati"]
    assert (melati.paid, melati.paid_months) == ("Rp3.225.600", "192")
    for row in (melati, *page.context["district_rows"], page.context["total"]):
        listed = officer.get(row.paid_url)
        assert listed.context["sum"]["amount"] == rupiah(row.paid)
        found = listed.context["page"].paginator.object_list
        assert sum(payment.amount for payment in found) == rupiah(row.paid)


def test_only_payments_from_village_funds_of_that_year_count(officer, budgets):
    first, second, third = Payment.objects.filter(
        participant__village_id=MELATI, first_month=int(Month.of(2025, 1)), months=12
    )[:3]
    Payment.objects.filter(pk=first.pk).update(source_of_funds="mandiri")
    Payment.objects.filter(pk=second.pk).update(paid_on="2024-12-30")
    Payment.objects.filter(pk=third.pk).update(paid_on=None, source_of_funds="add")
    listed = officer.get(f"/anggaran-desa/{MELATI}/dibayar/?tahun=2025")
    assert listed.context["sum"] == {"amount": 16_800 * (192 - 24), "months": 192 - 24}


def test_a_payment_for_a_membership_without_village_stands_with_the_regency(officer, budgets):
    payment = Payment.objects.filter(participant__village_id=MELATI, months=12)[0]
    Participant.objects.filter(pk=payment.participant_id).update(village=None)
    page = officer.get(URL)
    assert (
        "Termasuk Rp201.600 untuk kepesertaan yang desanya tidak tercatat" in page.content.decode()
    )
    total = page.context["total"]
    listed = officer.get(total.paid_url).context["sum"]["amount"]
    assert listed == rupiah(total.paid)


def test_who_sees_figures_only_sees_the_sums_without_their_lists(insurer, budgets):
    melati = rows_of(insurer.get(URL))["Melati"]
    assert (melati.paid, melati.paid_url) == ("Rp3.225.600", "")


def test_a_district_officer_opens_the_own_district_and_no_other(district_officer, budgets):
    page = district_officer.get(f"/anggaran-desa/{WEST}/")
    assert page.context["total"].planned == "Rp2.516.000"
    assert district_officer.get(URL).status_code == 403
    assert district_officer.get(f"/anggaran-desa/{EAST}/").status_code == 403


def test_another_year_is_asked_by_the_address(officer, budgets):
    budgeted(MELATI, year=2024, amount=16_800 * 12)
    page = officer.get(URL)
    assert (page.context["years"], page.context["year"]) == ([2025, 2024], 2025)
    assert officer.get(f"{URL}?tahun=2024").context["total"].planned == "Rp201.600"
    wrong = officer.get(f"{URL}?tahun=kemarin")
    assert wrong.status_code == 400
    assert "Contoh: 2025" in wrong.content.decode()


def test_without_any_budget_the_page_says_which_file_brings_it(officer):
    page = officer.get(URL).content.decode()
    assert "Belum ada anggaran desa yang masuk" in page
    assert "Ta_RABRinci.csv" in page


def test_the_premium_is_the_laws_of_each_month(officer, budgets):
    budgeted(MELATI, year=2026, amount=16_800 * 12)
    first, *notes = officer.get(f"{URL}?tahun=2026").context["premium"]
    assert "Rp16.800 sebulan, Januari 2026 sampai Desember 2026" in first
    assert any("Belum ada sumber apakah iuran dari APBDes" in note for note in notes)


def test_a_year_of_two_premiums_is_counted_by_the_dearer_month_and_by_the_whole_year():
    premiums = premiums_of(2020)
    assert len(set(premiums.by_month)) > 1
    year = sum(premiums.by_month)
    assert premiums.workers_of(2 * year) == 2
    assert premiums.workers_of(2 * year - 1) == 1
    assert premiums.months_of(2 * premiums.dearest) == 2
