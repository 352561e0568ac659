"""Where the key ring comes from, and which places are refused with which sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from payung.access.numbers import keys, sources
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import new_ring, parse
from payung.access.numbers.sources import COMMAND_NAME, ENVIRONMENT_NAME, FILE_NAME, write_secret
from payung.primitives.errors import SetupError

BARE = "ab" * 32
RING = new_ring().with_new_key()


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (ENVIRONMENT_NAME, COMMAND_NAME):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(FILE_NAME, str(tmp_path / "kunci"))
    monkeypatch.setattr(keys._Process, "held", None)  # as in a process that begins
    return tmp_path / "kunci"


def test_the_first_use_makes_a_ring_that_only_its_owner_may_read(own_file: Path) -> None:
    assert current_ring().numbers == (1,)
    assert own_file.stat().st_mode & 0o777 == 0o600
    assert parse(own_file.read_text(), source="") == current_ring()


def test_a_file_that_others_may_read_is_refused_with_what_to_do(own_file: Path) -> None:
    write_secret(own_file, RING.text())
    own_file.chmod(0o640)
    with pytest.raises(SetupError, match=r"mode 0640\).*chmod 600 .*kunci.*payung keys new"):
        current_ring()


def test_a_running_process_seals_with_a_new_key_as_soon_as_its_file_changes(own_file: Path) -> None:
    write_secret(own_file, RING.text())
    assert current_ring().numbers == (1, 2)
    old = sealer("nik").seal("9907010101900001")
    write_secret(own_file, RING.with_new_key().text())
    assert sealer("nik").ring.numbers == (1, 2, 3)
    assert sealer("nik").open(old) == "9907010101900001"


@pytest.mark.parametrize(
    "text", [RING.text(), RING.text().replace("\n", " "), RING.text().replace("\n", ",").strip(",")]
)
def test_the_environment_gives_a_ring(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.delenv(FILE_NAME)
    monkeypatch.setenv(ENVIRONMENT_NAME, text)
    assert current_ring() == RING


def test_one_key_alone_is_the_key_from_before_there_were_rings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(FILE_NAME)
    monkeypatch.setenv(ENVIRONMENT_NAME, BARE)
    assert current_ring().numbers == (0,)
    assert current_ring().with_new_key().numbers == (0, 1)
    assert parse(current_ring().with_new_key().text(), source="").numbers == (0, 1)


@pytest.mark.parametrize(
    "text",
    ["", "abc", f"1:{BARE}", f"index:{BARE}", f"index:{BARE} 2:{BARE} 1:{BARE}", f"{BARE} {BARE}",
     f"index:{BARE} 70000:{BARE}", f"index:{BARE} 1:{BARE} kunci:{BARE}", BARE.upper()],
)  # fmt: skip
def test_what_is_no_ring_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(SetupError, match=r"index:HEX lalu 1:HEX.*openssl rand -hex 32") as caught:
        parse(text, source="PAYUNG_SEALING_KEY")
    assert BARE not in str(caught.value).lower()


def test_two_places_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT_NAME, BARE)
    with pytest.raises(SetupError, match="PAYUNG_SEALING_KEY dan PAYUNG_SEALING_FILE"):
        current_ring()


def _command(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.delenv(FILE_NAME)
    monkeypatch.setenv(COMMAND_NAME, f"{sys.executable} -c '{code}'")


def test_a_command_prints_the_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    _command(monkeypatch, f'print("{RING.text().strip()}")'.replace("\n", " "))
    assert current_ring() == RING


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (f'import sys; print("{BARE}"); sys.stderr.write("{BARE}"); sys.exit(3)', "kode 3"),
        (f'print("{BARE}x")', "tidak dapat dibaca"),
    ],
)
def test_a_command_that_fails_is_told_without_a_word_of_what_it_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], code: str, sentence: str
) -> None:
    _command(monkeypatch, code)
    with pytest.raises(SetupError, match=sentence) as caught:
        current_ring()
    assert BARE not in str(caught.value)
    assert caught.value.__cause__ is None
    assert BARE not in "".join(capfd.readouterr())


def test_a_command_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "COMMAND_SECONDS", 0.2)
    _command(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(SetupError, match=r"tidak menjawab dalam 0\.2 detik"):
        current_ring()


def test_a_command_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_NAME)
    monkeypatch.setenv(COMMAND_NAME, "/tidak/ada/kms")
    with pytest.raises(SetupError, match=r"tidak dapat dijalankan \(FileNotFoundError\)"):
        current_ring()


def test_no_secret_stands_in_what_python_prints_of_a_ring() -> None:
    assert RING.keys[0].secret.hex() not in repr(RING)
    assert repr(RING.keys[0].secret) not in repr(RING)
