"""A call of the command line that cannot be understood ends in Indonesian, with an example and its help."""

import re
import shlex
import sys
from typing import Annotated

import pytest
import typer
from typer._click.exceptions import UsageError
from typer.main import get_command

from payung.commands import main
from payung.commands.misuse import example_of, misuse_text

app = typer.Typer()


@app.command("settle")
def settle(
    region: Annotated[str, typer.Option(help="kode wilayah, contoh 73.07")],
    because: Annotated[str, typer.Option(help="alasan, contoh 'Rapat Sekda'")],
    workers: Annotated[int, typer.Option(min=1, max=9, help="banyaknya")] = 1,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """A command with what the commands of Payung have."""


@app.command("show")
def show(file: Annotated[str, typer.Argument(metavar="BERKAS")]) -> None:
    """A command with an argument that has no example."""


def said(line: str) -> list[str]:
    with pytest.raises(UsageError) as caught:
        get_command(app).main(shlex.split(line), prog_name="payung target", standalone_mode=False)
    return misuse_text(caught.value, "target").splitlines()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("setle", "payung target tidak punya perintah 'setle'. Mungkin maksud Anda: settle."),
        ("xyz", "payung target tidak punya perintah 'xyz'. Yang ada: settle, show."),
        ("", "Perintah sesudah payung target belum ditulis. Yang ada: settle, show."),
        (
            "settle --regio 1",
            "payung target settle tidak mengenal pilihan --regio. Mungkin maksud Anda: --region.",
        ),
        ("settle -x", "payung target settle tidak mengenal pilihan -x."),
        (
            "settle --because x",
            "payung target settle memerlukan --region (kode wilayah, contoh 73.07).",
        ),
        ("show", "payung target show memerlukan BERKAS."),
        (
            "settle --workers banyak",
            "Nilai 'banyak' untuk --workers tidak dapat dipakai. Tulis bilangan bulat, misalnya 20 "
            "(banyaknya).",
        ),
        (
            "settle --workers 0",
            "Nilai '0' untuk --workers tidak dapat dipakai. Tulis bilangan paling sedikit 1 (banyaknya).",
        ),
        (
            "settle --workers 99",
            "Nilai '99' untuk --workers tidak dapat dipakai. Tulis bilangan paling banyak 9 (banyaknya).",
        ),
        ("settle --region", "Sesudah --region harus ada nilainya, misalnya: --region NILAI."),
        ("settle --quiet=1", "--quiet ditulis tanpa nilai."),
        (
            "settle --region 1 --because Rapat Sekda Juni",
            "payung target settle tidak mengharapkan kata 'Sekda Juni'. Nilai yang lebih dari satu kata "
            "diapit tanda kutip; contoh: 'Rapat Sekda'.",
        ),
    ],
)
def test_what_is_wrong_is_said_first(line: str, sentence: str) -> None:
    assert said(line)[0] == sentence


def test_an_example_with_all_that_is_required_and_the_way_to_the_help_follow() -> None:
    assert said("settle --regio 1")[1:] == [
        "Contoh: payung target settle --region 73.07 --because 'Rapat Sekda'",
        "Selengkapnya: payung target settle --help",
    ]
    assert said("show")[1:] == [
        "Contoh: payung target show BERKAS",
        "Selengkapnya: payung target show --help",
    ]
    assert said("setle")[1:] == ["Selengkapnya: payung target --help"]


def asked(monkeypatch: pytest.MonkeyPatch, line: str) -> int:
    monkeypatch.setattr(sys, "argv", ["payung", *shlex.split(line)])
    with pytest.raises(SystemExit) as ended:
        main.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("targt", 2, "payung tidak punya perintah 'targt'. Mungkin maksud Anda: target."),
        ("law eval --explan id", 2, "Mungkin maksud Anda: --explain."),
        ("law eval --jobs", 2, "Selengkapnya: payung law --help"),
        ("law eval --explain tree extra", 2, "tidak mengharapkan kata 'extra'"),
        ("law eval --explain xx", 2, "Tidak dapat dilanjutkan: --explain berisi 'xx'"),
        ("", 2, ""),
        ("law", 2, ""),
        ("law parameters --help", 0, ""),
    ],
)
def test_the_front_door_says_it_and_ends_with_the_code_of_a_wrong_input(
    line: str,
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert asked(monkeypatch, line) == code
    told = capsys.readouterr().err
    assert says in told
    assert "Error" not in told


def test_who_says_no_is_told_that_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no(**_more: object) -> None:
        raise typer.Abort

    monkeypatch.setattr(main, "build", lambda _arguments: no)
    assert asked(monkeypatch, "db erase") == 1
    assert capsys.readouterr().err == "Dibatalkan; tidak ada yang diubah.\n"


def test_everything_a_command_requires_has_an_example_in_its_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(main.Command, "mount", _mount_without_a_database)
    examples = []
    for name in main.COMMANDS:
        group = get_command(main.build([name]))
        examples += _examples(f"payung {name}", group.commands[name])
    assert "payung import warga.xlsx --as roster" in examples
    assert [each for each in examples if re.search(r" [A-Z_]+( |$)", each)] == []


_MOUNT = main.Command.mount


def _mount_without_a_database(self: main.Command, into: typer.Typer, name: str) -> None:
    _MOUNT(main.Command(self.place, self.help, offices=False), into, name)


def _examples(path: str, command: object) -> list[str]:
    inner = getattr(command, "commands", {})
    if inner:
        return [each for name, one in inner.items() for each in _examples(f"{path} {name}", one)]
    return [example_of(path, command)]
