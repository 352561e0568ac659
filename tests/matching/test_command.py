"""`payung match` on files as offices send them: answers, and sentences where no answer is possible."""

from __future__ import annotations

import gzip
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from payung.matching.command import app
from payung.matching.run import Outcome, Request, run
from payung.primitives.errors import InputError

HEADER = "id,nik,full_name,birth_date,sex,mother_name,village_code,address,phone\n"
LEFT = HEADER + (
    "007,9901024506900001,Hj. Nurhayati,1990-06-05,P,Aminah,99.01.02.2001,Dusun Baru,0812345678\n"
    "A 8,,Baso Amir,1985-02-01,L,Besse Tang,99.01.02.2001,,\n"
    '"x,9",9901020703770003,Muh. Yusuf,1977-03-07,L,Rukiah,99.01.03.2002,,\n'
)
RIGHT = HEADER + (
    "r1,'9901024506900001,NURHAYATI,05-06-1990,PR,AMINAH,9901022001,,\n"
    "r2,7.3E+15,BASO AMIR,1/2/1985,LK,BESSE TANG,9901022001,,\n"
    "r3,9901.0207.0377.0003,MUHAMMAD JUSUF,1977,1,RUKIAH,9901032002,,\n"
)
EXPECTED = [("007", "r1", "match"), ("A 8", "r2", "match"), ("x,9", "r3", "match")]


def _answer(folder: Path, left: Path, right: Path | None) -> list[tuple[str, str, str]]:
    run(Request(left, right, folder / "pairs.csv"))
    return (
        pl.read_csv(folder / "pairs.csv", infer_schema=False)
        .select("left_id", "right_id", "decision")
        .rows()
    )


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_two_files_give_pairs_with_ids_exactly_as_given(tmp_path: Path) -> None:
    left, right = _file(tmp_path, "l.csv", LEFT), _file(tmp_path, "r.csv", RIGHT)
    assert _answer(tmp_path, left, right) == EXPECTED


def test_the_answer_has_the_four_columns_of_the_contract(tmp_path: Path) -> None:
    outcome = run(
        Request(_file(tmp_path, "l.csv", LEFT), _file(tmp_path, "r.csv", RIGHT), tmp_path / "p.csv")
    )
    lines = (tmp_path / "p.csv").read_text().splitlines()
    assert lines[0] == "left_id,right_id,probability,decision"
    assert outcome == Outcome(3, 3, 3, 0, tmp_path / "p.csv")
    assert "3 pasangan cocok" in outcome.sentence()


def _parquet(folder: Path) -> Path:
    path = folder / "r.parquet"
    pl.read_csv(RIGHT.encode(), infer_schema=False).write_parquet(path)
    return path


DIRTY = {
    "semicolons": RIGHT.replace(",", ";").encode(),
    "tabs": RIGHT.replace(",", "\t").encode(),
    "a byte order mark": b"\xef\xbb\xbf" + RIGHT.encode(),
    "UTF-16": RIGHT.encode("utf-16"),
    "Windows-1252": RIGHT.replace("BASO AMIR", "BASO ÀMIR").encode("cp1252"),
    "Windows line ends": RIGHT.replace("\n", "\r\n").encode(),
    "capital headers with spaces": RIGHT.replace("full_name", " Full_Name ")
    .replace("id,", "ID,", 1)
    .encode(),
    "an unknown column": "\n".join(
        line + (",catatan" if n == 0 else ",apa saja") for n, line in enumerate(RIGHT.splitlines())
    ).encode(),
    "a row that is too short": (RIGHT + "r4,,SITI\n").encode(),
    "a row that is too long": (RIGHT + "r4,,SITI,,,,,,,lebih,lagi\n").encode(),
    "a line break in a cell": (RIGHT + 'r4,,"SITI\nAMINAH",,,,,,\n').encode(),
    "empty lines at the end": (RIGHT + "\n\n").encode(),
    "NUL bytes": (RIGHT + "r4,,SI\0TI,,,,,,\n").encode(),
    "a quote left open in a name": (RIGHT + 'r4,,SITI "ANI,,,,,,\n').encode(),
}


@pytest.mark.parametrize("dirt", DIRTY)
def test_a_dirty_file_is_read_all_the_same(tmp_path: Path, dirt: str) -> None:
    left = _file(tmp_path, "l.csv", LEFT)
    found = _answer(tmp_path, left, _file(tmp_path, "r.csv", DIRTY[dirt]))
    assert [pair for pair in found if pair[1] != "r4"] == EXPECTED


def test_gzip_and_parquet_are_read_by_their_names(tmp_path: Path) -> None:
    left = _file(tmp_path, "l.csv", LEFT)
    zipped = _file(tmp_path, "r.csv.gz", gzip.compress(RIGHT.encode()))
    assert _answer(tmp_path, left, zipped) == EXPECTED
    assert _answer(tmp_path, left, _parquet(tmp_path)) == EXPECTED


def test_an_id_and_a_name_are_enough_to_answer(tmp_path: Path) -> None:
    left = _file(tmp_path, "l.csv", "id,full_name\n1,Baso\n2,Besse\n")
    right = _file(tmp_path, "r.csv", "id,full_name\na,Rudi\n")
    assert _answer(tmp_path, left, right) == []


def test_without_a_second_file_duplicates_are_found_inside_the_first(tmp_path: Path) -> None:
    twice = LEFT + "99,9901024506900001,NURHAYATI,05/06/1990,P,AMINAH,9901022001,,\n"
    assert _answer(tmp_path, _file(tmp_path, "l.csv", twice), None) == [("007", "99", "match")]


def test_weights_can_be_estimated_saved_and_used_again(tmp_path: Path) -> None:
    left, right = _file(tmp_path, "l.csv", LEFT), _file(tmp_path, "r.csv", RIGHT)
    saved = tmp_path / "weights.json"
    run(Request(left, right, tmp_path / "one.csv", train=True, save_weights=saved))
    run(Request(left, right, tmp_path / "two.csv", weights=saved))
    assert "ditaksir dari data sendiri" in saved.read_text()
    assert (tmp_path / "two.csv").exists()


REFUSED = {
    "an empty file": (b"", "kosong"),
    "a header alone": (HEADER.encode(), "tanpa baris data"),
    "no id column": (b"nik,full_name\n1,Baso\n", "tidak punya kolom 'id'"),
    "an id used twice": (b"id,full_name\n1,Baso\n1,Besse\n", "id '1' dipakai lebih dari sekali"),
    "a row without an id": (
        b"id,full_name\n1,Baso\n,Besse\n",
        "baris tanpa id, yang pertama baris 3",
    ),
    "a column that stands twice": (b"id,nik,nik\n1,2,3\n", "kolom ganda: nik"),
    "bytes that are no text": (bytes(range(256)) * 50, "kolom 'id'"),
}


@pytest.mark.parametrize("trouble", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(
    tmp_path: Path, trouble: str
) -> None:
    content, words = REFUSED[trouble]
    with pytest.raises(InputError) as refused:
        _answer(tmp_path, _file(tmp_path, "l.csv", content), None)
    assert words in str(refused.value)
    assert "l.csv" in str(refused.value)
    assert not (tmp_path / "pairs.csv").exists()


@pytest.mark.parametrize(
    ("name", "content"), [("l.csv.gz", b"not gzip at all"), ("l.parquet", b"PAR1 nothing here")]
)
def test_a_broken_container_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes
) -> None:
    with pytest.raises(
        InputError, match=r"tidak dapat dibaca sebagai \.csv, \.csv\.gz atau \.parquet"
    ):
        _answer(tmp_path, _file(tmp_path, name, content), None)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"tiada\.csv tidak ditemukan"):
        _answer(tmp_path, tmp_path / "tiada.csv", None)


def test_a_folder_that_is_not_there_is_named_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak ada"):
        run(Request(_file(tmp_path, "l.csv", LEFT), None, tmp_path / "none" / "pairs.csv"))


def test_weights_that_fit_no_model_are_refused(tmp_path: Path) -> None:
    wrong = _file(tmp_path, "w.json", '{"levels": {}}')
    with pytest.raises(InputError, match="tidak memuat 'nik'"):
        run(Request(_file(tmp_path, "l.csv", LEFT), None, tmp_path / "p.csv", weights=wrong))


def test_the_command_line_says_what_came_out(tmp_path: Path) -> None:
    left, right = _file(tmp_path, "l.csv", LEFT), _file(tmp_path, "r.csv", RIGHT)
    out = tmp_path / "pairs.csv"
    result = CliRunner().invoke(
        app, ["--left", str(left), "--right", str(right), "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    assert "3 x 3 baris dibaca: 3 pasangan cocok" in result.output


def test_without_lists_the_command_shows_how_it_is_called(tmp_path: Path) -> None:
    left = _file(tmp_path, "l.csv", LEFT)
    result = CliRunner().invoke(app, ["--left", str(left)])
    assert isinstance(result.exception, InputError)
    assert "payung match --left DESA.csv" in str(result.exception)
