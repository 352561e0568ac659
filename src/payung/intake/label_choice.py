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


def values_of(groups: Sequence[LabelGroup]) -> dict[str, dict[str, str]]:
    """By field what each explained word means, as a layout keeps it; InputError for a value nobody knows."""
    for group in groups:
        _check_known(group)
    meant = {
        group.field: {label_key(each.text): each.value for each in group.labels if each.value}
        for group in groups
    }
    return {field: found for field, found in meant.items() if found}


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
