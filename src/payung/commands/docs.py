"""`payung docs`: pages that are generated from the code they describe, and a check that they are fresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from payung.commands.reference import command_reference
from payung.coverage.method import method_document
from payung.intake.checks.document import checks_document
from payung.intake.formats.document import formats_document
from payung.membership.merging.rules import rules_document
from payung.primitives.errors import InputError

DOCUMENTS: dict[str, Callable[[], str]] = {
    "explanation/coverage.md": method_document,
    "reference/checks.md": checks_document,
    "reference/commands.md": command_reference,
    "reference/file-formats.md": formats_document,
    "reference/merge-rules.md": rules_document,
}


def docs(
    check: Annotated[bool, typer.Option("--check", help="hanya periksa kesegarannya")] = False,
    folder: Annotated[Path, typer.Option(help="folder dokumen")] = Path("docs"),
) -> None:
    """Tulis dokumen yang berasal dari kode, atau periksa bahwa isinya masih sama."""
    written = {name: produce() for name, produce in DOCUMENTS.items()}
    stale = [name for name, text in written.items() if _differs(folder / name, text)]
    if check and stale:
        raise InputError(f"Dokumen tidak segar: {', '.join(stale)}. Jalankan: payung docs")
    for name in stale:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(written[name], encoding="utf-8")
    Console().print(f"{len(DOCUMENTS)} dokumen segar, {0 if check else len(stale)} ditulis.")


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text
