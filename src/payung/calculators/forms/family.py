"""What does my family get: death by work accident and death otherwise, side by side."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.calculators.forms.base import Asked
from payung.calculators.forms.questions import (
    ChildrenForm,
    EarningForm,
    EventForm,
    PaidForm,
    SavingsForm,
)


class FamilyForm(SavingsForm, ChildrenForm, PaidForm, EventForm, EarningForm):
    """A few plain questions about one worker and the children."""

    def cases(self) -> tuple[Asked, ...]:
        same = {**self.event(), **self.children(), **self.savings()}
        accident = {"kind": "benefit_jkk_death", **self.earnings(), **same}
        segment = {"segment": self.cleaned_data["segment"]}
        other = {"kind": "benefit_jkm", **segment, **self.paid(), **same}
        return (
            Asked(_("Bila meninggal karena kecelakaan kerja"), accident),
            Asked(_("Bila meninggal karena sebab lain"), other),
        )
