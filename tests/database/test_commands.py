"""`payung db` as typed, and the sentences it answers with."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner

from payung.database import application_url, default_home
from payung.database import home as home_module
from payung.database.commands import app
from payung.database.external import external_url
from payung.primitives.errors import SetupError

ELSEWHERE = "postgresql://a:b@elsewhere/c"


def say(*arguments: str, typed: str | None = None) -> str:
    result = CliRunner().invoke(app, list(arguments), input=typed, catch_exceptions=False)
    return result.output


def test_the_way_of_a_database_from_birth_to_erasure(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYUNG_HOME", str(home))
    file = str(tmp_path / "a.dump")
    assert "Belum ada basis data" in say("status")
    assert "berjalan di" in say("start")
    assert "berjalan di" in say("status")
    assert f"Cadangan ditulis ke {file}" in say("backup", file)
    assert "Lanjutkan?" in say("restore", file, typed="n\n")
    assert f"dipulihkan dari {file}" in say("restore", file, "--yes")
    assert say("stop") == "PostgreSQL dihentikan.\n"
    assert say("stop") == "PostgreSQL memang tidak berjalan.\n"
    assert "berhenti. Data:" in say("status")
    assert "akan hilang" in say("erase", typed="n\n")
    assert say("erase", "--yes") == "Basis data dihapus.\n"
    assert "Memang tidak ada" in say("erase", "--yes")
    assert "Belum ada basis data" in say("status")


def test_the_shell_becomes_psql_without_showing_the_password(
    stopped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYUNG_HOME", str(stopped))
    seen: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *call: seen.append(call))
    assert "SET payung.scope = '73.07';" in say("shell")
    program, arguments, environment = seen[0]
    assert Path(program).name == "psql"
    assert environment["PGPASSWORD"] not in " ".join(arguments)
    with psycopg.connect(arguments[1], password=environment["PGPASSWORD"]) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("payung_app",)


def test_database_url_wins_and_is_not_managed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYUNG_HOME", str(home))
    monkeypatch.setenv("DATABASE_URL", ELSEWHERE)
    assert application_url() == ELSEWHERE
    assert "tidak mengelolanya" in say("status")
    for command in ("stop", "erase"):
        with pytest.raises(SetupError, match="bukan milik Payung"):
            say(command)
    assert not home.exists()


@pytest.mark.parametrize("url", ["", "   "])
def test_an_empty_database_url_counts_as_none(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert external_url() is None


def test_a_database_url_of_another_system_is_refused_without_repeating_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://a:rahasia123@b/c")
    with pytest.raises(SetupError, match="'mysql:'") as refusal:
        external_url()
    assert "rahasia123" not in str(refusal.value)


def test_the_home_is_payung_home_or_the_nearest_upwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYUNG_HOME", str(tmp_path / "x" / ".." / "mine"))
    assert default_home() == tmp_path / "mine"
    monkeypatch.delenv("PAYUNG_HOME")
    (tmp_path / ".payung").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert default_home() == tmp_path / ".payung"


def test_outside_any_home_the_checkout_has_its_own_even_below_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "src").mkdir(parents=True)
    (tmp_path / ".payung").mkdir()
    monkeypatch.setattr(home_module, "_checkout", lambda: checkout)
    monkeypatch.chdir(checkout / "src")
    assert default_home() == checkout / ".payung"
    monkeypatch.chdir("/")
    assert default_home() == checkout / ".payung"
