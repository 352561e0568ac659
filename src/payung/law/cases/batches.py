"""Spreads lines over the processors, a batch at a time, keeping their order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context

from payung.law.cases.lines import LineEvaluator

BATCH = 2_000
"""Lines per piece of work."""


def evaluate_lines(lines: Iterable[bytes], explain: str = "id", jobs: int = 0) -> Iterator[str]:
    """Result texts (several lines each, with line ends), in order. `jobs` 0: one per processor.

    Fewer lines than one batch, or one job, are answered in this process.
    """
    jobs = jobs or os.cpu_count() or 1
    source = iter(lines)
    first = list(islice(source, BATCH))
    if jobs == 1 or len(first) < BATCH:
        evaluator = LineEvaluator(explain)
        yield _joined(evaluator, first)
        for batch in _batches(source):
            yield _joined(evaluator, batch)
        return
    with get_context("fork").Pool(jobs, _start, (explain,)) as pool:
        pending = [first, *islice(_batches(source), 2 * jobs - 1)]
        while pending:
            yield from pool.imap(_work, pending)
            pending = list(islice(_batches(source), 2 * jobs))


def _batches(source: Iterator[bytes]) -> Iterator[list[bytes]]:
    while batch := list(islice(source, BATCH)):
        yield batch


def _joined(evaluator: LineEvaluator, batch: list[bytes]) -> str:
    return "".join(f"{line}\n" for line in evaluator.results(batch))


_worker: list[LineEvaluator] = []
"""The evaluator of a worker process, made once when it starts."""


def _start(explain: str) -> None:
    _worker[:] = [LineEvaluator(explain)]


def _work(batch: list[bytes]) -> str:
    return _joined(_worker[0], batch)
