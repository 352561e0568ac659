"""The pages of a full regency over HTTP: milliseconds in the server, queries, and the weight on the wire.

payung demo
python benchmarks/pages/over_http.py [ANSWERS]
"""

from __future__ import annotations

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import django

MOST_MS = 150
VILLAGE, USER = "73.07.02.2010", "kabupaten"


class Answer(NamedTuple):
    """One page: milliseconds of the first answer after a coverage run and of each later one, in order.

    The first reader of a figure that a page keeps until the next run waits for it to be computed.
    """

    first: float
    milliseconds: list[float]
    queries: int
    kilobytes: float


def pages() -> dict[str, tuple[str, dict[str, str]]]:
    """The address of each page that is timed, and what is sent to it, by name."""
    from django.urls import reverse

    regency, district = VILLAGE[:5], VILLAGE[:8]
    gaps = reverse("targets:gaps", args=[regency])
    addresses = {
        "dashboard of the regency": reverse("targets:regency", args=[regency]),
        "district": reverse("targets:district", args=[district]),
        "village": reverse("targets:village", args=[VILLAGE]),
        "gap list, village": reverse("targets:gaps", args=[VILLAGE]),
        "gap list, district": reverse("targets:gaps", args=[district]),
        "gap list, regency": gaps,
        "gap list, regency, lapsed": f"{gaps}?alasan=lapsed",
        "gap list, regency, page 1,000": f"{gaps}?halaman=1000",
        "gap list, regency, by name": f"{gaps}?urut=name",
        "  by name, page 100": f"{gaps}?urut=name&halaman=100",
        "  by name, page 1,000": f"{gaps}?urut=name&halaman=1000",
        "  by name, lapsed": f"{gaps}?urut=name&alasan=lapsed",
        "  by name, BPU": f"{gaps}?urut=name&segmen=BPU",
        "  by name, a possible match": f"{gaps}?urut=name&alasan=match",
        "  by age": f"{gaps}?urut=age",
        "  by reason, page 300": f"{gaps}?urut=reason&halaman=300",
        "all workers, regency": reverse("targets:people", args=[regency, "pekerja"]),
        "  page 1,000": reverse("targets:people", args=[regency, "pekerja"]) + "?halaman=1000",
        "memberships, regency": reverse("targets:memberships", args=[regency, "semua"]),
        "the covered, regency": reverse("targets:people", args=[regency, "terlindungi"]),
        "paid ahead and ending, village": reverse(
            "targets:people", args=[VILLAGE, "segera-berhenti"]
        ),
    }
    search = reverse("membership:search"), {"cari": "Andi Muhammad"}
    return {name: (url, {}) for name, url in addresses.items()} | {"person, by name": search}


def answer(url: str, sent: dict[str, str], count: int) -> Answer:
    """Ask `count` times after one to warm up."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from payung.access.models import User

    reader = User.objects.filter(username=USER).first()
    if reader is None:
        sys.exit("Data contoh belum dimuat di sini. Jalankan dahulu: payung demo")
    client = Client(headers={"host": "localhost"})
    client.force_login(reader)
    ask = client.post if sent else client.get
    with CaptureQueriesContext(connection) as asked:
        response = ask(url, sent)
        queries = len(asked)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    cache.clear()
    first, *later = [milliseconds(lambda: ask(url, sent)) for _ in range(count + 1)]
    return Answer(first, sorted(later), queries, len(gzip.compress(response.content)) / 1000)


def milliseconds(call: Callable[[], object]) -> float:
    """What one call takes on the clock."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """The number of pages that usually take longer than they may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    from django.conf import settings

    settings.SECOND_FACTOR_FORCED = False  # the demo's accounts have a password only
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print(f"{count} answers each, in milliseconds; at most {MOST_MS} is asked")
    print(
        f"{'page':30} {'first':>8} {'quickest':>8} {'usual':>8} {'95 %':>8} {'queries':>8} {'kB':>6}"
    )
    slow = 0
    for name, (url, sent) in pages().items():
        found = answer(url, sent, count)
        usual = statistics.median(found.milliseconds)
        slow += usual > MOST_MS
        worst = found.milliseconds[int(count * 0.95)]
        print(
            f"{name:30} {found.first:8.0f} {found.milliseconds[0]:8.0f} {usual:8.0f} {worst:8.0f} "
            f"{found.queries:8} {found.kilobytes:6.1f}"
        )
    return slow


if __name__ == "__main__":
    sys.exit(main())
