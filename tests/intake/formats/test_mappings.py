"""A sheet nobody has seen: guessed with reasons, mapped in YAML, remembered for the next file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.conftest import MELATI, Send
from tests.intake.making import Rows, write_csv, write_xlsx
from typer.testing import CliRunner, Result

from payung.access.models import AuditEvent, User
from payung.intake.commands import import_files
from payung.intake.formats.fields import FIELDS, MINIMUM
from payung.intake.formats.known import LAYOUTS, also_known
from payung.intake.formats.layout import Layout, fingerprint
from payung.intake.formats.layout_file import as_document, layout_from, read_layout
from payung.intake.formats.mapping import find_header, layout_of_mapping, suggest_mapping
from payung.intake.mappings import mappings_of, remember_mapping
from payung.intake.models import SavedMapping
from payung.primitives.errors import InputError
from payung.register.models import Person

STRANGE = ["Urut", "Identitas", "Kartu Kel.", "Nama Orangnya", "L/P", "Lahir", "Kerja", "HP/WA", ""]
PEOPLE = [
    ["1", "9907010101900001", "9907010101100001", "Budi Santoso", "L", "01-01-1990", "PETANI/PEKEBUN",
     "081200000001", "x"],
    ["2", "9907014101920002", "9907010101100001", "Siti Aminah", "P", "01-01-1992",
     "MENGURUS RUMAH TANGGA", "081200000002", "x"],
    ["3", "9907010202850003", "9907010101100002", "Andi Rahman", "L", "02-02-1985",
     "NELAYAN / PERIKANAN", "-", ""],
]  # fmt: skip
YAML = """
id: daftar_rt
kind: roster
title: Daftar ketua RT
columns:
  full_name: [Nama Orangnya]
  nik: [Identitas]
  birth_date: [Lahir]
fixed: {village_role: rt/rw}
"""


def test_a_strange_sheet_is_guessed_from_its_contents_with_reasons() -> None:
    guessed = suggest_mapping(STRANGE, PEOPLE)
    assert {g.header: g.field for g in guessed.columns if g.field} == {
        "Identitas": "nik", "Kartu Kel.": "kk", "Nama Orangnya": "full_name", "L/P": "sex",
        "Lahir": "birth_date", "Kerja": "occupation", "HP/WA": "phone",
    }  # fmt: skip
    reasons = {g.header: g.reason for g in guessed.columns}
    assert reasons["Kerja"] == "100% isinya pekerjaan"
    assert reasons["L/P"] == "judul 'L/P' dikenal; 100% isinya jenis kelamin"
    assert reasons[""] == "kolom ini tidak punya judul"
    assert reasons["Lahir"] == "100% isinya tanggal"
    assert guessed.missing == []
    assert all(0 <= g.confidence <= 1 for g in guessed.columns)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("No. KK", "kk"), ("Tgl Lahir", "birth_date"), ("NAMA LENGKAP WARGA", "full_name"),
        ("Tanggal Lahirr", "birth_date"), ("Nama Ibu Kandung", "mother_name"), ("Nama Ayah", ""),
        ("NIK Ibu", ""), ("Nama Kepala Keluarga", ""), ("Keterangan", ""), ("curah hujan", ""),
        ("Nama Ibunya", "mother_name"), ("Nama Bapak/Ibu", "full_name"),
    ],
)  # fmt: skip
def test_headers_alone(header: str, field: str) -> None:
    assert suggest_mapping([header], []).columns[0].field == field


NAMES = ["Budi Santoso", "Siti Aminah", "Andi Rahman"]
BIRTHS = ["01-01-1990", "01-01-1992", "02-02-1985"]


@pytest.mark.parametrize(
    ("headers", "columns", "fields"),
    [
        (["Warga"], [NAMES], ["full_name"]),
        (["Warga", "Lahir"], [NAMES, BIRTHS], ["full_name", "birth_date"]),
        (["Warga", "Saksi"], [NAMES, NAMES], ["", ""]),
        (["Lahir", "Didata"], [BIRTHS, BIRTHS], ["", ""]),
        (["Ayahnya"], [NAMES], [""]),
        (["Didata"], [["01-05-2024"] * 3], [""]),
    ],
    ids=[
        "the only names",
        "the only names and dates",
        "two columns of names",
        "two columns of dates",
        "names of a relative",
        "one day for all",
    ],
)
def test_the_looks_of_the_only_column_speak_for_a_needed_field(
    headers: list[str], columns: list[list[str]], fields: list[str]
) -> None:
    rows = [list(row) for row in zip(*columns, strict=True)]
    assert [guess.field for guess in suggest_mapping(headers, rows).columns] == fields


def test_contents_speak_against_a_header() -> None:
    rows = [["Budi Santoso"], ["Siti Aminah"], ["Andi Rahman"]]
    assert suggest_mapping(["nik"], rows).columns[0].field != "nik"


def test_the_same_header_twice_is_used_once() -> None:
    first, second = suggest_mapping(["nama", "Nama"], []).columns
    assert (first.field, second.field) == ("full_name", "")
    assert "sudah ada" in second.reason


def test_the_header_row_is_found_below_titles() -> None:
    rows: Rows = [
        ["DAFTAR WARGA", "", ""],
        ["Tahun 2025", "", ""],
        ["No", "Nama", "Lahir"],
        ["1"] * 3,
    ]
    assert find_header([list(map(str, row)) for row in rows], "roster") == 2


@given(
    headers=st.lists(st.text(max_size=20), max_size=12),
    rows=st.lists(st.lists(st.none() | st.text(max_size=20), max_size=12), max_size=6),
    kind=st.sampled_from(list(FIELDS)),
)
def test_any_sheet_gets_one_guess_a_column_and_each_field_once(
    headers: list[str], rows: list[list[str | None]], kind: str
) -> None:
    guessed = suggest_mapping(headers, rows, kind)
    fields = [g.field for g in guessed.columns if g.field]
    assert [g.header for g in guessed.columns] == headers
    assert len(fields) == len(set(fields))
    assert all(g.reason for g in guessed.columns)


def test_the_guess_becomes_a_layout_that_reads_this_header_only(send: Send, tmp_path: Path) -> None:
    layout = layout_of_mapping(suggest_mapping(STRANGE, PEOPLE), STRANGE)
    with also_known([layout]):
        file = send(write_xlsx(tmp_path / "a.xlsx", [STRANGE, *PEOPLE]), village_code=MELATI)
        other = send(write_csv(tmp_path / "b.csv", [STRANGE[:-3], PEOPLE[0][:-3]]))
    assert (file.rows_created, file.layout) == (3, "mapping")
    assert other.layout != "mapping"
    assert Person.objects.get(full_name="Andi Rahman").work.occupation == "NELAYAN/PERIKANAN"


def test_every_layout_of_ours_survives_being_kept() -> None:
    for layout in LAYOUTS:
        again = layout_from(json.loads(json.dumps(as_document(layout))), "x")
        assert again.headers == layout.headers
        assert again.required == (layout.required or MINIMUM[layout.kind])


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(import_files)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_mapping_is_used_and_remembered_by_the_command(rekaan: None, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(YAML, encoding="utf-8")
    first = write_xlsx(tmp_path / "a.xlsx", [STRANGE, PEOPLE[0]], "Lembar1")
    given = run(first, "--as", "roster", "--village", MELATI, "--mapping", tmp_path / "m.yaml")
    assert "Daftar ketua RT, 8 kolom, 1 baris" in given.output, given.output
    assert Person.objects.get().work.village_role == "rt/rw"
    second = write_xlsx(tmp_path / "b.xlsx", [STRANGE[::-1], PEOPLE[1][::-1]], "Lembar1")
    assert "Daftar ketua RT" in run(second, "--as", "roster", "--village", MELATI).output
    assert AuditEvent.objects.filter(verb="mapping_saved").count() == 1


def test_mappings_belong_to_their_sender(operator: User, steward: User, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(YAML, encoding="utf-8")
    layout = read_layout(path)
    remember_mapping(headers=STRANGE, layout=layout, by=operator)
    remember_mapping(headers=STRANGE, layout=layout, by=operator)
    assert SavedMapping.objects.count() == 1
    assert [found.fingerprint for found in mappings_of(operator)] == [fingerprint(STRANGE)]
    assert mappings_of(steward) == mappings_of(None) == []


def test_a_mapping_of_another_kind_is_refused(rekaan: None, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(YAML, encoding="utf-8")
    file = write_csv(tmp_path / "a.csv", [STRANGE, PEOPLE[0]])
    result = run(file, "--as", "participants", "--mapping", tmp_path / "m.yaml")
    assert isinstance(result.exception, InputError)
    assert "berlaku untuk 'roster'" in str(result.exception)


def test_a_file_without_the_mapped_columns_says_which_are_missing(
    rekaan: None, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(YAML, encoding="utf-8")
    file = write_csv(tmp_path / "a.csv", [["Identitas", "Lahir", "nama"], ["1", "2", "3"]])
    result = run(file, "--as", "roster", "--mapping", tmp_path / "m.yaml")
    assert result.exit_code == 2
    assert "'nama_orangnya' tidak ada" in result.output


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kolom": {}}, "Kunci 'kolom' tidak dikenal"),
        ({"title": ""}, "Kunci 'title' belum diisi"),
        ({"kind": "warga"}, "kind 'warga' tidak dikenal; yang ada: roster"),
        ({"columns": {"nama": ["x"]}}, "Isian 'nama' tidak ada untuk roster; yang ada: nik"),
        ({"columns": {"full_name": "nama"}}, "harus memberi daftar judul"),
        ({"columns": {"full_name": ["NAMA"], "nik": ["nama"]}}, "Judul 'nama' dipakai dua kali"),
        ({"fixed": ["rt"]}, "'fixed' harus memberi satu teks"),
        ({"required": "nama"}, "'required' harus berupa daftar teks"),
        ({"id": "Daftar RT!"}, "hanya boleh huruf kecil"),
    ],
)
def test_each_fault_of_a_mapping_is_named(change: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match="belum benar") as caught:
        layout_from({**yaml.safe_load(YAML), **change}, "m.yaml")
    assert words in str(caught.value)


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        layout_from({"id": "A", "kolom": 1, "kind": "warga"}, "m.yaml")
    assert all(
        words in str(caught.value) for words in ("'kolom'", "'title'", "huruf kecil", "'warga'")
    )


@pytest.mark.parametrize(
    "text", ["", "- a\n- b", "{{", "a: !!python/object:os.system x", "\x00", "&a [*a]"]
)
def test_what_is_no_mapping_ends_in_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"m\.yaml"):
        read_layout(path)


def test_a_header_called_no_stays_a_header(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(f"{YAML}ignored: [no, yes, 1]", encoding="utf-8")
    layout: Layout = read_layout(path)
    assert layout.known_only == ("no", "yes", "1")


@given(text=st.text(max_size=300))
def test_any_text_is_a_mapping_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("m") / "m.yaml"
    path.write_text(text, encoding="utf-8", errors="ignore")
    with pytest.raises(InputError):
        read_layout(path)
