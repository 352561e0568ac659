"""One explained answer over HTTP: the time inside the server, beside the law alone.

python benchmarks/law/over_http.py [ANSWERS]
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable

import django

MOST_MS = 20


def times(answer: Callable[[], object], count: int) -> list[float]:
    """Milliseconds of each of `count` answers, after one to warm up."""
    answer()
    found = []
    for _answer in range(count):
        start = time.perf_counter()
        answer()
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    from django.test import Client

    from payung.calculators.api.examples import example
    from payung.law.cases import KINDS, evaluate

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    client = Client(headers={"host": "localhost"})
    slow = 0
    print(f"{count} answers each, explained as a tree; milliseconds")
    print(f"{'kind':28} {'law':>8} {'server':>8} {'95 %':>8} {'worst':>8}")
    for kind in KINDS:
        body = json.dumps(case := example(kind))

        def ask(body: str = body) -> None:
            url = "/api/law/evaluate?explain=tree"
            assert client.post(url, body, content_type="application/json").status_code == 200

        alone = times(lambda case=case: evaluate(case, "tree"), count)
        served = times(ask, count)
        usual = statistics.median(served)
        slow += usual > MOST_MS
        print(
            f"{kind:28} {statistics.median(alone):8.2f} {usual:8.2f} "
            f"{served[int(count * 0.95)]:8.2f} {served[-1]:8.2f}"
        )
    return slow


if __name__ == "__main__":
    sys.exit(main())
