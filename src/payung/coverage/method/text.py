"""A sentence in the two languages of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same in Indonesian and English."""

    indonesian: str
    english: str

    def spoken(self, language: Language) -> str:
        """In one of the languages."""
        return self.indonesian if language == "id" else self.english
