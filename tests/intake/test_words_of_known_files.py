"""Words that we do not know in a file of a known layout are counted on its page and explained there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.conftest import KENANGA, MELATI, user_with
from tests.intake.making import Rows, write_xlsx
from tests.intake.test_meaning import at_home, started

from payung.access.models import AuditEvent, User
from payung.intake import actions
from payung.intake.checks import words
from payung.intake.checks.parsing import word_of
from payung.intake.formats.fields import FIELDS
from payung.intake.formats.labels import label_key, vocabulary
from payung.intake.models import RejectedRow, SavedWords, SourceFile
from payung.intake.saved_words import as_known_to
from payung.intake.strange_words import strange_words_in
from payung.primitives.errors import InputError
from payung.register.models import Person

__all__ = ["at_home", "started"]
HEADER = ["nik", "nama", "jenis_kelamin", "tanggal_lahir", "pekerjaan", "status"]
FISHER = {"kata-occupation-NELAYANTANGKAP": "nelayan/perikanan"}


def test_other_is_an_occupation_of_every_list() -> None:
    occupations = vocabulary("roster", "occupation")
    assert occupations
    assert occupations.knows("Lainnya")
    assert not occupations.knows("Lain sekali")


def person(number: int, **cells: str) -> list[str]:
    known = {
        "nik": f"99070101019000{number:02}", "nama": f"Orang {chr(64 + number)}", "jenis_kelamin": "L",
        "tanggal_lahir": "1990-01-01", "pekerjaan": "PETANI/PEKEBUN", "status": "hidup",
    }  # fmt: skip
    return [{**known, **cells}[name] for name in HEADER]


def people(fishers: int, others: int, **cells: str) -> Rows:
    strange = {"pekerjaan": "Nelayan tangkap", **cells}
    return [
        HEADER,
        *[person(number + 1, **strange) for number in range(fishers)],
        *[person(fishers + number + 1) for number in range(others)],
    ]


@pytest.fixture
def sent(operator: User, tmp_path: Path) -> Any:
    def sent(rows: Rows, name: str = "warga") -> SourceFile:
        """Written once: a workbook bears the moment it was made, and is another one when made again."""
        path = tmp_path / f"{name}.xlsx"
        if not path.exists():
            write_xlsx(path, rows)
        received = actions.receive_file(
            path=path, file_name=path.name, kind="roster", village_code=MELATI, by=operator
        )
        return read(received)

    return sent


def read(file: SourceFile) -> SourceFile:
    with as_known_to(file.uploaded_by):
        file = actions.process_file(source_file=file, by=file.uploaded_by, may_ask=True)
    file.refresh_from_db()
    return file


def page_of(file: SourceFile) -> str:
    return reverse("intake:words", args=[file.pk])


def shown(client: Client, file: SourceFile) -> Any:
    return client.get(reverse("intake:file", args=[file.pk])).context["strange"]


def occupations() -> set[str]:
    return set(Person.objects.values_list("work__occupation", flat=True))


def test_a_few_strange_words_do_not_hold_a_file_up_and_are_listed_with_their_rows(
    sent: Any, at_home: Client
) -> None:
    file = sent([*people(2, 1), person(4, pekerjaan="NELAYAN  TANGKAP", jenis_kelamin="jantan")])
    assert (file.state, file.rows_created) == ("merged", 4)
    found = shown(at_home, file)
    assert [(w.text, w.field, w.rows, w.meaning) for w in found.words] == [
        ("Nelayan tangkap", "pekerjaan", 3, "belum diketahui"),
        ("jantan", "jenis kelamin", 1, "belum diketahui"),
    ]
    assert (found.is_open, found.may_be_sent_again) == (True, False)


def test_the_most_frequent_words_are_shown_and_the_others_counted(
    sent: Any, at_home: Client
) -> None:
    file = sent([HEADER, *[person(n + 1, pekerjaan=f"kerja {n // 2}") for n in range(21)]])
    found = shown(at_home, file)
    assert ([w.rows for w in found.words], found.more) == ([2] * 8, 3)


def test_what_was_explained_is_used_when_the_same_file_comes_again(
    sent: Any, at_home: Client
) -> None:
    """The content of a merged file is gone, so its sender brings it again on the same page."""
    rows = [*people(2, 1), person(4, status="almarhum")]
    file = sent(rows)
    assert (file.rows_created, file.rows_rejected) == (3, 1)
    assert at_home.post(
        page_of(file), {**FISHER, "kata-life_status-ALMARHUM": "mati"}
    ).url == reverse("intake:file", args=[file.pk])
    found = shown(at_home, file)
    assert [w.meaning for w in found.words] == ["NELAYAN/PERIKANAN", "mati"]
    assert (found.is_open, found.may_be_sent_again) == (False, True)

    again = sent(rows)
    assert (again.rows_created, again.rows_updated, again.rows_unchanged, again.rows_rejected) == (
        1,
        2,
        1,
        0,
    )
    assert occupations() == {"NELAYAN/PERIKANAN", "PETANI/PEKEBUN"}
    assert again.strange_words == {}
    received = timezone.localtime(file.received_at)
    assert f"({received:%d-%m-%Y %H.%M})" in again.message
    assert RejectedRow.objects.get().mended_by == again
    assert shown(at_home, file).read_again == again


def test_a_file_with_many_rows_of_strange_words_waits_and_is_read_with_their_meaning(
    sent: Any, at_home: Client, started: list[int], operator: User
) -> None:
    file = sent(people(12, 8))
    assert file.state == "in_review"
    page = at_home.get(reverse("intake:file", args=[file.pk]))
    assert page.context["outlook"].concerns == [
        "12 dari 20 baris memuat kata yang belum kami kenal. Tunjukkan artinya sekali; sesudah itu langsung "
        "dipahami."
    ]
    at_home.post(page_of(file), FISHER)
    assert started == [operator.pk]
    file = read(file)
    assert (file.state, file.rows_created, file.strange_words) == ("merged", 20, {})
    assert occupations() == {"NELAYAN/PERIKANAN", "PETANI/PEKEBUN"}


def test_notes_of_a_file_that_waited_do_not_stand_in_the_way_when_it_is_read_on(
    sent: Any, at_home: Client
) -> None:
    file = sent(people(12, 0, jenis_kelamin="?", nik="123"))
    assert (file.state, file.noted.exists()) == ("in_review", True)
    at_home.post(page_of(file), FISHER)
    file = read(file)
    assert (file.state, file.rows_created) == ("merged", 12), file.message
    assert file.doubts["nik_invalid"] == 12


def test_rows_that_went_back_for_a_word_come_in_once_it_is_explained(
    sent: Any, at_home: Client
) -> None:
    file = sent(people(12, 8, status="almarhum"))
    at_home.post(page_of(file), {**FISHER, "kata-life_status-ALMARHUM": "mati"})
    file = read(file)
    assert (file.rows_created, file.rows_rejected) == (20, 0)
    assert not RejectedRow.objects.exists()


def test_a_word_left_as_it_is_is_not_asked_about_again(sent: Any, at_home: Client) -> None:
    file = sent(people(12, 8))
    at_home.post(page_of(file), {"kata-occupation-NELAYANTANGKAP": ""})
    file = read(file)
    assert (file.state, file.strange_words) == ("merged", {})
    assert "NELAYAN TANGKAP" in occupations()
    assert sent(people(15, 8), "lagi").state == "merged"


def test_a_file_may_come_in_with_its_strange_words(sent: Any, operator: User) -> None:
    file = sent(people(12, 8))
    actions.confirm_file(source_file=file, by=operator)
    assert read(file).rows_created == 20


def test_words_of_one_sender_are_not_those_of_another(
    sent: Any, at_home: Client, tmp_path: Path
) -> None:
    at_home.post(page_of(sent(people(2, 1))), FISHER)
    theirs = actions.receive_file(
        path=write_xlsx(tmp_path / "lain.xlsx", people(2, 1)),
        file_name="lain.xlsx",
        kind="roster",
        village_code=KENANGA,
        by=user_with("village_operator", KENANGA),
    )
    assert read(theirs).strange_words == {"occupation": [["Nelayan tangkap", 2]]}


def test_who_explained_which_word_is_in_the_trail(
    sent: Any, at_home: Client, operator: User
) -> None:
    at_home.post(page_of(sent(people(2, 1))), FISHER)
    event = AuditEvent.objects.get(verb="words_explained")
    assert event.actor == operator
    assert event.details["words"] == {"occupation": {"NELAYANTANGKAP": "NELAYAN/PERIKANAN"}}


def test_a_meaning_nobody_knows_is_refused_with_an_example(sent: Any, at_home: Client) -> None:
    file = sent(people(2, 1))
    page = at_home.post(page_of(file), {"kata-occupation-NELAYANTANGKAP": "penyihir"})
    assert page.status_code == 400
    assert "'penyihir' bukan pekerjaan yang dikenal" in str(page.context["error"])
    assert not SavedWords.objects.exists()


def test_a_file_without_strange_words_has_nothing_to_explain(
    sent: Any, at_home: Client, operator: User
) -> None:
    file = sent(people(0, 2))
    assert shown(at_home, file) is None
    assert "Semua kata berkas ini kami kenal" in at_home.get(page_of(file)).content.decode()
    with pytest.raises(InputError, match="Tidak ada kata yang perlu dijelaskan"):
        actions.explain_words(source_file=file, meant={}, by=operator)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["PETANI/PEKEBUN", "9", "9.0", "", "-"], {}),
        (["Juragan", "juragan -", "kuli"], {"occupation": [("Juragan", 2), ("kuli", 1)]}),
        (["9907010101900001", "x" * 61, "12"], {}),
        ([f"kerja {number}" for number in range(121)], {}),
    ],
)  # fmt: skip
def test_words_are_those_that_can_be_explained(texts: list[str], words: object) -> None:
    """Neither numbers of people nor a column that may say anything."""
    staged = staged_with(occupation=texts)
    assert strange_words_in(staged, "roster", {}).words == words


def test_a_row_with_two_strange_words_is_one_row() -> None:
    staged = staged_with(occupation=["juragan", "juragan"], sex=["jantan", "L"])
    assert strange_words_in(staged, "roster", {}).rows == 2


def staged_with(**columns: list[str]) -> pl.DataFrame:
    height = len(next(iter(columns.values())))
    return pl.DataFrame({name: columns.get(name, [""] * height) for name in FIELDS["roster"]})


@pytest.mark.parametrize(
    ("text", "meaning"), [("1", "KEPALA KELUARGA"), ("1.0", "KEPALA KELUARGA"), ("10", "PEMBANTU")]
)
def test_a_code_with_decimals_is_the_same_code(text: str, meaning: str) -> None:
    """Some programs write whole numbers as 1.0; read without its point that would be ten."""
    found = pl.DataFrame({"a": [text]}).select(word_of("a", words.RELATIONSHIP))
    assert found.item() == meaning
    known = vocabulary("roster", "relationship")
    assert known is not None
    assert known.knows(text)
    assert label_key("10") != label_key("1.0")
