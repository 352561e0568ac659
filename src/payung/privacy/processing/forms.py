"""What is typed to add a processing."""

from __future__ import annotations

from typing import Any

from django import forms

from payung.privacy.models import Basis, Processing
from payung.privacy.processing.wording import labels

FIELDS = (
    "title",
    "purpose",
    "basis",
    "regulation",
    "data",
    "people",
    "recipients",
    "retention",
    "safeguards",
    "responsible",
)


class ProcessingForm(forms.Form):
    """Every part of article 31; `valid_from` is the day from which it is so."""

    valid_from = forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: _field(name) for name in FIELDS}
        self.order_fields([*FIELDS, "valid_from"])
        for name, field in self.fields.items():
            field.label = labels()[name]


def _field(name: str) -> forms.Field:
    if name == "basis":
        return forms.ChoiceField(choices=Basis.choices)
    column = Processing._meta.get_field(name)
    is_long = column.get_internal_type() == "TextField"
    widget = forms.Textarea({"rows": 3}) if is_long else forms.TextInput()
    return forms.CharField(max_length=column.max_length, widget=widget)  # type: ignore[union-attr] # FIELDS are columns
