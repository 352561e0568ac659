"""What the method page says, taken from the definitions that compute the figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.coverage import EVERYBODY, Status, Window, workers_by_status_sql
from payung.coverage.statements import Snapshot
from payung.law import parameter
from payung.law.dated import Value
from payung.law.worker import REASONS, RULE_VERSION, reason_text
from payung.membership.models import CoverageRun
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One status with its shape and what makes a worker have it."""

    status: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Method:
    """`definition` is the very statement that gave the list of a month; empty before the first run."""

    statuses: tuple[StatusLine, ...]
    grace: str
    grace_source: str
    rule_version: str
    reasons: tuple[str, ...]
    definition: str


def method_of(run: CoverageRun | None, *, on: dt.date) -> Method:
    """The method as it holds on a day, with the statement of the newest run."""
    grace = parameter("cover.grace_months").at(on)
    return Method(
        statuses=_statuses(grace),
        grace=str(grace.whole),
        grace_source=", ".join(str(reference) for reference in grace.reference),
        rule_version=RULE_VERSION,
        reasons=tuple(reason_text(key, get_language() or "id") for key in REASONS),
        definition=_definition(run) if run else "",
    )


def _statuses(grace: Value) -> tuple[StatusLine, ...]:
    words = {
        Status.COVERED: (_("terlindungi"), _("iuran JKK dan JKM bulan itu sudah dibayar")),
        Status.GRACE: (
            _("masa tenggang"),
            _(
                "bulan itu belum dibayar, tetapi ada bulan terbayar dalam %(months)s bulan sebelumnya"
            )
            % {"months": grace.whole},
        ),
        Status.LAPSED: (_("berhenti"), _("pernah dibayar, lebih lama daripada masa tenggang")),
        Status.NEVER: (_("belum pernah"), _("tidak ada iuran yang diketahui")),
        Status.UNKNOWN: (
            _("belum jelas"),
            _(
                "identitasnya tidak dapat dipakai, atau mungkin cocok dengan peserta tetapi belum diputuskan"
            ),
        ),
    }
    return tuple(StatusLine(status.value, *words[status]) for status in Status)


def _definition(run: CoverageRun) -> str:
    window = Window(Month(run.origin_month), run.grace_months)
    snapshot = Snapshot(window, "membership_protection", worker_column="person_id")
    return workers_by_status_sql(snapshot, Month(run.through_month), population=EVERYBODY)
