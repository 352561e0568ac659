"""What the strange words of a column mean by a person's choice: counted, suggested, chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Choices
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.intake.column_choice import Column
from payung.intake.formats.fields import FIELDS
from payung.intake.formats.labels import label_key, vocabulary
from payung.intake.models import SourceFile
from payung.intake.sheets.sample import Sample
from payung.primitives.errors import InputError

_FEW = 12  # so many values are listed beside each word; more are offered while one writes


@dataclass(frozen=True)
class Label:
    """One strange word, in how many rows it stands (None: not known any more), and its meaning."""

    name: str
    text: str
    rows: int | None
    value: str


@dataclass(frozen=True)
class LabelGroup:
    """The strange words of one column, and what they may mean."""

    header: str
    field: str
    word: str
    values: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def is_long(self) -> bool:
        """Too many values to list them beside every word."""
        return len(self.values) > _FEW


def strange_labels(
    columns: Sequence[Column], sample: Sample, header: int, kind: str, answers: Choices[str, str]
) -> list[LabelGroup]:
    """Each chosen column that says words we do not know, with the answer or a suggestion for each."""
    groups = (_group(column, sample, header, kind, answers) for column in columns if column.field)
    return [group for group in groups if group]


def remembered_labels(
    values: Choices[str, Choices[str, str]], kind: str, answers: Choices[str, str]
) -> list[LabelGroup]:
    """The words that were explained before, with the answer for each."""
    groups = []
    for field, meant in values.items():
        known = vocabulary(kind, field)
        if known:
            labels = tuple(
                Label(name, text, None, _chosen(answers, name, value, known.values))
                for number, (text, value) in enumerate(meant.items())
                for name in [f"kata-{field}-{number}"]
            )
            groups.append(LabelGroup("", field, _(FIELDS[kind][field]), known.values, labels))
    return groups


def told_labels(
    file: SourceFile, told: Choices[str, Choices[str, str]], answers: Choices[str, str]
) -> list[LabelGroup]:
    """The words of a file that was read by a known layout: what was said of each, else a suggestion."""
    groups = []
    for field, counted in file.strange_words.items():
        known = vocabulary(file.kind, field)
        if known:
            labels = tuple(
                Label(name, text, rows, _chosen(answers, name, value, known.values))
                for text, rows in counted
                for name in [f"kata-{field}-{label_key(text)}"]
                for value in [told.get(field, {}).get(label_key(text), known.suggest(text))]
            )
            word = _(FIELDS[file.kind][field])
            groups.append(LabelGroup("", field, word, known.values, labels))
    return groups


def values_of(groups: Sequence[LabelGroup]) -> dict[str, dict[str, str]]:
    """By field what each explained word means, as a layout keeps it; InputError for a value nobody knows."""
    meant = {
        field: {word: value for word, value in each.items() if value}
        for field, each in said_of(groups).items()
    }
    return {field: found for field, found in meant.items() if found}


def said_of(groups: Sequence[LabelGroup]) -> dict[str, dict[str, str]]:
    """The same with the words that are left as they are, whose meaning is empty."""
    for group in groups:
        _check_known(group)
    return {
        group.field: {label_key(each.text): each.value for each in group.labels} for group in groups
    }


def _group(
    column: Column, sample: Sample, header: int, kind: str, answers: Choices[str, str]
) -> LabelGroup | None:
    known = vocabulary(kind, column.field)
    if known is None:
        return None
    above = Counter(row[column.index].strip() for row in sample.rows[: header + 1])
    labels = []
    for number, (text, rows) in enumerate(sample.labels.get(str(column.index), [])):
        if rows > above[text] and label_key(text) and not known.knows(text):
            name = f"kata-{column.index}-{column.field}-{number}"
            value = _chosen(answers, name, known.suggest(text), known.values)
            labels.append(Label(name, text, rows - above[text], value))
    if not labels:
        return None
    return LabelGroup(
        column.header, column.field, _(FIELDS[kind][column.field]), known.values, tuple(labels)
    )


def _check_known(group: LabelGroup) -> None:
    for label in group.labels:
        if label.value and label.value not in group.values:
            raise InputError(
                _(
                    "'%(value)s' bukan %(field)s yang dikenal. Pilih dari daftar, contoh: %(example)s."
                )
                % {"value": label.value, "field": group.word, "example": group.values[0]}
            )


def _chosen(answers: Choices[str, str], name: str, suggested: str, values: Sequence[str]) -> str:
    """What the form says, else the suggestion. Empty: the word stays as it is."""
    if name not in answers:
        return suggested
    answer = answers[name].strip()[:80]
    return {label_key(value): value for value in values}.get(label_key(answer), answer)
