"""The review page with 20,000 open pairs in sight: milliseconds in the server, of them in the database.

python -m benchmarks.review.page [ANSWERS]

Makes the demo regency when there is none. Real roles ask, under row-level security: who keeps the data of
the regency, an operator of the villages of a district, and of one village. The peer is the same page in
the same run when it counts every waiting pair. All is rolled back.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import django

MOST_MS = 150
DISTRICT = "73.07.02"
OPENED = {"pairs": 20_400, "duplicates": 2_000, "unsure": 1_000, "settled": 5_000, "disputed": 300}
SAMPLED = 300


class Answer(NamedTuple):
    """One answer: on the clock, of that in the database, and how often that was asked."""

    milliseconds: float
    in_database: float
    queries: int


class Line(NamedTuple):
    """A page of one reader, and how to ask for it once."""

    name: str
    ask: Callable[[], Answer]


@contextmanager
def opened_pairs() -> Iterator[dict[str, Any]]:
    """Readers by name while the pairs are open."""
    from django.db import connection, transaction

    from payung.access.rows.sight import EVERYTHING, seeing

    with seeing(EVERYTHING), connection.cursor() as cursor:
        readers = _readers()
        told = OPENED | {"reviewer": readers["regency"].pk, "second": readers["district"].pk}
        cursor.execute((Path(__file__).parent / "opened.sql").read_text(), told)
        _draw_sample(readers["regency"])
        yield readers
        transaction.set_rollback(True)


def _readers() -> dict[str, Any]:
    from payung.access.models import RoleAssignment, User
    from payung.access.roles import Role

    district = User.objects.create_user("operator-kecamatan", full_name="Operator kecamatan")
    RoleAssignment.objects.create(
        user=district,
        role=Role.VILLAGE_OPERATOR,
        region_code=DISTRICT,
        valid_from=dt.date(2020, 1, 1),
    )
    known = {"regency": "data", "village": "desa"}
    found = {name: User.objects.get(username=username) for name, username in known.items()}
    return found | {"district": district}


def _draw_sample(by: Any) -> None:
    """A third of it is labelled."""
    from django.utils import timezone

    from payung.review.models import Label
    from payung.review.sample.actions import draw_sample

    at = timezone.now()
    sample = draw_sample(size=SAMPLED, seed=1, by=by, at=at)
    pairs = sample.pairs.filter(position__lte=SAMPLED / 3)
    Label.objects.bulk_create(Label(pair=pair, verdict="same", by=by, at=at) for pair in pairs)


def lines(readers: dict[str, Any]) -> Iterator[Line]:
    """Every page that a reviewer works with; the peer, the queue with all pairs counted, last."""
    clients = {name: _signed_in(reader) for name, reader in readers.items()}
    for name, client in clients.items():
        yield Line(f"queue, {name}", partial(timed, client.get, "/periksa/"))
        yield Line(f"answer and next, {name}", partial(_answer, client, readers[name]))
        yield Line(f"sample, {name}", partial(timed, client.get, "/periksa/contoh/"))
        yield Line(f"quality, {name}", partial(timed, client.get, "/mutu-pencocokan/"))
    for name, client in clients.items():
        yield Line(f"queue, {name}, all counted", partial(_all_counted, client))


def _signed_in(reader: Any) -> Any:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(reader)
    client.get("/mutu-pencocokan/")  # what a server loads once is loaded
    return client


def _answer(client: Any, reader: Any) -> Answer:
    """ "Different" is said of the first pair in the queue; the page that follows is timed with it."""
    from payung.access.roles import Duty
    from payung.access.rows.sight import seeing, sight_of_pages
    from payung.access.scope import scope_of
    from payung.review.queries import next_group

    today = dt.date.today()
    with seeing(sight_of_pages(reader, on=today)):
        group = next_group(scope_of(reader, Duty.REVIEW_LINKS, on=today), reader)
    assert group, "nothing waits"
    if group.duplicates:
        address, sent = "/periksa/ganda/jawab/", {"duplicate": group.duplicates[0].pk}
    else:
        address, sent = "/periksa/jawab/", {"participant": group.links[0].participant_id}
    sent |= {"person": group.person.pk, "verdict": "different"}
    return timed(client.post, address, sent, follow=True)


def _all_counted(client: Any) -> Answer:
    from payung.review import queries

    with mock.patch.object(queries, "MOST_COUNTED", 10**9):
        return timed(client.get, "/periksa/")


def timed(ask: Callable[..., Any], *given: Any, **also: Any) -> Answer:
    """One answer with the time its queries took."""
    from django.db import connection

    spent: list[float] = []

    def watch(execute: Callable[..., Any], *asked: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            spent.append(time.perf_counter() - began)

    began = time.perf_counter()
    with connection.execute_wrapper(watch):
        response = ask(*given, **also)
    milliseconds = (time.perf_counter() - began) * 1000
    assert response.status_code == 200, f"{given}: {response.status_code}"
    return Answer(milliseconds, sum(spent) * 1000, len(spent))


def printed(line: Line, count: int) -> bool:
    """Whether its usual answer came in time."""
    first, *later = [line.ask() for _ in range(count + 1)]
    clock = sorted(each.milliseconds for each in later)
    usual = statistics.median(clock)
    asked = statistics.median(each.in_database for each in later)
    print(
        f"{line.name:32} {first.milliseconds:8.0f} {clock[0]:8.0f} {usual:8.0f} "
        f"{clock[int(count * 0.95)]:8.0f} {asked:8.0f} {later[-1].queries:8}",
        flush=True,
    )
    return usual <= MOST_MS


def main() -> int:
    """The number of our pages that usually take longer than they may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    from django.conf import settings
    from django.core.cache import cache

    settings.SECOND_FACTOR_FORCED = False  # the demo's accounts have a password only
    _make_regency()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with opened_pairs() as readers:
        cache.clear()
        print(f"{_open_now():,} open pairs; {count} answers each, in milliseconds")
        heads = ("first", "quickest", "usual", "95 %", "database", "queries")
        print(f"{'page':32} " + " ".join(f"{head:>8}" for head in heads))
        found = [(line.name, printed(line, count)) for line in lines(readers)]
    return sum(not in_time for name, in_time in found if "all counted" not in name)


def _make_regency() -> None:
    from payung.access.models import User

    if not User.objects.filter(username="data").exists():
        subprocess.run([Path(sys.executable).with_name("payung"), "demo"], check=True)


def _open_now() -> int:
    from payung.membership.models import Link
    from payung.register.models import Duplicate

    return sum(rows.objects.filter(decision="review").count() for rows in (Link, Duplicate))


if __name__ == "__main__":
    sys.exit(main())
