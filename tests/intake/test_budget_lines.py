"""Lines of village budgets from Siskeudes: kept once, in the numbers that count, undone with their file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.intake.conftest import ANGGREK, KENANGA, MELATI, Send, user_with
from tests.intake.formats.test_siskeudes import AMIR, BUDGET, officials
from tests.intake.making import write_csv, write_xls
from tests.intake.undo.conftest import register_content

from payung.access.models import User
from payung.funding.models import BudgetLine
from payung.funding.queries import budget_of
from payung.funding.social_security import is_for_employment_insurance
from payung.intake.actions import mend_row, undo_file
from payung.intake.doubts import doubt_lines
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.intake.returned import csv_lines
from payung.primitives.errors import InputError

LINE = {
    "Tahun": "2025", "Kd_Desa": "01.2001.", "Kd_Keg": "01.2001.01.01.01.", "Kd_Rincian": "5.1.3.04.",
    "Kd_SubRinci": "01", "No_Urut": "01", "SumberDana": "ADD",
    "Uraian": "BPJS Ketenagakerjaan perangkat", "Satuan": "OB", "JmlSatuan": "84.00",
    "HrgSatuan": "16800.0000", "Anggaran": "1411200.0000",
}  # fmt: skip
ROADS = {"Kd_Rincian": "5.3.5.01.", "Uraian": "Semen", "JmlSatuan": "100", "HrgSatuan": "70000",
         "Anggaran": "7000000", "SumberDana": "DDS"}  # fmt: skip

Bring = Callable[..., SourceFile]


def rows_of(*changes: dict[str, str]) -> list[list[str]]:
    lines = [{**LINE, **change} for change in changes]
    return [BUDGET, *[[line.get(name, "") for name in BUDGET] for line in lines]]


@pytest.fixture
def bring(send: Send, tmp_path: Path) -> Bring:
    def bring(*changes: dict[str, str], name: str = "Ta_RABRinci.csv", **more: Any) -> SourceFile:
        path = write_csv(tmp_path / name, rows_of(*changes), ";")
        return send(path, "budgets", **{"village_code": MELATI, **more})

    return bring


def test_a_line_is_kept_in_whole_rupiah_with_its_place_in_the_file(bring: Bring) -> None:
    file = bring({}, ROADS)
    assert reconciliation(file) == "2 dibaca = 2 baru + 0 tetap + 0 berubah + 0 dikembalikan"
    line = BudgetLine.objects.get(account="5.1.3.04.")
    assert (line.village_id, line.year, line.amount, line.price) == (MELATI, 2025, 1411200, 16800)
    assert (line.volume, line.unit, line.source_of_funds) == (Decimal(84), "OB", "ADD")
    assert (line.source_file_id, line.source_row, line.amended) == (file.pk, 2, False)


def test_again_changes_nothing_and_a_correction_changes_one(bring: Bring) -> None:
    bring({}, ROADS)
    assert "2 tetap" in reconciliation(bring({}, ROADS))
    again = bring({"Anggaran": "1500000", "HrgSatuan": ""}, ROADS)
    assert reconciliation(again) == "2 dibaca = 0 baru + 1 tetap + 1 berubah + 0 dikembalikan"


def test_what_a_whole_table_no_longer_names_is_no_longer_budgeted(bring: Bring) -> None:
    bring({}, ROADS, {**ROADS, "Tahun": "2024"})
    file = bring({})
    assert list(BudgetLine.objects.values_list("year", "account").order_by("year")) == [
        (2024, "5.3.5.01."),
        (2025, "5.1.3.04."),
    ]
    assert doubt_lines(file) == [
        "1 baris anggaran dari berkas sebelumnya tidak ada lagi di berkas ini, jadi dihapus."
    ]


def test_a_table_with_a_row_that_goes_back_removes_nothing(bring: Bring) -> None:
    bring({}, ROADS)
    file = bring({}, {**ROADS, "Anggaran": "banyak"})
    assert (file.rows_rejected, BudgetLine.objects.count()) == (1, 2)


def test_a_line_mended_on_the_page_or_in_the_returned_sheet_removes_no_other(
    bring: Bring, send: Send, tmp_path: Path, operator: User
) -> None:
    wrong = {"Anggaran": "banyak"}
    file = bring({}, {**ROADS, **wrong}, {**ROADS, **wrong, "No_Urut": "02"}, by=operator)
    on_page, in_sheet = file.rejected.order_by("pk")
    mend_row(row=on_page, cells={"Anggaran": "7000000"}, by=operator)
    sheet = tmp_path / "dikembalikan.csv"
    sheet.write_text("".join(csv_lines([in_sheet])).replace("banyak", "7000000"), encoding="utf-8")
    again = send(sheet, "budgets", village_code=MELATI, by=operator)
    assert reconciliation(again) == "1 dibaca = 1 baru + 0 tetap + 0 berubah + 0 dikembalikan"
    assert (again.doubts, BudgetLine.objects.count()) == ({}, 3)


def test_a_line_without_the_amount_after_the_change_says_which_column_is_missing(
    bring: Bring,
) -> None:
    file = bring({"AnggaranStlhPAK": "1500000"}, ROADS)
    (row,) = file.rejected.all()
    assert (row.column, row.check_id) == ("AnggaranStlhPAK", "amended_amount_unreadable")
    assert "Anggaran setelah perubahan ''" in row.reason


def test_a_line_of_a_table_of_several_villages_is_not_mended_alone(
    bring: Bring, operator: User
) -> None:
    file = bring({}, {**ROADS, "Kd_Desa": "01.2002."}, by=operator)
    with pytest.raises(InputError, match="Kirim satu berkas untuk tiap desa"):
        mend_row(row=file.rejected.last(), cells={}, by=operator)
    assert BudgetLine.objects.count() == 0


def test_the_budget_of_another_village_stays(bring: Bring) -> None:
    bring({}, village_code=KENANGA)
    bring(ROADS)
    assert set(BudgetLine.objects.values_list("village_id", flat=True)) == {MELATI, KENANGA}


def test_after_a_budget_change_its_columns_count_on_every_line(bring: Bring) -> None:
    more = {"JmlSatuanPAK": "100", "HrgSatuanPAK": "16800", "AnggaranStlhPAK": "1680000",
            "AnggaranPAK": "268800"}  # fmt: skip
    struck = {**ROADS, "JmlSatuanPAK": "0", "HrgSatuanPAK": "0", "AnggaranStlhPAK": "0",
              "AnggaranPAK": "-7000000"}  # fmt: skip
    file = bring(more, struck, {**LINE, "Tahun": "2024", "AnggaranStlhPAK": "1411200"})
    kept = BudgetLine.objects.order_by("-year", "account")
    assert list(kept.values_list("year", "amount", "amended")) == [
        (2025, 1_411_200 + 268_800, True),
        (2025, 7_000_000 - 7_000_000, True),
        (2024, 1_411_200, False),
    ]
    assert file.doubts == {}


@pytest.mark.parametrize(
    ("change", "check_id"),
    [
        ({"Tahun": "25"}, "year_unreadable"),
        ({"Kd_Rincian": ""}, "account_unreadable"),
        ({"Anggaran": ""}, "amount_unreadable"),
        ({"Anggaran": "-5"}, "amount_unreadable"),
        ({"Anggaran": "1000,5"}, "amount_unreadable"),
        ({"Uraian": "lain"}, "repeated_in_file"),
    ],
)
def test_a_faulty_line_goes_back(change: dict[str, str], check_id: str, bring: Bring) -> None:
    file = bring({}, change)
    assert (file.rows_created, file.rows_rejected) == (1, 1), file.message
    assert RejectedRow.objects.get().check_id == check_id


def test_arithmetic_that_does_not_hold_is_told_and_the_amount_counts(bring: Bring) -> None:
    file = bring({"Anggaran": "2000000"})
    assert file.doubts == {"amount_not_volume_times_price": 1}
    assert BudgetLine.objects.get().amount == 2_000_000


def test_a_table_of_several_villages_goes_back_whole(bring: Bring) -> None:
    file = bring({}, {**ROADS, "Kd_Desa": "01.2002."})
    assert (file.rows_rejected, BudgetLine.objects.count()) == (2, 0)


def test_without_a_village_the_sentence_says_how_to_choose_one(bring: Bring) -> None:
    file = bring({}, village_code="")
    assert file.state == SourceFile.State.FAILED
    assert "Pilih desanya" in file.message
    assert "--as budgets --village" in file.message


def test_an_operator_may_bring_only_the_own_villages_budget(bring: Bring, operator: User) -> None:
    assert bring({}, by=operator).state == SourceFile.State.MERGED
    with pytest.raises(Exception, match="wilayah"):
        bring({}, by=operator, village_code=ANGGREK)


def test_from_the_archive_of_the_program_only_the_budget_is_taken(
    send: Send, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "siskeudes.zip", "w") as archive:
        archive.write(officials(tmp_path, AMIR), "Ta_Perangkat.csv")
        archive.write(write_csv(tmp_path / "b.csv", rows_of({})), "Ta_RABRinci.csv")
    file = send(tmp_path / "siskeudes.zip", "budgets", village_code=MELATI)
    assert (file.rows_created, BudgetLine.objects.count()) == (1, 1)
    assert [sheet["why"] for sheet in file.sheets_left_out] == ["other_kind"]


def test_an_xls_is_read_as_well(send: Send, tmp_path: Path) -> None:
    file = send(write_xls(tmp_path / "rab.xls", rows_of({})), "budgets", village_code=MELATI)
    assert file.rows_created == 1


def test_the_lines_go_and_come_back_with_their_file(bring: Bring) -> None:
    bring({}, ROADS)
    before = register_content()
    file = bring({"Anggaran": "1"}, {**ROADS, "No_Urut": "02"})
    assert register_content() != before
    undo_file(source_file=file, because="salah berkas", by=None)
    assert register_content() == before


@pytest.mark.parametrize(
    ("account", "description", "ours"),
    [
        ("5.1.3.03.", "Kepala desa", True),
        ("5.1.3.04", "", True),
        ("5.1.3.04.", "Iuran BPJS Kesehatan", False),
        ("5.1.3.02.", "BPJS Kesehatan perangkat", False),
        ("5.1.3.90.", "BPJS-TK staf desa", True),
        ("5.2.1.99.", "Iuran JKK dan JKM kader posyandu", True),
        ("5.2.1.99.", "Jaminan sosial tenaga kerja pekerja rentan", True),
        ("5.2.1.99.", "Honor kader posyandu", False),
        ("4.2.1.01.", "BPJS Ketenagakerjaan", False),
        ("5.1.3.03.", "BPJS Kesehatan dan BPJS Ketenagakerjaan", True),
    ],
)
def test_what_is_for_employment_insurance(account: str, description: str, ours: bool) -> None:
    assert is_for_employment_insurance(account, description) is ours


def test_a_year_sums_its_lines_for_employment_among_all_expenditure(bring: Bring) -> None:
    income = {**LINE, "Kd_Rincian": "4.2.1.01.", "Anggaran": "900000000"}
    bring(
        {}, {"Kd_Rincian": "5.2.1.99.", "Uraian": "JKM kader", "Anggaran": "500000"}, ROADS, income
    )
    (year,) = budget_of(MELATI)
    assert (year.total, year.expenditure) == (1_411_200 + 500_000, 1_911_200 + 7_000_000)
    assert year.lines_of_expenditure == 3


def page(client: Client, role: str = "village_operator", village: str = MELATI) -> str:
    client.force_login(user_with(role, MELATI))
    return client.get(f"/desa/{village}/anggaran/").content.decode()


def test_the_page_shows_lines_sum_and_origin(bring: Bring, client: Client) -> None:
    bring({}, ROADS)
    text = page(client)
    assert "Rp1.411.200 dari belanja Rp8.411.200 dianggarkan untuk BPJS Ketenagakerjaan." in text
    assert "84 OB × Rp16.800" in text
    assert "Ta_RABRinci.csv, baris 2" in text
    assert "Semen" not in text


def test_a_budget_without_such_a_line_says_so_and_no_budget_is_not_called_zero(
    bring: Bring, client: Client
) -> None:
    text = page(client)
    assert "jumlahnya belum diketahui. Bukan berarti nol." in text
    bring(ROADS)
    assert (
        "Tidak ada baris untuk BPJS Ketenagakerjaan di antara 1 baris belanja (Rp7.000.000)."
        in client.get(f"/desa/{MELATI}/anggaran/").content.decode()
    )


def test_the_budget_of_another_village_is_not_shown(bring: Bring, client: Client) -> None:
    client.force_login(user_with("village_head", MELATI))
    assert client.get(f"/desa/{KENANGA}/anggaran/").status_code == 403
    assert client.get("/desa/99.07/anggaran/").status_code == 403
