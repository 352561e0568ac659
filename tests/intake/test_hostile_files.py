"""A file that cannot be used ends in a sentence, writes nothing, and the process lives."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.conftest import Send
from tests.intake.hostile import HOSTILE, Hostile

from payung.access.models import AuditEvent
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.sheets import probe
from payung.intake.storage import place_of
from payung.primitives.errors import InputError
from payung.register.models import Household, Person


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_ends_in_its_sentence_and_writes_nothing(
    hostile: Hostile, send: Send, tmp_path: Path
) -> None:
    path = tmp_path / hostile.name
    hostile.make(path)
    file = send(path)
    assert file.state == SourceFile.State.FAILED
    for words in hostile.words:
        assert words in file.message
    assert not Person.objects.exists()
    assert not Household.objects.exists()
    assert not RejectedRow.objects.exists()
    assert AuditEvent.objects.get(verb="file_failed").details["message"] == file.message
    assert not place_of(file.pk).exists()


def test_the_name_of_the_file_stands_in_every_sentence(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_bytes(b"nama," + b"x," * 900)
    assert "'wide.csv'" in send(path).message


@pytest.mark.parametrize("program", ["import os; os.abort()", "import time; time.sleep(60)"])
def test_an_xls_that_crashes_or_hangs_the_reader_is_refused_as_damaged(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "_PROGRAM", program)
    monkeypatch.setattr(probe, "_SECONDS", 2)
    with pytest.raises(InputError, match="rusak atau terpotong"):
        probe.check_survives(tmp_path / "a.xls", "a.xls")
