"""`payung regions ...`: outlines, other spellings and withdrawn codes from files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from payung.primitives.numbers import count_text
from payung.regions import actions, queries

app = typer.Typer(help="Daftar wilayah, batas, ejaan lain, dan kode lama.", no_args_is_help=True)
File = Annotated[Path, typer.Argument(help="berkas yang dibaca, contoh wilayah.csv")]


@app.command("load")
def load() -> None:
    """Muat atau perbarui daftar wilayah resmi."""
    changed = actions.load_official_regions(by=None)
    Console().print(f"{count_text(changed)} wilayah baru atau berubah.")


@app.command("use")
def use(code: Annotated[str, typer.Argument(help="kode kabupaten, contoh 73.07")]) -> None:
    """Pilih kabupaten atau kota yang dilayani."""
    Console().print(f"Sekarang melayani {actions.choose_regency(code=code, by=None)}.")


@app.command("boundaries")
def boundaries(file: File) -> None:
    """Masukkan batas wilayah dari GeoJSON."""
    rows = actions.import_boundaries(path=file, by=None)
    Console().print(f"{count_text(rows)} batas wilayah dimasukkan.")


@app.command("aliases")
def aliases(file: File) -> None:
    """Masukkan ejaan lain nama wilayah dari CSV: kode,alias,sumber."""
    rows = actions.import_aliases(path=file, by=None)
    Console().print(f"{count_text(rows)} ejaan baru.")


@app.command("withdrawn")
def withdrawn(file: File) -> None:
    """Masukkan kode wilayah yang sudah dicabut dari CSV."""
    rows = actions.import_withdrawn_codes(path=file, by=None)
    Console().print(f"{count_text(rows)} kode lama dibaca.")


@app.command("show")
def show(code: Annotated[str, typer.Argument(help="kode wilayah")] = "") -> None:
    """Tampilkan satu wilayah dan isinya."""
    found = queries.region(code) if code else queries.home_regency()
    console = Console()
    console.print(f"{found.code}  {found}")
    for child in found.children.order_by("code"):
        console.print(f"  {child.code}  {child}")
