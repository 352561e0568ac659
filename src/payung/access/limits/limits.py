"""The limits, and counting against them in the database, so that all processes count together.

A limit holds within whole windows of local time (a day ends at midnight), and who it counts is an account
or, without one, the address of the machine, of which only a hash is kept.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.access.models import User
from payung.primitives.errors import TooManyError

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many within each window of so many seconds, for one account or machine."""

    name: str
    most: int
    seconds: int


REVEALS = Limit("reveal", 30, _DAY)
REVEALS_OF_ONE = Limit("reveal_of_one", 3, _DAY)
SEARCHES = Limit("search", 120, _HOUR)
EXPORTS = Limit("export", 20, _HOUR)
SIGN_INS = Limit("sign_in", 60, 15 * _MINUTE)
PUBLIC_PAGES = Limit("public_page", 120, _MINUTE)
API_CALLS = Limit("api_call", 300, _MINUTE)

_COUNT = """
INSERT INTO access_limitcount AS kept (name, who, number, count, ends_at)
VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (name, who) DO UPDATE SET
  count = CASE WHEN kept.number = EXCLUDED.number THEN kept.count + 1 ELSE 1 END,
  number = EXCLUDED.number, ends_at = EXCLUDED.ends_at
RETURNING count
"""
_FORGET = """
DELETE FROM access_limitcount WHERE id IN (
  SELECT id FROM access_limitcount WHERE ends_at < %s ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED)
"""


def count_against(limit: Limit, who: User | str, *, at: dt.datetime, about: int = 0) -> int:
    """Count one more and return how many are left in this window; TooManyError when it was one too many.

    `about`: the limit holds for each of these by itself.
    """
    if not settings.RATE_LIMITED:
        return limit.most
    local = at.timestamp() + (timezone.localtime(at).utcoffset() or dt.timedelta()).total_seconds()
    number = int(local // limit.seconds)
    left = math.ceil((number + 1) * limit.seconds - local)
    ends_at = at + dt.timedelta(seconds=left)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [limit.name, _hash(who, about), number, ends_at])
        count = int(cursor.fetchone()[0])
        if count == 1:
            cursor.execute(_FORGET, [at])
    if count > limit.most:
        raise TooManyError(_sentence(limit, left), retry_after=left)
    return limit.most - count


def _hash(who: User | str, about: int) -> str:
    text = f"account {who.pk} {about}" if isinstance(who, User) else who
    return salted_hmac("payung.limit", text, algorithm="sha256").hexdigest()


def _sentence(limit: Limit, left: int) -> str:
    what = {
        REVEALS.name: _("nomor lengkap dibuka"),
        REVEALS_OF_ONE.name: _("nomor orang ini dibuka"),
        SEARCHES.name: _("pencarian orang"),
        EXPORTS.name: _("daftar nama diunduh atau dicetak"),
        SIGN_INS.name: _("percobaan masuk dari jaringan Anda"),
    }.get(limit.name, _("permintaan dari jaringan Anda"))
    return _(
        "Batasnya %(most)s kali dalam %(window)s untuk %(what)s, dan sudah terpakai. "
        "Coba lagi dalam %(left)s. Tidak ada yang salah dengan akun Anda."
    ) % {
        "most": limit.most,
        "window": duration(limit.seconds),
        "what": what,
        "left": duration(left),
    }


def duration(seconds: int) -> str:
    """Rounded up, in the largest unit that says it: '45 detik', '12 menit', '3 jam'."""
    if seconds < _MINUTE:
        return ngettext("%(n)s detik", "%(n)s detik", seconds) % {"n": seconds}
    if seconds < _HOUR:
        minutes = math.ceil(seconds / _MINUTE)
        return ngettext("%(n)s menit", "%(n)s menit", minutes) % {"n": minutes}
    hours = math.ceil(seconds / _HOUR)
    return ngettext("%(n)s jam", "%(n)s jam", hours) % {"n": hours}
