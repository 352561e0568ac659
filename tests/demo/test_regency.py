"""What the synthetic regency promises to whoever imports it."""

from __future__ import annotations

import hmac
from hashlib import sha256
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from payung.demo.regency import Written, write_regency
from payung.demo.regency.opensid import COLUMNS as OPENSID_COLUMNS
from payung.demo.regency.template import COLUMNS as TEMPLATE_COLUMNS
from payung.demo.regency.truth import covered
from payung.demo.villages import made_up_villages
from payung.primitives.errors import InputError
from payung.primitives.programme import Programme

KEY = b"kunci uji"
VILLAGES = made_up_villages(6)
WORKERS = 1_500
DECEMBER_2024, JANUARY_2025, DECEMBER_2025 = 11, 12, 23


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("kabupaten")
    return write_regency(folder, villages=VILLAGES, workers=WORKERS, seed=1, hash_key=KEY)


def read_csv(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False).with_columns(pl.all().fill_null(""))


def read_roster(path: Path) -> pl.DataFrame:
    if path.suffix == ".csv":
        return read_csv(path)
    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    return sheet.with_columns(pl.all().fill_null(""))


def people(written: Written) -> pl.DataFrame:
    return pl.read_parquet(written.truth / "people.parquet")


def links(written: Written) -> pl.DataFrame:
    return pl.read_parquet(written.truth / "links.parquet")


def test_rosters_name_exactly_the_workers_asked_and_forty_percent_are_covered(
    written: Written,
) -> None:
    named = people(written).filter(pl.col("worker") & pl.col("listed"))
    assert named.height == written.workers == WORKERS
    assert covered(named, DECEMBER_2024).sum() == written.covered == 600  # 40 % of 1,500
    on_rosters = links(written).filter(pl.col("file").str.starts_with("roster/"))["person"]
    assert named["person"].is_in(on_rosters.implode()).all()


def test_nobody_has_two_lives(written: Written) -> None:
    truth = people(written)
    assert truth["person"].is_unique().all()
    assert truth["nik"].is_unique().all()
    assert truth["nik"].str.starts_with("99").all()


def test_cover_ends_with_the_budget_year_and_is_higher_a_year_later(written: Written) -> None:
    named = people(written).filter(pl.col("worker"))
    share = {m: covered(named, m).sum() / named.height for m in range(24)}
    assert share[JANUARY_2025] < share[DECEMBER_2024] - 0.04
    assert share[DECEMBER_2025] > share[DECEMBER_2024] + 0.005


def test_each_village_hands_in_one_file_that_starts_with_its_code(written: Written) -> None:
    assert [code for code, _ in written.rosters] == [village.code for village in VILLAGES]
    assert all(path.name.startswith(code) for code, path in written.rosters)
    kinds = {path.name.split("-")[1] for _, path in written.rosters}
    assert kinds == {"penduduk.xlsx", "pekerja.xlsx", "pekerja.csv"}


def opensid_files(written: Written) -> list[pl.DataFrame]:
    return [read_roster(path) for _, path in written.rosters if "penduduk" in path.name]


def test_opensid_exports_have_its_43_columns_and_its_gaps(written: Written) -> None:
    for _, path in written.rosters:
        if "penduduk" in path.name:
            assert fastexcel.read_excel(path).sheet_names == ["Data Penduduk", "Kode Data"]
    for rows in opensid_files(written):
        assert rows.columns == OPENSID_COLUMNS
        assert len(rows.columns) == 43
        assert (rows["id_asuransi"] == "").all()
        assert (rows["dusun"] == "-").any()
        assert rows["tanggallahir"].str.contains(r"^\d{4}-\d\d-\d\d$|^$").all()


def test_one_opensid_village_exports_letters_with_citizenship_in_the_wrong_columns(
    written: Written,
) -> None:
    letters, codes = [], []
    for rows in opensid_files(written):
        (letters if (rows["status_dasar"] == "TETAP").all() else codes).append(rows)
    assert len(letters) == 1
    assert set(letters[0]["ktp_el"]) == {"WNI"}
    assert set(letters[0]["sex"]) <= {"LAKI-LAKI", "PEREMPUAN", ""}
    assert codes
    assert all(set(rows["sex"]) <= {"1", "2", ""} for rows in codes)
    assert {"1", "2"} <= set(pl.concat(codes)["status_dasar"])


def test_opensid_exports_hold_whole_households_and_templates_mostly_workers(
    written: Written,
) -> None:
    rows = pl.concat(opensid_files(written))
    assert {"MENGURUS RUMAH TANGGA", "PELAJAR/MAHASISWA", "PENSIUNAN"} & set(rows["pekerjaan_id"]) or {
        "2", "3", "4",
    } <= set(rows["pekerjaan_id"])  # fmt: skip
    template = pl.concat(
        [read_roster(path) for _, path in written.rosters if "pekerja" in path.name], how="diagonal"
    )
    assert set(template.columns) == set(TEMPLATE_COLUMNS)
    idle = template["pekerjaan"].is_in(["MENGURUS RUMAH TANGGA", "PENSIUNAN"]) & (
        template["peran_desa"] == ""
    )
    assert 0 < idle.sum() < 0.1 * template.height
    assert {"kepala desa", "rt/rw", "bpd", "kader"} <= set(template["peran_desa"])


def test_every_file_row_is_linked_to_one_person(written: Written) -> None:
    truth = links(written)
    assert truth.select(pl.struct("file", "row").is_unique().all()).item()
    for _, path in written.rosters:
        mine = truth.filter(pl.col("file") == f"roster/{path.name}").sort("row")
        assert mine["row"].to_list() == list(range(2, read_roster(path).height + 2))


def test_some_people_are_entered_twice_and_some_stand_on_two_rosters(written: Written) -> None:
    rows = links(written).filter(pl.col("file").str.starts_with("roster/"))
    often = rows.group_by("person").agg(files=pl.col("file").n_unique(), rows=pl.len())
    assert often.filter((pl.col("rows") > 1) & (pl.col("files") == 1)).height > 0
    assert often.filter(pl.col("files") > 1).height > 0
    temporary = pl.concat(
        read_roster(path).select("nik", file=pl.lit(f"roster/{path.name}")).with_row_index("row", 2)
        for _, path in written.rosters
    ).filter(pl.col("nik").str.starts_with("0") & (pl.col("nik") != "0"))
    twice = rows.filter(pl.col("person").is_duplicated())
    assert temporary.cast({"row": pl.Int32}).join(twice, on=["file", "row"], how="semi").height > 0


def test_payments_and_links_give_the_cover_that_the_truth_states(written: Written) -> None:
    paid: dict[int, dict[str, int]] = {}
    for path in written.payments:
        rows = read_csv(path)
        whom = (
            links(written).filter(pl.col("file") == f"payments/{path.name}").sort("row")["person"]
        )
        for person, row in zip(whom, rows.iter_rows(named=True), strict=True):
            year, month = map(int, row["bulan_awal"].split("-"))
            bits = ((1 << int(row["jumlah_bulan"])) - 1) << ((year - 2024) * 12 + month - 1)
            words = paid.setdefault(person, {})
            for programme in row["program"].split(","):
                words[programme] = words.get(programme, 0) | bits
    living = people(written).filter(pl.col("life") != "mati")
    for row in living.iter_rows(named=True):
        for programme in Programme:
            name = programme.name or ""
            assert row[name.lower()] == paid.get(row["person"], {}).get(name, 0)


def test_some_dead_people_are_still_paid_for_and_their_cover_ends_with_them(
    tmp_path: Path,
) -> None:
    larger = write_regency(tmp_path, villages=made_up_villages(3), workers=9_000, seed=2)
    dead = people(larger).filter(pl.col("life") == "mati")
    month = (dead["life_on"].dt.year() - 2024) * 12 + dead["life_on"].dt.month() - 1
    for name in ("jkk", "jkm"):
        assert (dead[name].to_numpy() >> (month.to_numpy() + 1) == 0).all()
    paid_until = pl.concat(
        read_csv(path).select(
            "bulan_awal", file=pl.lit(f"payments/{path.name}"), row=pl.int_range(2, pl.len() + 2)
        )
        for path in larger.payments
    )
    lines = links(larger).join(paid_until.cast({"row": pl.Int32}), on=["file", "row"])
    after = lines.join(dead, on="person").filter(
        pl.col("bulan_awal").str.to_date("%Y-%m") > pl.col("life_on")
    )
    assert after.height > 0


def test_amounts_are_those_of_the_law(written: Written) -> None:
    lines = pl.concat(read_csv(path) for path in written.payments)
    granted = lines.filter((pl.col("segmen") == "BPU") & (pl.col("sumber_dana") == "apbdes"))
    assert (
        granted["jumlah"].cast(pl.Int64) == 16_800 * granted["jumlah_bulan"].cast(pl.Int64)
    ).all()
    officials = lines.filter(pl.col("sumber_dana") == "add")
    # wage 2,022,200: 4,853 + 6,067 + 115,265 + 60,666 = 186,851 a month, for three months
    assert set(officials.filter(pl.col("bulan_awal") < "2025")["jumlah"]) == {str(3 * 186_851)}


def test_small_fishermen_have_two_payers_for_one_month(tmp_path: Path) -> None:
    files = write_regency(tmp_path, villages=made_up_villages(3), workers=4_000, seed=3)
    lines = pl.concat(read_csv(path) for path in files.payments)
    regency = lines.filter((pl.col("program") == "JKK") & (pl.col("sumber_dana") == "apbd"))
    own = lines.filter((pl.col("program") == "JKM") & (pl.col("sumber_dana") == "mandiri"))
    assert set(regency["jumlah"]) <= {"120000", "30000"}  # 10,000 for 12 or 3 months
    assert set(own["jumlah"]) == {"6800"}
    assert regency.height > 3


def test_every_payment_names_a_participant_of_the_list(written: Written) -> None:
    listed = read_csv(written.participants[1])
    lines = pl.concat(read_csv(path) for path in written.payments)
    for key in ("nomor_peserta", "nik_hash", "nik"):
        named = lines.filter(pl.col(key) != "")
        known = named.join(listed.filter(pl.col(key) != ""), on=[key, "segmen"], how="semi")
        assert known.height == named.height > 0
    assert lines.filter(
        pl.all_horizontal(pl.col("nomor_peserta", "nik", "nik_hash") == "")
    ).is_empty()


def test_participant_lists_are_the_state_of_their_day(written: Written) -> None:
    first, second = (read_csv(path) for path in written.participants)
    assert set(first["per_tanggal"]) == {"2024-12-31"}
    assert second.height > first.height
    for rows, month in ((first, "2024-12"), (second, "2025-12")):
        active = rows["status"] == "AKTIF"
        assert (active == (rows["dibayar_sampai"] >= month)).all()
        assert (rows["nomor_peserta"] == "").sum() > rows.height / 2
    unnamed = (first["nik"] == "") & (first["nik_hash"] == "")
    assert unnamed.any()
    assert (first.filter(unnamed)["nomor_peserta"] != "").all()


def test_hashed_numbers_open_with_the_agreed_key(written: Written) -> None:
    listed = read_csv(written.participants[1])
    person = (
        links(written)
        .filter(pl.col("file") == "participants/peserta-2025-12.csv")
        .sort("row")["person"]
    )
    numbers = dict(people(written).select("person", "nik").iter_rows())
    hashed = [(p, h) for p, h in zip(person, listed["nik_hash"], strict=True) if h]
    opened = sum(hmac.digest(KEY, numbers[p].encode(), sha256).hex() == h for p, h in hashed)
    assert len(hashed) > 5
    assert opened >= 0.9 * len(hashed)  # the rest has a wrong digit below the hash


def test_the_potential_says_forty_percent_and_some_villages_have_none(written: Written) -> None:
    rows = read_csv(written.denominators)
    regency = rows.filter(
        (pl.col("kode_wilayah") == "99.01") & (pl.col("per_tanggal") == "2024-12-31")
    )
    number = dict(
        regency.filter(pl.col("jenis") == "potensi_bpjs").select("segmen", "jumlah").iter_rows()
    )
    assert int(number["PU"]) + int(number["BPU"]) + int(number["JAKON"]) == int(number["SEMUA"])
    assert written.active_memberships / int(number["SEMUA"]) == pytest.approx(0.4, abs=0.0005)
    named = set(rows["kode_wilayah"]) & {village.code for village in VILLAGES}
    assert 0 < len(named) < len(VILLAGES)
    assert set(rows["sumber"]) == {"REKAAN (data contoh)"}


def test_sources_of_funds_and_segments_are_the_agreed_words(written: Written) -> None:
    lines = pl.concat(read_csv(path) for path in written.payments)
    assert set(lines["sumber_dana"]) <= {
        "mandiri", "pemberi_kerja", "apbdes", "add", "apbd", "dbh_cht", "csr", "donatur",
    }  # fmt: skip
    assert set(lines["segmen"]) == {"PU", "BPU", "JAKON"}


def test_the_same_seed_writes_the_same_bytes(written: Written, tmp_path: Path) -> None:
    write_regency(tmp_path, villages=VILLAGES, workers=WORKERS, seed=1, hash_key=KEY)
    first = written.truth.parent
    files = sorted(
        path.relative_to(first) for path in first.rglob("*") if path.suffix in (".csv", ".xlsx")
    )
    assert len(files) == 6 + 2 + 2 + 1
    assert all((tmp_path / file).read_bytes() == (first / file).read_bytes() for file in files)


def test_progress_is_told_in_sentences(tmp_path: Path) -> None:
    told: list[str] = []
    write_regency(tmp_path, villages=VILLAGES[:2], workers=400, seed=5, progress=told.append)
    assert any("2 berkas desa" in sentence for sentence in told)


def test_too_few_workers_for_the_villages_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="150 pekerja untuk tiap desa"):
        write_regency(tmp_path, villages=VILLAGES, workers=100)
    assert not list(tmp_path.iterdir())
