"""Writes: the rules run, a rule is set, a hold is laid and lifted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.access.trail.reason import checked_reason
from payung.intake.actions.queue import cancel_file
from payung.intake.models import SourceFile
from payung.primitives.errors import InputError, NotFoundError
from payung.privacy.models import LegalHold, RetentionRule, RetentionRun
from payung.privacy.permissions import check_keeps
from payung.privacy.retention.due import DUE
from payung.privacy.retention.holds import Held, held_now, standing_holds
from payung.privacy.retention.kinds import BY_KEY
from payung.privacy.retention.queries import Due, what_is_due
from payung.register.models import Person


def run_retention(*, by: User | None, at: dt.datetime) -> RetentionRun:
    """Erase what is past its time, in one transaction with its report and its audit event."""
    day = timezone.localdate(at)
    if by is not None:
        check_keeps(by, on=day)
    with seeing(EVERYTHING):
        held = held_now()
        found = what_is_due(at, day)
        for due in found:
            if due.goes:
                _erase(due, at, held)
        lines = [[due.rule.kind.key, due.rule.days, due.goes, due.held] for due in found]
        run = RetentionRun.objects.create(at=at, by=by, lines=lines)
        record(
            by=by,
            verb="retention_run",
            object_type="privacy.retentionrun",
            object_id=run.pk,
            lines=lines,
        )
    return run


def _erase(due: Due, at: dt.datetime, held: Held) -> None:
    before = at - dt.timedelta(days=due.rule.days)
    for rows in DUE[due.rule.kind.key](before, held):
        if due.rule.kind.key == "waiting_files":
            for file in rows:
                cancel_file(source_file=file, by=None)
        elif due.rule.kind.key == "former_rows":
            rows.update(content=None)
        else:
            rows.delete()


@transaction.atomic
def set_rule(
    *, kind: str, days: int, because: str, valid_from: dt.date, by: User, at: dt.datetime
) -> RetentionRule:
    """From a day on things of a kind are kept so many days. The day is not past: what ran, ran."""
    today = timezone.localdate(at)
    check_keeps(by, on=today)
    known = BY_KEY.get(kind)
    if known is None or known.days is None:
        raise InputError(
            _("Jenis ini tidak dihapus menurut waktu. Pilih salah satu dari daftarnya.")
        )
    if days < known.least:
        raise InputError(
            _("%(what)s disimpan sedikitnya %(least)d hari. Isi %(least)d atau lebih.")
            % {"what": known.what, "least": known.least}
        )
    if valid_from < today:
        raise InputError(_("Hari itu sudah lewat. Pilih hari ini atau sesudahnya."))
    rule = RetentionRule.objects.create(
        kind=kind, days=days, because=_reason(because), valid_from=valid_from, by=by, at=at
    )
    record(
        by=by, verb="retention_rule_set", object_type="privacy.retentionrule", object_id=rule.pk,
        kind=kind, days=days, valid_from=valid_from.isoformat(), because=rule.because,
    )  # fmt: skip
    return rule


@transaction.atomic
def lay_hold(
    *,
    because: str,
    by: User,
    at: dt.datetime,
    person: Person | None = None,
    source_file: SourceFile | None = None,
) -> LegalHold:
    """From now nothing of the person, of the file, or (neither named) nothing at all is erased."""
    check_keeps(by, on=timezone.localdate(at))
    hold = LegalHold.objects.create(
        person=person, source_file=source_file, because=_reason(because), by=by, at=at
    )
    _record_hold("hold_laid", hold, by)
    return hold


@transaction.atomic
def lift_hold(*, hold_id: int, by: User, at: dt.datetime) -> None:
    """The hold ends; it stays readable."""
    check_keeps(by, on=timezone.localdate(at))
    hold = standing_holds().select_for_update(of=("self",)).filter(pk=hold_id).first()
    if hold is None:
        raise NotFoundError(_("Penahanan ini tidak ada atau sudah dilepas."))
    hold.lifted_by, hold.lifted_at = by, at
    hold.save(update_fields=["lifted_by", "lifted_at"])
    _record_hold("hold_lifted", hold, by)


def _record_hold(verb: str, hold: LegalHold, by: User) -> None:
    record(
        by=by,
        verb=verb,
        object_type="register.person" if hold.person_id else "privacy.legalhold",
        object_id=hold.person_id or hold.pk,
        region_code=_region_of(hold),
        hold=hold.pk,
        file=hold.source_file_id,
    )


def _region_of(hold: LegalHold) -> str:
    """Where the person or the file is; empty for what belongs to the regency."""
    if hold.person:
        return hold.person.village_id or ""
    return hold.source_file.village_code if hold.source_file else ""


def _reason(text: str) -> str:
    return checked_reason(
        text, ask=_("Tulis alasannya, contoh: klaim JKM ahli waris, surat 12/2026.")
    )
