"""Runs a task over many articles on several cores: in order, memory bounded, a process that dies costs one article."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from kg.errors import ItemError
from kg.model import Article

__all__ = ["cores", "spread"]

# Articles a task: below some dozens the cost of handing over is felt, above some hundreds the end waits for the last.
CHUNK = 64

Made = TypeVar("Made")
Task = Callable[[list[Article]], "list[Made | ItemError]"]


def cores() -> int:
    """How many processes may work side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    task: Task[Made], articles: Iterable[Article], jobs: int | None, skipped: Callable[[ItemError], None]
) -> Iterator[Made]:
    """What `task` makes of the articles, in their order, on `jobs` processes (None: one a core; 1: this one).

    The task takes a chunk of articles and gives one result or one ItemError for each; errors go to `skipped`.
    """
    chunks = _chunks(iter(articles))
    first = list(islice(chunks, 2))
    number = jobs or cores()
    alone = number == 1 or len(first) < 2  # starting processes takes longer than a chunk does
    rest = chain(first, chunks)
    for result in _here(task, rest) if alone else _side_by_side(task, rest, number):
        if isinstance(result, ItemError):
            skipped(result)
        else:
            yield result


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _here(task: Task[Made], chunks: Iterable[list[Article]]) -> Iterator[Made | ItemError]:
    for chunk in chunks:
        yield from task(chunk)


def _side_by_side(task: Task[Made], chunks: Iterator[list[Article]], jobs: int) -> Iterator[Made | ItemError]:
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
