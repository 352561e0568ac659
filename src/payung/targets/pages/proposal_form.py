"""The form that proposes a target, read field by field: all its faults are told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.targets.presenters.proposal import OWN, BaseChoice, WorkforceChoice
from payung.targets.proposed_target import ProposedTarget, check_proposed
from payung.targets.statement_file import read_people, read_percent

FIELDS = (
    "dasar",
    "bulan_dasar",
    "nilai_dasar",
    "sumber_dasar",
    "cara",
    "alasan",
    "persen",
    "tenggat",
    "penyebut",
    "jumlah",
    "sumber_jumlah",
    "dasar_hukum",
)
Value = TypeVar("Value")


class Keyed(Protocol):
    """A choice that the form names by its key."""

    @property
    def key(self) -> str: ...


Choice = TypeVar("Choice", bound=Keyed)


@dataclass(slots=True)
class ProposalForm:
    """What was written, and one sentence for each field that cannot be used ('semua': the whole)."""

    asked: QueryDict
    bases: Sequence[BaseChoice]
    workforces: Sequence[WorkforceChoice]
    faults: dict[str, str] = field(default_factory=dict)

    def read(self, region_code: str) -> ProposedTarget | None:
        """The proposal, or None with `faults` filled in."""
        base = self._base()
        workforce = self._workforce()
        stated = self._field("persen", lambda: self._percent("persen"))
        deadline = self._field("tenggat", lambda: self._month("tenggat"))
        legal_source = self._field("dasar_hukum", lambda: self._words("dasar_hukum"))
        method = self._text("cara")
        because = self._field("alasan", lambda: self._words("alasan")) if method else ""
        if self.faults or base is None or workforce is None or stated is None or deadline is None:
            return None
        proposed = ProposedTarget(
            region_code=region_code,
            base_month=base.month,
            base_basis_points=base.basis_points,
            base_source=base.source,
            stated_basis_points=stated,
            deadline_month=deadline,
            denominator=workforce.people,
            denominator_source=workforce.source,
            legal_source=legal_source or "",
            method=method,
            because=because or "",
        )
        self._field("semua", lambda: check_proposed(proposed))
        return None if self.faults else proposed

    def _base(self) -> BaseChoice | None:
        if self._text("dasar") != OWN:
            return self._field("dasar", lambda: self._chosen("dasar", self.bases))
        month = self._field("bulan_dasar", lambda: self._month("bulan_dasar"))
        share = self._field("nilai_dasar", lambda: self._percent("nilai_dasar"))
        source = self._field("sumber_dasar", lambda: self._words("sumber_dasar"))
        if month is None or share is None or source is None:
            return None
        return BaseChoice(OWN, "", month, share, source)

    def _workforce(self) -> WorkforceChoice | None:
        if self._text("penyebut") != OWN:
            return self._field("penyebut", lambda: self._chosen("penyebut", self.workforces))
        people = self._field("jumlah", lambda: self._people("jumlah"))
        source = self._field("sumber_jumlah", lambda: self._words("sumber_jumlah"))
        if people is None or source is None:
            return None
        return WorkforceChoice(OWN, "", people, source)

    def _field(self, name: str, read: Callable[[], Value]) -> Value | None:
        try:
            return read()
        except InputError as error:
            self.faults[name] = str(error)
            return None

    def _text(self, name: str) -> str:
        return self.asked.get(name, "").strip()

    def _words(self, name: str) -> str:
        if not (text := self._text(name)):
            raise InputError(_("Isi bagian ini; contohnya ada di atas kotaknya."))
        return text

    def _month(self, name: str) -> Month:
        if not (text := self._text(name)):
            raise InputError(_("Pilih bulannya; contoh: 2025-12."))
        return Month.parse(text)

    def _percent(self, name: str) -> int:
        found = read_percent(self._text(name))
        if found is None:
            raise InputError(_("Tulis persennya; contoh: 20, atau 33,6."))
        return found

    def _people(self, name: str) -> int:
        found = read_people(self._text(name))
        if not found:
            raise InputError(_("Tulis jumlah pekerja; contoh: 125.000."))
        return found

    def _chosen(self, name: str, choices: Sequence[Choice]) -> Choice:
        for choice in choices:
            if choice.key == self._text(name):
                return choice
        raise InputError(_("Pilih salah satu."))
