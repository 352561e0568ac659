"""The corpus: damaged and hostile files, each with its sentence or with every row accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Send
from tests.intake.corpus.case import Case
from tests.intake.corpus.damaged import DAMAGED
from tests.intake.corpus.refused import MORE, REFUSED

from payung.intake.models import RejectedRow, SourceFile
from payung.intake.storage import place_of
from payung.register.models import Household, Person


def test_the_corpus_holds_at_least_sixty_files_of_different_names() -> None:
    names = [case.name for case in (*REFUSED, *DAMAGED)]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case.name)
def test_every_row_of_a_damaged_file_is_accounted_for(
    case: Case, send: Send, tmp_path: Path
) -> None:
    case.make(tmp_path / case.name)
    file = send(tmp_path / case.name, case.kind, village_code=case.village)
    assert file.state == SourceFile.State.MERGED, file.message
    line = (
        file.rows_read,
        file.rows_created,
        file.rows_updated,
        file.rows_unchanged,
        file.rows_rejected,
    )
    assert line == case.line
    assert file.rows_read == sum(line[1:])
    back = RejectedRow.objects.filter(source_file=file)
    assert back.count() == file.rows_rejected
    reasons = " ".join(back.values_list("reason", flat=True))
    assert [words for words in case.words if words not in reasons] == []
    assert set(case.doubts) <= set(file.doubts)
    assert {each.check_id: len({*each.rows}) for each in file.noted.all()} == file.doubts


@pytest.mark.parametrize("case", MORE, ids=lambda case: case.name)
def test_a_file_that_cannot_be_read_ends_in_its_sentence_and_writes_nothing(
    case: Case, send: Send, tmp_path: Path
) -> None:
    case.make(tmp_path / case.name)
    file = send(tmp_path / case.name, case.kind, village_code=case.village)
    assert file.state == SourceFile.State.FAILED
    assert [words for words in case.words if words not in file.message] == []
    assert case.name in file.message
    assert not Person.objects.exists()
    assert not Household.objects.exists()
    assert not RejectedRow.objects.exists()
    assert not place_of(file.pk).exists()
