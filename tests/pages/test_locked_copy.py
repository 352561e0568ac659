"""A list that leaves the office can be locked: only its passphrase opens it, and it can still be traced."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import pyzipper
from typer.testing import CliRunner

from payung.access.commands import app
from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.primitives.errors import InputError
from payung.targets.locked_copy import check_passphrase, locked, new_passphrase

from .village_set import MELATI

URL = f"/daftar/{MELATI}/belum-terlindungi/xlsx/"
ASKED = {"purpose": "visit", "because": "kunjungan kepala dusun", "lock": "1"}


def opened(zipped: bytes, passphrase: str) -> tuple[str, bytes]:
    with pyzipper.AESZipFile(io.BytesIO(zipped)) as box:
        box.setpassword(passphrase.encode())
        (name,) = box.namelist()
        return name, box.read(name)


def test_a_locked_file_opens_with_its_passphrase_and_with_no_other() -> None:
    zipped = locked(b"nama, dusun", "daftar.csv", "kx7m-9tqd-ws3h-f6pb")
    assert opened(zipped, "kx7m-9tqd-ws3h-f6pb") == ("daftar.csv", b"nama, dusun")
    with pytest.raises(RuntimeError):
        opened(zipped, "kx7m-9tqd-ws3h-f6pc")
    assert b"nama, dusun" not in zipped


def test_it_is_locked_with_aes_256_and_not_with_the_old_zip_cipher() -> None:
    """AE-x stands as method 99 with an extra field whose strength 3 is 256 bits (WinZip's AES note)."""
    entry = zipfile.ZipFile(io.BytesIO(locked(b"x", "a", "kx7m-9tqd-ws3h-f6pb"))).infolist()[0]
    assert entry.compress_type == 99
    header, strength = int.from_bytes(entry.extra[:2], "little"), entry.extra[8]
    assert (header, strength) == (0x9901, 3)


def test_no_two_files_get_one_passphrase_and_short_ones_are_refused() -> None:
    made = {new_passphrase() for _each in range(1000)}
    assert len(made) == 1000
    assert all(check_passphrase(each) for each in made)
    with pytest.raises(InputError, match="paling sedikit 12"):
        check_passphrase("rahasia")


@pytest.fixture
def officer(as_role: Any) -> Any:
    return as_role(Role.VILLAGE_OPERATOR, MELATI)


def test_the_page_shows_a_passphrase_and_gives_the_list_locked_with_it(officer: Any) -> None:
    page = officer.get(URL)
    shown = page.context["passphrase"]
    assert shown in page.content.decode()
    answer = officer.post(URL, {**ASKED, "passphrase": shown})
    assert answer.headers["Content-Disposition"].endswith('.xlsx.zip"')
    name, book = opened(answer.getvalue(), shown)
    assert name.endswith(".xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert "kunjungan kepala dusun" in str(list(sheet.values)[4])


def test_the_passphrase_is_kept_nowhere_and_both_files_are_found_in_the_trail(
    officer: Any, tmp_path: Path
) -> None:
    passphrase = "kambing biru di perahu"
    zipped = officer.post(URL, {**ASKED, "passphrase": passphrase}).getvalue()
    event = AuditEvent.objects.get(verb="gap_list_exported")
    assert passphrase not in str(event.details)
    for number, content in enumerate([zipped, opened(zipped, passphrase)[1]]):
        found = tmp_path / str(number)
        found.write_bytes(content)
        answer = CliRunner().invoke(app, ["export", str(found)])
        assert f"Kejadian {event.pk}" in answer.output


def test_a_short_passphrase_gives_no_file_and_says_what_is_expected(officer: Any) -> None:
    answer = officer.post(URL, {**ASKED, "passphrase": "pendek"})
    assert answer.status_code == 400
    assert "paling sedikit 12 tanda" in answer.content.decode()
    assert not AuditEvent.objects.filter(verb="gap_list_exported").exists()
