"""What the page of a file says of the words that we did not know when it was read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.intake.formats.fields import FIELDS
from payung.intake.formats.labels import label_key
from payung.intake.models import SourceFile
from payung.intake.queries import later_twin
from payung.intake.saved_words import told_by_sender_of
from payung.intake.states import State

_SHOWN = 8


@dataclass(frozen=True)
class StrangeWord:
    """One word of one field, in how many rows it stands, and what was said of it since."""

    text: str
    field: str
    rows: int
    meaning: str


@dataclass(frozen=True)
class StrangeView:
    """The most frequent words, and how many more there are; `is_open` while one waits for its meaning."""

    words: list[StrangeWord]
    more: int
    is_open: bool
    may_be_sent_again: bool
    read_again: SourceFile | None
    kind: str
    village: str


def strange_view(file: SourceFile) -> StrangeView | None:
    """None where nothing is to be said: no such word, or a file that is not in and does not wait."""
    if not file.strange_words or file.state not in (State.IN_REVIEW, State.MERGED):
        return None
    told = told_by_sender_of(file)
    answers = [
        (text, name, rows, told.get(name, {}).get(label_key(text)))
        for name, counted in file.strange_words.items()
        for text, rows in counted
    ]
    answers.sort(key=lambda answer: -answer[2])
    merged = file.state == State.MERGED
    later = later_twin(file) if merged else None
    return StrangeView(
        words=[
            StrangeWord(text, _(FIELDS[file.kind][name]), rows, _meaning(answer))
            for text, name, rows, answer in answers[:_SHOWN]
        ],
        more=len(answers) - len(answers[:_SHOWN]),
        is_open=any(answer is None for *_rest, answer in answers),
        may_be_sent_again=merged and any(answer for *_rest, answer in answers),
        read_again=later,
        kind=file.kind,
        village=file.village_code,
    )


def _meaning(answer: str | None) -> str:
    if answer is None:
        return _("belum diketahui")
    return answer or _("dibiarkan apa adanya")
