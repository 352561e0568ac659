"""Sentences of the engines in the reader's language. The engines know none: whoever runs them says how.

`translate_with` is called once, when the application starts. Without it a sentence is the Indonesian one.
"""

from __future__ import annotations

from collections.abc import Callable


def _as_written(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_written


def translate_with(translate: Callable[[str], str]) -> None:
    """From now on every sentence goes through this function before its values are filled in."""
    global _translate
    _translate = translate


def say(text: str, **values: object) -> str:
    """The sentence with its values; a percent sign is doubled where there are values.

    >>> say("Bulan %(month)s tidak ada.", month="2025-13")
    'Bulan 2025-13 tidak ada.'
    """
    spoken = _translate(text)
    return spoken % values if values else spoken


def spoken(indonesian: str, english: str) -> str:
    """One of two texts that an engine keeps in both languages, for a place inside a sentence."""
    return indonesian if say("Bahasa: Indonesia") == "Bahasa: Indonesia" else english
