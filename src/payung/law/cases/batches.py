"""Spreads a stream of lines over the processors, a block at a time, keeping their order."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from typing import BinaryIO

from payung.law.cases.lines import LineEvaluator

BLOCK = 256 * 1024
"""Bytes of input per piece of work, about two thousand lines."""

AHEAD = 3
"""Blocks per process that wait or are worked on while earlier ones are written."""


def evaluate_stream(source: BinaryIO, explain: str = "id", jobs: int = 0) -> Iterator[bytes]:
    """Result lines in pieces, in the order of the lines of `source`. `jobs` 0: one per processor.

    Less than one block, or one job, is answered in this process. Otherwise the first block is, so that
    the processes begin with the shapes that it taught. A mark that Windows writes before the first line
    is no part of it.
    """
    jobs = jobs or os.cpu_count() or 1
    blocks = _blocks(source)
    first = next(blocks, b"").removeprefix(BOM_UTF8)
    evaluator = LineEvaluator(explain)
    yield _answered(evaluator, first)
    if jobs == 1 or len(first) < BLOCK:
        for block in blocks:
            yield _answered(evaluator, block)
        return
    _worker[:] = [evaluator]
    with get_context().Pool(jobs, _start, (explain,)) as pool:
        waiting: deque[AsyncResult[bytes]] = deque()
        for block in blocks:
            waiting.append(pool.apply_async(_work, (block,)))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    """Whole lines, at least BLOCK bytes at a time but for the last."""
    while block := source.read(BLOCK):
        yield block + source.readline()


def _answered(evaluator: LineEvaluator, block: bytes) -> bytes:
    results = list(evaluator.results(block.split(b"\n")))
    return "\n".join([*results, ""]).encode("utf-8") if results else b""


_worker: list[LineEvaluator] = []
"""The evaluator of a worker process: inherited where processes are forked, else made when it starts."""


def _start(explain: str) -> None:
    if not _worker:
        _worker.append(LineEvaluator(explain))


def _work(block: bytes) -> bytes:
    return _answered(_worker[0], block)
