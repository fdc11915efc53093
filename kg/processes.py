"""A task over chunks of articles on several processes: in order, memory bounded, a death costs one article."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import ItemError

if TYPE_CHECKING:
    from kg.model import Article
    from kg.parallel import Made, Task

__all__ = ["side_by_side"]


def side_by_side(task: Task[Made], chunks: Iterator[list[Article]], jobs: int) -> Iterator[Made | ItemError]:
    """The chunks' results in order, at most two chunks a process ahead."""
    pending: deque[tuple[list[Article], Future[list[Made | ItemError]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            for chunk in islice(chunks, 2 * jobs - len(pending)):
                pending.append((chunk, _submit(pool, task, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                # Whichever chunk did it, every one that is not done is lost: do them again, one at a time and alone.
                pool.shutdown(wait=False, cancel_futures=True)
                for lost in (chunk, *(other for other, _ in pending)):
                    yield from _carefully(task, lost)
                pending.clear()
                pool = _pool(jobs)
            else:
                yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, task: Task[Made], chunk: list[Article]) -> Future[list[Made | ItemError]]:
    try:
        return pool.submit(task, chunk)
    except BrokenProcessPool as error:
        failed: Future[list[Made | ItemError]] = Future()
        failed.set_exception(error)
        return failed


def _carefully(task: Task[Made], chunk: list[Article]) -> Iterator[Made | ItemError]:
    """The results of a chunk that a process may have died of: halved until the article is alone."""
    with _pool(1) as pool:
        try:
            results = pool.submit(task, chunk).result()
        except BrokenProcessPool:
            results = []
    if results:
        yield from results
    elif len(chunk) == 1:
        yield ItemError(chunk[0].source, "the process that extracted it died (out of memory?)")
    else:
        yield from _carefully(task, chunk[: len(chunk) // 2])
        yield from _carefully(task, chunk[len(chunk) // 2 :])


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let no worker outlive a run that was killed: nobody else would end it."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which then ends its workers
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()
