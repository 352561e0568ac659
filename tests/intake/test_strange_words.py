"""Words of a sheet that we do not know are counted, suggested a meaning, and remembered for its sender."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.conftest import MELATI
from tests.intake.making import Rows, write_csv
from tests.intake.test_meaning import at_home, page_of, read, sent, started

from payung.intake.commands import import_files
from payung.intake.formats.labels import label_key, vocabulary
from payung.intake.formats.layout_file import as_document, layout_from
from payung.intake.models import SavedMapping
from payung.primitives.errors import InputError
from payung.register.models import Person

__all__ = ["at_home", "sent", "started"]
HEADER = ["Nama Orangnya", "Identitas", "Jenis Kel.", "Mata Pencaharian", "Keadaan"]
PEOPLE: Rows = [
    HEADER,
    ["Budi Santoso", "9907010101900001", "cowok", "Tani", "Masih ada"],
    ["Siti Aminah", "9907014101920002", "Cewek", "Jualan ikan", "Masih ada"],
    ["Andi Rahman", "9907010202850003", "COWOK", "Petani", "Alm."],
    ["Ani Rahman", "9907014202850004", "P", "NELAYAN/PERIKANAN", "hidup"],
]
COLUMNS = {"kolom-3": "occupation", "kolom-4": "life_status"}


def told(page: Any) -> dict[str, dict[str, tuple[int, str]]]:
    """By field each strange word with its rows and its meaning."""
    return {
        group.field: {label.text: (label.rows, label.value) for label in group.labels}
        for group in page.context["groups"]
    }


def test_strange_words_are_counted_and_known_ones_are_not_asked_about(
    sent: Any, at_home: Client
) -> None:
    """The sex is guessed from what stands in its column."""
    page = at_home.post(page_of(sent(PEOPLE)), COLUMNS)
    assert told(page) == {
        "sex": {"COWOK": (1, "L"), "Cewek": (1, "P"), "cowok": (1, "L")},
        "occupation": {"Jualan ikan": (1, "")},  # the law's table knows "Tani" and "Petani"
        "life_status": {"Masih ada": (2, "hidup"), "Alm.": (1, "mati")},
    }


def test_words_of_the_whole_sheet_are_counted_not_of_its_first_rows(
    sent: Any, at_home: Client
) -> None:
    more = [[f"Warga {i}", "", "jantan" if i > 90 else "L", "", ""] for i in range(100)]
    page = at_home.post(page_of(sent([HEADER, *more])), {**COLUMNS, "kolom-2": "sex"})
    assert told(page) == {"sex": {"jantan": (9, "")}}


def test_the_file_is_read_with_the_meanings_and_the_next_one_too(
    sent: Any, at_home: Client
) -> None:
    file = sent(PEOPLE)
    seller = {"kata-3-occupation-0": "pedagang"}
    page = at_home.post(page_of(file), {**COLUMNS, **seller})
    assert [row[3][1] for row in page.context["trial"].shown][:3] == ["L", "P", "L"]
    at_home.post(page_of(file), {**COLUMNS, **seller, "simpan": "ya"})
    file = read(file)
    assert (file.rows_created, file.doubts) == (4, {})
    siti = Person.objects.get(full_name="Siti Aminah")
    assert (siti.sex, siti.work.occupation, siti.life_status) == ("P", "PEDAGANG", "hidup")
    assert Person.objects.get(full_name="Andi Rahman").life_status == "mati"

    rudi = ["Rudi Hartono", "9907010303800004", "Cowok", "jualan ikan", "masih ada"]
    assert sent([HEADER, rudi], name="lagi").rows_created == 1
    rudi_known = Person.objects.get(full_name="Rudi Hartono")
    assert (rudi_known.sex, rudi_known.work.occupation) == ("L", "PEDAGANG")


def test_a_word_may_stay_as_it_is(sent: Any, at_home: Client) -> None:
    file = sent(PEOPLE)
    page = at_home.post(page_of(file), {**COLUMNS, "kata-2-sex-0": ""})
    assert told(page)["sex"]["COWOK"] == (1, "")


def test_a_value_nobody_knows_is_refused_with_an_example(sent: Any, at_home: Client) -> None:
    file = sent(PEOPLE)
    page = at_home.post(
        page_of(file), {**COLUMNS, "kata-3-occupation-0": "penyihir", "simpan": "ya"}
    )
    assert page.status_code == 400
    assert "'penyihir' bukan pekerjaan yang dikenal" in page.context["error"].args[0]
    assert not SavedMapping.objects.exists()


def test_remembered_meanings_are_shown_and_can_be_changed(sent: Any, at_home: Client) -> None:
    file = sent(PEOPLE)
    at_home.post(page_of(file), {**COLUMNS, "simpan": "ya"})
    read(file)
    page = at_home.get(page_of(file))
    (sex,) = [group for group in page.context["groups"] if group.field == "sex"]
    assert {label.text: label.value for label in sex.labels} == {"COWOK": "L", "CEWEK": "P"}
    cewek = next(label.name for label in sex.labels if label.text == "CEWEK")
    at_home.post(page_of(file), {cewek: "", "simpan": "ya"})
    assert SavedMapping.objects.get().mapping["values"]["sex"] == {"COWOK": "L"}


def test_a_column_with_many_different_words_is_not_asked_about(sent: Any, at_home: Client) -> None:
    rows = [[f"Warga {i}", "", "L", f"kerja {i}", ""] for i in range(200)]
    page = at_home.post(page_of(sent([HEADER, *rows])), COLUMNS)
    assert told(page) == {}
    assert len(page.content) < 100_000


def test_the_page_stays_light_with_a_hundred_strange_occupations(
    sent: Any, at_home: Client
) -> None:
    rows = [[f"Warga {i}", "", "L", f"kerja {i % 100}", ""] for i in range(200)]
    page = at_home.post(page_of(sent([HEADER, *rows])), COLUMNS)
    assert len(told(page)["occupation"]) == 100
    assert len(page.content) < 100_000


@pytest.mark.parametrize("word", ["Petani", "nelayan", "IRT", "buruh tani", "Tukang", "Lain-lain"])
def test_a_spelling_that_the_table_of_occupations_has_is_no_strange_word(word: str) -> None:
    known = vocabulary("roster", "occupation")
    assert known is not None
    assert known.knows(word)


@pytest.mark.parametrize(
    ("kind", "field", "label", "value"),
    [
        ("roster", "sex", "cowo", "L"),
        ("roster", "relationship", "kepala kel", "KEPALA KELUARGA"),
        ("roster", "relationship", "Isteri", "ISTRI"),
        ("roster", "life_status", "meningal", "mati"),
        ("roster", "occupation", "bertani", "PETANI/PEKEBUN"),
        ("roster", "occupation", "melaut", "NELAYAN/PERIKANAN"),
        ("roster", "occupation", "wiraswata", "WIRASWASTA"),
        ("roster", "occupation", "kuli", "BURUH HARIAN LEPAS"),
        ("roster", "is_vulnerable", "sudah", "ya"),
        ("participants", "status", "masih aktif", "AKTIF"),
        ("participants", "segment", "mandiri", "BPU"),
        ("denominators", "basis", "potensi bpjs 2025", "potensi_bpjs"),
        ("roster", "occupation", "tukang sampan", ""),
        ("roster", "occupation", "penjaga kebun", ""),
        ("roster", "sex", "x", ""),
    ],
)
def test_a_suggestion_is_made_where_one_meaning_is_likely(
    kind: str, field: str, label: str, value: str
) -> None:
    known = vocabulary(kind, field)
    assert known is not None
    assert not known.knows(label)
    assert known.suggest(label) == value


@given(label=st.text(max_size=30))
def test_any_word_is_suggested_a_value_of_its_field_or_none(label: str) -> None:
    for kind, field in (("roster", "occupation"), ("roster", "sex"), ("participants", "status")):
        known = vocabulary(kind, field)
        assert known is not None
        assert known.suggest(label) in ("", *known.values)


YAML = """
id: lembar_saya
kind: roster
title: Lembar saya
columns: {full_name: [Nama Orangnya], nik: [Identitas], sex: [Jenis Kel.]}
values: {sex: {cowok: L, CEWEK: P}}
"""


def test_a_mapping_file_of_the_command_says_what_words_mean(rekaan: None, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(YAML)
    path = write_csv(tmp_path / f"{MELATI}.csv", [row[:3] for row in PEOPLE])
    import_files([path], "roster", mapping=tmp_path / "m.yaml")
    assert list(Person.objects.order_by("full_name").values_list("sex", flat=True)) == [
        "L", "P", "L", "P",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"sex": {"cowok": "X"}}, "Arti 'X' untuk 'sex' tidak ada; yang ada: L, P."),
        ({"full_name": {"a": "b"}}, "Isian 'full_name' boleh berisi apa saja"),
        ({"sex": "L"}, "'values' harus memberi arti tiap kata"),
    ],
)
def test_a_mapping_file_with_faulty_words_is_told_so(values: object, words: str) -> None:
    found = {"id": "x1", "kind": "roster", "title": "x", "columns": {"sex": ["jk"]}}
    with pytest.raises(InputError, match=words):
        layout_from({**found, "values": values}, "m.yaml")


def test_meanings_are_kept_as_they_are_read() -> None:
    found = {"id": "x1", "kind": "roster", "title": "x", "columns": {"sex": ["jk"]}}
    layout = layout_from({**found, "values": {"sex": {"co wok": "L"}}}, "m.yaml")
    assert layout.values == {"sex": {label_key("Co-Wok"): "L"}}
    assert layout_from(as_document(layout), "m.yaml") == layout
