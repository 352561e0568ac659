"""One run of `payung match`: files in, pairs out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from payung.matching.duck import at_once
from payung.matching.files import load_file
from payung.matching.linkage import ANSWER_SQL, find_duplicate_rows, join_sides, link_rows
from payung.matching.weights import shipped, weights_from
from payung.primitives.errors import InputError
from payung.primitives.numbers import count_text


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked on the command line."""

    left: Path
    right: Path | None
    out: Path
    train: bool = False
    weights: Path | None = None
    save_weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows went in and how many pairs came out."""

    left_rows: int
    right_rows: int
    matches: int
    reviews: int
    out: Path

    def sentence(self) -> str:
        """The last line a user reads."""
        read = count_text(self.left_rows)
        if self.right_rows:
            read = f"{read} x {count_text(self.right_rows)}"
        return (
            f"{read} baris dibaca: {count_text(self.matches)} pasangan cocok (match), "
            f"{count_text(self.reviews)} perlu diperiksa orang (review). Hasil: {self.out}"
        )


def run(request: Request) -> Outcome:
    """Read, link, write. Raises InputError before anything is written."""
    _check_places(request)
    connection = duckdb.connect()
    left_rows, right_rows = _load(connection, request)
    join_sides(connection, left_rows, two_sides=request.right is not None)
    weights = (
        None if request.train else weights_from(request.weights) if request.weights else shipped()
    )
    if request.right is not None:
        weights = link_rows(connection, left_rows, weights)
    else:
        weights = find_duplicate_rows(connection, left_rows, weights)
    if request.save_weights is not None:
        request.save_weights.write_text(weights.as_json(), encoding="utf-8")
    return _write(connection, request.out, left_rows, right_rows)


def _load(connection: duckdb.DuckDBPyConnection, request: Request) -> tuple[int, int]:
    """The rows of both files; with one file the second number is 0."""
    sides = [(request.left, "given_left")]
    if request.right is not None:
        sides.append((request.right, "given_right"))
    tasks = [partial(load_file, path=path, table=table) for path, table in sides]
    rows = [*at_once(connection, *tasks), 0]
    return rows[0], rows[1]


def _check_places(request: Request) -> None:
    """Nothing that is read is written over, and every place to write to exists."""
    read = {path.resolve() for path in (request.left, request.right, request.weights) if path}
    for option, place in (("--out", request.out), ("--save-weights", request.save_weights)):
        if place is None:
            continue
        if not place.parent.is_dir():
            raise InputError(
                f"Folder {place.parent} tidak ada. Buat dulu, atau pilih tempat lain untuk {option}."
            )
        if place.is_dir():
            raise InputError(
                f"{option} {place} adalah folder. Tulis nama berkas, contoh: {place / 'hasil'}"
            )
        if place.resolve() in read:
            raise InputError(
                f"{option} {place} adalah berkas yang dibaca dan akan hilang tertimpa. "
                "Pilih nama lain untuk hasilnya."
            )


def _write(
    connection: duckdb.DuckDBPyConnection, out: Path, left_rows: int, right_rows: int
) -> Outcome:
    """The answer goes to a neighbour file first, so that a half-written result never has the asked name."""
    unfinished = out.with_name(f".{out.name}.part")
    target = str(unfinished).replace("'", "''")
    connection.execute(f"copy ({ANSWER_SQL}) to '{target}' (header, delimiter ',')")
    unfinished.replace(out)
    counts = dict(
        connection.execute("select decision, count(*) from decided group by decision").fetchall()
    )
    return Outcome(left_rows, right_rows, counts.get("match", 0), counts.get("review", 0), out)
