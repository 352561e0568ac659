"""The command names itself as its reader can call it, and says which version it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from payung.commands.called import called

SCRIPT = Path(sys.executable).with_name("payung")


def test_payung_is_enough_where_the_shell_finds_this_very_script(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(SCRIPT.parent))
    assert called() == "payung"


def test_without_it_the_way_from_here_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.chdir(SCRIPT.parents[2])
    assert called() == str(SCRIPT.relative_to(SCRIPT.parents[2]))


def test_from_elsewhere_the_whole_way_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.chdir(tmp_path)
    assert called() == str(SCRIPT)


def test_the_version_is_said_without_a_database():
    said = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("payung 0.")
