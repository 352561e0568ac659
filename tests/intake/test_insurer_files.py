"""Participant lists and payment lines: the frame their merger receives, and what goes back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from tests.intake.conftest import ANGGREK, Send
from tests.intake.making import Rows, write_csv, write_xlsx

from payung.intake import merging
from payung.intake.columns import PARTICIPANTS, PAYMENTS
from payung.intake.merging import Counts, Refusal
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme

HASH = "ab" * 32
MEMBER = {
    "nomor_peserta": "12345678901", "nik": "9907010101900001", "nama": "Budi",
    "tanggal_lahir": "1990-01-01", "jenis_kelamin": "LAKI-LAKI", "nama_ibu": "Siti",
    "desa": "Anggrek", "kecamatan": "Timur", "segmen": "BPU", "program": "JKK+JKM+JHT",
    "status": "AKTIF", "tanggal_daftar": "2024-01-15", "dibayar_sampai": "2025-06",
    "pemberi_kerja": "", "sumber_dana": "dana desa", "per_tanggal": "2025-07-01",
}  # fmt: skip
PAID = {
    "nik": "9907010101900001", "segmen": "BPU", "bulan_awal": "2025-03", "jumlah_bulan": "3",
    "program": "JKK,JKM", "jumlah": "50.400", "sumber_dana": "apbdes",
    "tanggal_bayar": "2025-03-09", "nomor_transaksi": "T1",
}  # fmt: skip


class FrameTaker:
    """A merger that keeps what it is given and calls every row new."""

    frame: pl.DataFrame
    refuse: tuple[Refusal, ...] = ()

    def __call__(self, *, frame: pl.DataFrame, **more: object) -> Counts:
        self.frame = frame
        return Counts(created=frame.height - len(self.refuse), refused=self.refuse)


@pytest.fixture
def taker(monkeypatch: pytest.MonkeyPatch) -> FrameTaker:
    taker = FrameTaker()
    monkeypatch.setattr(
        merging, "_MERGERS", {**merging._MERGERS, "participants": taker, "payments": taker}
    )
    return taker


def rows(*people: dict[str, object]) -> Rows:
    header = list(dict.fromkeys(name for person in people for name in person))
    return [header, *[[person.get(name, "") for name in header] for person in people]]


def test_a_participant_arrives_typed(send: Send, taker: FrameTaker, tmp_path: Path) -> None:
    file = send(write_xlsx(tmp_path / "p.xlsx", rows(MEMBER), "Peserta"), "participants")
    assert file.state == SourceFile.State.MERGED, file.message
    assert taker.frame.schema == PARTICIPANTS
    assert taker.frame.row(0, named=True) == {
        "row_number": 2,
        "card": "12345678901",
        "nik_digits": "9907010101900001",
        "nik_state": "valid",
        "nik_hash": None,
        "full_name": "Budi",
        "birth_date": dt.date(1990, 1, 1),
        "birth_year": None,
        "sex": "L",
        "mother_name": "Siti",
        "village_code": ANGGREK,
        "segment": "BPU",
        "programmes": int(BASIC | Programme.JHT),
        "status": "active",
        "registered_on": dt.date(2024, 1, 15),
        "paid_through": int(Month.of(2025, 6)),
        "employer": "",
        "source_of_funds": "dana_desa",
        "stated_on": dt.date(2025, 7, 1),
    }


def test_a_list_of_only_hashes_or_only_names_is_fine(
    send: Send, taker: FrameTaker, tmp_path: Path
) -> None:
    hashed = {"nik_hash": HASH.upper(), "segmen": "PU", "program": "JKK", "status": "NON-AKTIF"}
    named = {"nik_hash": "", "segmen": "BPU", "nama": "Ani"}
    file = send(write_csv(tmp_path / "p.csv", rows({**hashed, "nama": ""}, named)), "participants")
    assert reconciliation(file).startswith("2 dibaca = 2 baru")
    assert taker.frame["nik_hash"].to_list() == [bytes.fromhex(HASH), None]
    assert taker.frame["status"].to_list() == ["inactive", ""]
    assert taker.frame["programmes"].to_list() == [int(Programme.JKK), int(BASIC)]
    assert taker.frame["village_code"].to_list() == [None, None]


def test_a_participant_with_a_damaged_number_or_an_unknown_village_is_taken_with_doubt(
    send: Send, taker: FrameTaker, tmp_path: Path
) -> None:
    odd = {**MEMBER, "nik": 9907010101900001, "nomor_peserta": 123, "desa": "Melatti"}
    file = send(write_xlsx(tmp_path / "p.xlsx", rows(odd), "Peserta"), "participants")
    assert file.doubts == {"nik_useless": 1, "card_is_number": 1, "village_unknown": 1}
    assert taker.frame.row(0, named=True)["nik_state"] == "damaged"
    assert taker.frame["village_code"].to_list() == [None]


@pytest.mark.parametrize(
    ("change", "check_id", "words"),
    [
        ({"segmen": "XX"}, "segment_unknown", "PU, BPU, JAKON, PMI"),
        ({"segmen": ""}, "segment_unknown", "PU, BPU, JAKON, PMI"),
        ({"program": "JKX"}, "programme_unknown", "contoh: JKK+JKM"),
        ({"status": "entah"}, "status_unknown", "AKTIF, NONAKTIF"),
        ({"sumber_dana": "kas"}, "source_of_funds_unknown", "mandiri"),
        ({"dibayar_sampai": "13-2025"}, "paid_through_unreadable", "2025-03"),
        ({"tanggal_lahir": "x"}, "birth_date_unreadable", "'x'"),
        ({"nik": "", "nama": "", "nomor_peserta": ""}, "nobody_named", "paling sedikit satu"),
        ({"nik_hash": "zz"}, "hash_unreadable", "64 angka heksadesimal"),
    ],
)
def test_a_faulty_participant_goes_back(
    change: dict[str, object],
    check_id: str,
    words: str,
    send: Send,
    taker: FrameTaker,
    tmp_path: Path,
) -> None:
    file = send(write_csv(tmp_path / "p.csv", rows({**MEMBER, **change}, MEMBER)), "participants")
    assert reconciliation(file).endswith("1 dikembalikan")
    back = RejectedRow.objects.get()
    assert (back.row_number, back.check_id) == (2, check_id)
    assert words in back.reason


def test_a_payment_arrives_typed(send: Send, taker: FrameTaker, tmp_path: Path) -> None:
    file = send(write_csv(tmp_path / "b.csv", rows(PAID), ";"), "payments")
    assert file.state == SourceFile.State.MERGED, file.message
    assert taker.frame.schema == PAYMENTS
    assert taker.frame.row(0, named=True) == {
        "row_number": 2,
        "card": "",
        "nik_digits": "9907010101900001",
        "nik_hash": None,
        "segment": "BPU",
        "first_month": int(Month.of(2025, 3)),
        "months": 3,
        "programmes": int(BASIC),
        "amount": 50_400,
        "source_of_funds": "apbdes",
        "paid_on": dt.date(2025, 3, 9),
        "reference": "T1",
    }


@pytest.mark.parametrize(
    ("change", "check_id"),
    [
        ({"nik": ""}, "nobody_named"),
        ({"nik": "7,3E+15"}, "nik_damaged_and_nobody_named"),
        ({"bulan_awal": "2025-13"}, "first_month_unreadable"),
        ({"bulan_awal": ""}, "first_month_unreadable"),
        ({"segmen": ""}, "segment_unknown"),
        ({"jumlah_bulan": "0"}, "months_out_of_range"),
        ({"jumlah_bulan": "13"}, "months_out_of_range"),
        ({"jumlah_bulan": "1,5"}, "months_out_of_range"),
        ({"jumlah": "-1"}, "amount_unreadable"),
        ({"jumlah": "16800,50"}, "amount_unreadable"),
        ({"jumlah": ""}, "amount_unreadable"),
        ({"program": "JKKK"}, "programme_unknown"),
        ({"tanggal_bayar": "2199-01-01"}, "paid_on_in_future"),
    ],
)
def test_a_faulty_payment_goes_back(
    change: dict[str, object], check_id: str, send: Send, taker: FrameTaker, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "b.csv", rows({**PAID, **change}, PAID)), "payments")
    assert [row.check_id for row in RejectedRow.objects.all()] == [check_id]
    assert taker.frame.height == 1


def test_what_the_merger_refuses_goes_back_with_its_cells(
    send: Send, taker: FrameTaker, tmp_path: Path
) -> None:
    taker.refuse = (Refusal(3, "no_participant", "Peserta tidak ditemukan.", "nik"),)
    file = send(write_csv(tmp_path / "b.csv", rows(PAID, PAID)), "payments")
    assert reconciliation(file) == "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"
    back = RejectedRow.objects.get()
    assert (back.row_number, back.column, back.check_id) == (3, "nik", "no_participant")
    assert dict(back.cells)["nomor_transaksi"] == "T1"


def test_a_numeric_number_never_names_whose_payment_it_is(
    send: Send, taker: FrameTaker, tmp_path: Path
) -> None:
    numeric = {**PAID, "nik": 9907010101900001}
    send(write_xlsx(tmp_path / "b.xlsx", rows(numeric), "Iuran"), "payments")
    back = RejectedRow.objects.get()
    assert back.check_id == "nik_damaged_and_nobody_named"
    assert "ketik ulang 16 angkanya" in back.reason


def test_a_second_merger_for_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="roster"):
        merging.register("roster", FrameTaker())
