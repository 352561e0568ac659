"""The English catalogue of the site: which texts the source holds, and the compiled file.

    python scripts/catalogue.py update   adds missing texts (empty), drops unused ones, compiles
    python scripts/catalogue.py compile  compiles only

Indonesian is the msgid. Needs Babel (in the development environment), not GNU gettext.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parent.parent / "src" / "payung"
FOLDER = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
_KINDS = ("*.py", "*.html", "templates/**/*.txt")
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""In place of the minute of compiling: the same texts give the same file."""
KEYWORDS: dict[str, object] = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "say": None,
    "pgettext": ((1, "c"), 2),
}
_HEADER = """msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_PLACEHOLDER = re.compile(r"%\(\w+\)|\{\w+\}")

Text = str | tuple[str, ...]


def texts_in_source() -> dict[Text, list[str]]:
    """Every text marked for translation, with the files it stands in."""
    found: dict[Text, list[str]] = {}
    for path, text in _texts():
        found.setdefault(text, []).append(path)
    return found


def english() -> Catalog:
    """The catalogue as it is kept in the repository."""
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def is_compiled_fresh() -> bool:
    """Does the compiled file say what the readable one says? Dates of writing do not matter."""
    with MO.open("rb") as file:
        return _strings(read_mo(file)) == _strings(english())


def lacking(catalogue: Catalog) -> list[Text]:
    """Texts of the source without English, or whose English lost or gained a placeholder."""
    return [
        text for text in texts_in_source() if not _is_complete(catalogue.get(_first(text)), text)
    ]


def update() -> None:
    """Bring the catalogue to the texts of the source, keeping what is translated."""
    old = english() if PO.exists() else Catalog(locale="en")
    new = Catalog(locale="en", domain="django", project="Payung", charset="utf-8")
    for text, paths in sorted(texts_in_source().items(), key=lambda item: _first(item[0])):
        known = old.get(_first(text))
        places = [(path, None) for path in sorted(set(paths))]
        new.add(text, known.string if known else "", locations=places)
    write(new)


def write(catalogue: Catalog) -> None:
    """The catalogue as text, in the order of its msgids, and compiled."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_text(_HEADER + buffer.getvalue().decode(), encoding="utf-8")
    compile_it()


def compile_it() -> None:
    """Write the compiled file that Django reads."""
    catalogue = english()
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    with MO.open("wb") as file:
        write_mo(file, catalogue)


def _strings(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    return {_first(message.id): _all(message.string) for message in catalogue if message.id}


def _all(string: str | Iterable[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _texts() -> Iterator[tuple[str, Text]]:
    for path in sorted(each for kind in _KINDS for each in SOURCE.rglob(kind)):
        raw = path.read_text(encoding="utf-8")
        code = raw if path.suffix == ".py" else templatize(raw)
        for _line, text, _comments, _context in extract(
            "python", io.BytesIO(code.encode()), KEYWORDS, [], {}
        ):
            yield str(path.relative_to(SOURCE)), text if isinstance(text, str) else tuple(text)


def _is_complete(message: Message | None, text: Text) -> bool:
    if message is None or not message.string:
        return False
    wanted = set(_PLACEHOLDER.findall(_first(text)))
    return all(part and set(_PLACEHOLDER.findall(part)) == wanted for part in _all(message.string))


def _first(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
    compile_it()
    for text in lacking(english()):
        print(f"belum ada bahasa Inggrisnya: {text}")
