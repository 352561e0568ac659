"""Writes: a breach is noticed, described, told, and closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.trail.audit import record
from payung.access.trail.reason import checked_reason
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.region_code import RegionCode
from payung.privacy.breaches.wording import labels
from payung.privacy.models import Breach
from payung.privacy.permissions import check_keeps, check_may_in
from payung.regions.queries import region

PARTS = ("data", "how", "handling", "whom")
_TOLD = {"people": "people_told_at", "authority": "authority_told_at"}


@transaction.atomic
def notice_breach(
    *, title: str, noticed_at: dt.datetime, told: Mapping[str, str], people: int | None,
    region_code: str, by: User, at: dt.datetime,
) -> Breach:  # fmt: skip
    """Write down that protection failed. The hours run from `noticed_at`; the rest may follow.

    `region_code` is the narrowest region whose people it concerns: who watches over another does not read it.
    """
    check_keeps(by, on=timezone.localdate(at))
    place = region(RegionCode.parse(region_code))
    check_may_in(by, Duty.KEEP_PRIVACY, place.code, on=timezone.localdate(at))
    if noticed_at > at:
        raise InputError(_("Waktu diketahui belum tiba. Isi kapan kejadian ini diketahui."))
    named = " ".join(title.split())[:120]
    if not named:
        raise InputError(_("Beri kejadian ini nama pendek, contoh: laptop desa hilang."))
    breach = Breach(
        title=named, region_code=place.code, noticed_at=noticed_at, people=people, by=by, at=at
    )
    _describe(breach, told)
    breach.save()
    _record("breach_noticed", breach, by)
    return breach


@transaction.atomic
def describe_breach(
    *, breach_id: int, told: Mapping[str, str], people: int | None, by: User, at: dt.datetime
) -> None:
    """What is known by now."""
    breach = _open(breach_id, by, at)
    _describe(breach, told)
    breach.people = people
    breach.save()
    _record("breach_described", breach, by)


@transaction.atomic
def tell(*, breach_id: int, whom: str, by: User, at: dt.datetime) -> None:
    """The people or the authority were told. InputError while a part that the law asks for is missing."""
    breach = _open(breach_id, by, at)
    if whom not in _TOLD:
        raise InputError(_("Pilih siapa yang diberi tahu."))
    if missing := missing_parts(breach):
        raise InputError(
            _("Pemberitahuan belum lengkap (Pasal 46 ayat (2)). Isi dahulu: %s.")
            % ", ".join(missing)
        )
    if getattr(breach, _TOLD[whom]):
        raise InputError(_("Pemberitahuan ini sudah tercatat."))
    setattr(breach, _TOLD[whom], at)
    breach.save()
    _record(f"breach_{whom}_told", breach, by)


@transaction.atomic
def close_breach(*, breach_id: int, because: str, by: User, at: dt.datetime) -> None:
    """Handled, and everybody told; or never a breach, which the reason says."""
    breach = _open(breach_id, by, at)
    ask = _("Tulis bagaimana kejadian ini selesai.")
    breach.closed_because = checked_reason(because, ask=ask, shortest=1)
    breach.state, breach.closed_at = Breach.State.CLOSED, at
    breach.save()
    _record("breach_closed", breach, by)


def missing_parts(breach: Breach) -> list[str]:
    """The parts of article 46 paragraph 2 that nobody wrote yet."""
    return [labels()[part] for part in ("data", "how", "handling") if not getattr(breach, part)]


def _open(breach_id: int, by: User, at: dt.datetime) -> Breach:
    check_keeps(by, on=timezone.localdate(at))
    breach = Breach.objects.select_for_update(of=("self",)).filter(pk=breach_id).first()
    if breach is None:
        raise NotFoundError(_("Kejadian ini tidak ada dalam daftar."))
    if breach.state == Breach.State.CLOSED:
        raise InputError(_("Kejadian ini sudah ditutup."))
    return breach


def _describe(breach: Breach, told: Mapping[str, str]) -> None:
    for part in PARTS:
        setattr(breach, part, told.get(part, "").strip())


def _record(verb: str, breach: Breach, by: User) -> None:
    record(
        by=by,
        verb=verb,
        object_type="privacy.breach",
        object_id=breach.pk,
        region_code=breach.region_code,
        title=breach.title,
        state=breach.state,
    )
