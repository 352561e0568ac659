"""Who is matched, who goes to review, and who is kept apart. Each case stands among a hundred strangers."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import polars as pl
import pytest

from payung.matching import linkage
from payung.matching.weights import shipped

Row = dict[str, str]
Decide = Callable[[list[Row], list[Row]], dict[tuple[str, str], str]]
Frame = Callable[[list[Row]], pl.DataFrame]

NUR = {
    "id": "nur", "nik": "9901024506900001", "full_name": "Nurhayati Daeng Baji", "birth_date": "1990-06-05",
    "sex": "P", "mother_name": "Hj. Aminah", "village_code": "99.01.02.2001",
}  # fmt: skip
SYLLABLES = ["ba", "di", "ku", "lo", "ma", "ne", "pi", "ru", "sa", "to"]


def _strangers(prefix: str) -> list[Row]:
    return [
        {
            "id": f"{prefix}{n}",
            "nik": f"99010{1 + n % 9}{1 + n % 28:02d}{1 + n % 12:02d}{50 + n % 49:02d}{n + 100:04d}",
            "full_name": "".join(SYLLABLES[k % 10] for k in (n, n // 10, n * 7 + 3))
            + f" sri{n % 7}",
            "birth_date": f"{1950 + n % 49}-{1 + n % 12:02d}-{1 + n % 28:02d}",
            "sex": "LP"[n % 2],
            "mother_name": f"{SYLLABLES[(n * 3) % 10]}{SYLLABLES[(n * 7) % 10]}ne",
            "village_code": f"99.01.0{1 + n % 9}.20{n % 8 + 1:02d}",
        }
        for n in range(100)
    ]


def _among(decide: Decide, left: list[Row], right: list[Row]) -> dict[tuple[str, str], str]:
    found = decide(_strangers("l") + left, _strangers("r")[:50] + right)
    names = {row["id"] for row in left + right}
    return {pair: decision for pair, decision in found.items() if set(pair) & names}


def _like(row: Row, new_id: str, **changes: str) -> Row:
    return {**row, "id": new_id, **changes}


SAME_PERSON = [
    ("number and name", {"birth_date": "", "mother_name": "", "village_code": ""}),
    ("no number, date and village", {"nik": "", "full_name": "NURHAYATI"}),
    ("the Daeng name alone, with the number", {"full_name": "Daeng Baji"}),
    ("day and month swapped, no number", {"nik": "", "birth_date": "06-05-1990"}),
    ("a year alone, no number", {"nik": "", "birth_date": "1990"}),
    (
        "old spelling, no number",
        {"nik": "", "full_name": "Noerhajati Dg. Badji".replace("j", "y", 1)},
    ),
    ("one digit of the number wrong", {"nik": "9901024506900001".replace("4506", "4507")}),
    ("two digits of the number turned", {"nik": "9910024506900001"}),
    ("a damaged number", {"nik": "9,90E+15"}),
    ("a temporary number", {"nik": "0990102200100001"}),
    ("moved to another village", {"village_code": "99.01.08.2003"}),
    (
        "the number alone agrees with another spelling of the name",
        {"full_name": "Nurhayani", "mother_name": ""},
    ),
]


@pytest.mark.parametrize(("case", "changes"), SAME_PERSON, ids=[case for case, _ in SAME_PERSON])
def test_one_person_written_twice_is_matched(decide: Decide, case: str, changes: Row) -> None:
    assert _among(decide, [NUR], [_like(NUR, "r", **changes)]) == {("nur", "r"): "match"}, case


OTHER_PERSON = [
    ("a twin sister with a number of her own",
     {"nik": "9901024506900002", "full_name": "Nurhidayah Daeng Baji"}),
    ("a twin sister of a very similar name",
     {"nik": "9901024506900002", "full_name": "Nurhayani Daeng Baji"}),
    ("a twin sister without a number", {"nik": "", "full_name": "Rosmini"}),
    ("a sister", {"nik": "9901025203920007", "full_name": "Rosmini", "birth_date": "1992-03-12"}),
    ("a household member with her number by mistake",
     {"full_name": "Baso Amir", "birth_date": "1985-02-01", "sex": "L", "mother_name": "Besse"}),
    ("a namesake of the same year in the village", {"nik": "9901026711900004", "birth_date": "1990-11-27",
                                                    "mother_name": "Rukiah"}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "changes"), OTHER_PERSON, ids=[case for case, _ in OTHER_PERSON])
def test_another_person_is_never_matched(decide: Decide, case: str, changes: Row) -> None:
    found = _among(decide, [NUR], [_like(NUR, "r", **changes)])
    assert found.get(("nur", "r")) != "match", case


def test_a_father_and_a_son_of_one_name_are_kept_apart(decide: Decide) -> None:
    father = {"id": "father", "full_name": "Ahmad Yani", "birth_date": "1960-02-03", "sex": "L",
              "mother_name": "Besse", "village_code": "99.01.02.2001"}  # fmt: skip
    son = _like(father, "son", birth_date="1985-04-09", mother_name="Rukiah")
    found = _among(decide, [father, son], [_like(father, "rf"), _like(son, "rs")])
    assert found == {("father", "rf"): "match", ("son", "rs"): "match"}


def test_two_people_whose_numbers_were_swapped_are_matched_by_who_they_are_or_reviewed(
    decide: Decide,
) -> None:
    baso = {"id": "baso", "nik": "9901020102850003", "full_name": "Baso Amir", "birth_date": "1985-02-01",
            "sex": "L", "mother_name": "Besse Tang", "village_code": "99.01.02.2001"}  # fmt: skip
    right = [_like(NUR, "rn", nik=baso["nik"]), _like(baso, "rb", nik=NUR["nik"])]
    found = _among(decide, [NUR, baso], right)
    assert found.get(("nur", "rb")) != "match"
    assert found.get(("baso", "rn")) != "match"
    assert {("nur", "rn"), ("baso", "rb")} <= set(found)


def test_two_namesakes_that_nothing_tells_apart_go_to_review(decide: Decide) -> None:
    one = {
        "id": "one",
        "full_name": "Ahmad",
        "birth_date": "1970",
        "sex": "L",
        "village_code": "99.01.02.2001",
    }
    found = _among(decide, [one, _like(one, "two")], [_like(one, "r")])
    assert found
    assert set(found.values()) == {"review"}


def test_one_person_may_have_two_memberships(decide: Decide) -> None:
    found = _among(
        decide, [NUR], [_like(NUR, "pu"), _like(NUR, "bpu", full_name="HJ NURHAYATI DG BAJI")]
    )
    assert found == {("nur", "pu"): "match", ("nur", "bpu"): "match"}


def test_a_second_membership_is_found_although_the_first_was_settled_by_the_number(
    decide: Decide,
) -> None:
    found = _among(decide, [NUR], [_like(NUR, "pu"), _like(NUR, "bpu", nik="")])
    assert found == {("nur", "pu"): "match", ("nur", "bpu"): "match"}


def test_a_right_row_is_matched_to_one_left_row_even_when_the_left_list_has_the_person_twice(
    decide: Decide,
) -> None:
    found = _among(decide, [NUR, _like(NUR, "again")], [_like(NUR, "r")])
    assert sorted(found.values()).count("match") == 1


def test_a_village_name_is_understood_from_pairs_that_need_no_village(frame: Frame) -> None:
    left = [
        _like(row, f"l{n}", village_code=f"99.01.0{n % 5}.2001")
        for n, row in enumerate(_strangers("l"))
    ]
    right = [_like(row, f"r{n}", village_code=f"Kampung {['Alu', 'Bua', 'Cina', 'Dara', 'Erabaru'][n % 5]}")
             for n, row in enumerate(left)]  # fmt: skip
    for row in right[90:]:
        row.update(nik="", birth_date=row["birth_date"][:4])
    found = linkage.link(frame(left), frame(right))
    assert found.filter(pl.col("decision") == "match").height == 100
    mixed = linkage.link(
        frame(left), frame([{**row, "village_code": f"Desa {n}a"} for n, row in enumerate(right)])
    )
    late = [f"r{n}" for n in range(90, 100)]
    likelier = found.filter(pl.col("right_id").is_in(late))["probability"].min()
    assert likelier > mixed.filter(pl.col("right_id").is_in(late))["probability"].max()


def test_the_same_input_gives_the_same_answer_and_row_order_does_not_matter(frame: Frame) -> None:
    left = [*_strangers("l"), NUR, _like(NUR, "twin", nik="", full_name="Nurhidayah")]
    right = [_like(row, f"r{n}", nik="" if n % 3 else row["nik"]) for n, row in enumerate(left)]
    first = linkage.link(frame(left), frame(right))
    turned = linkage.link(frame(left[::-1]), frame(right[::-1]))
    assert first.equals(linkage.link(frame(left), frame(right)))
    assert first.sort("left_id", "right_id").equals(turned.sort("left_id", "right_id"))


def test_duplicates_in_one_list_are_named_once_in_the_order_of_the_list(frame: Frame) -> None:
    people = [*_strangers("s"), NUR, _like(NUR, "again", nik="", birth_date="05/06/1990")]
    found = linkage.find_duplicates(frame(people))
    assert found.select("left_id", "right_id", "decision").rows() == [("nur", "again", "match")]


def test_without_any_right_row_that_fits_there_is_no_pair(decide: Decide) -> None:
    assert (
        decide([NUR], [{"id": "r", "full_name": "Baso", "birth_date": "1950-01-01", "sex": "L"}])
        == {}
    )


def test_reviews_stay_within_the_budget(frame: Frame) -> None:
    left = [
        {
            "id": f"l{n}",
            "full_name": "Ahmad",
            "birth_date": "1970",
            "village_code": f"99.01.02.2{n:03d}",
        }
        for n in range(200)
    ]
    left += [_like(row, row["id"] + "b") for row in left]
    right = [_like(row, f"r{n}") for n, row in enumerate(left[:200])]
    found = linkage.link(frame(left), frame(right))
    assert 0 < found.filter(pl.col("decision") == "review").height <= 20


ELSEWHERE = {"nik": "", "birth_date": "1990-11-27", "village_code": "99.01.08.2003"}
LOOKED_AT = [
    ("a namesake of another day in another village", {"mother_name": "Rukiah"}, False),
    ("nothing known of the mother", {"mother_name": ""}, False),
    ("the same mother", {}, True),
    ("the same village", {"mother_name": "", "village_code": NUR["village_code"]}, True),
    ("a village written as a name", {"mother_name": "", "village_code": "Lamatti Riaja"}, True),
    ("day and month swapped", {"mother_name": "", "birth_date": "1990-05-06"}, True),
    ("the same number", {"mother_name": "", "nik": NUR["nik"]}, True),
]


@pytest.mark.parametrize(
    ("case", "changes", "looked_at"), LOOKED_AT, ids=[c for c, _, _ in LOOKED_AT]
)
def test_only_a_pair_that_may_be_one_person_is_scored(
    frame: Frame, case: str, changes: Row, looked_at: bool
) -> None:
    connection = duckdb.connect()
    twin = _like({**NUR, "full_name": "Nurhayati Baji"}, "r", **{**ELSEWHERE, **changes})
    left = linkage.load(connection, frame([NUR]), frame([twin]))
    linkage.link_rows(connection, left, shipped())
    scored = connection.sql("select count(*) from scored").fetchall()[0][0]
    assert bool(scored) == looked_at, case
