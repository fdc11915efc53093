"""Extracts many articles, in order, on several cores; an article that can't be extracted is named and left out."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from kg.build.cache import Row, fingerprint
from kg.codec import pack
from kg.errors import ItemError
from kg.model import Article

__all__ = ["cores", "extract_all"]

# Articles a task: below some dozens the cost of handing over is felt, above some hundreds the end waits for the last.
CHUNK = 64

Result = Row | tuple[str, str]
"""An article's entry, or the source and the reason why there is none."""
Task = Callable[[list[Article]], list[Result]]


def cores() -> int:
    """How many processes may work side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract_all(
    articles: Iterable[Article], jobs: int, skipped: Callable[[ItemError], None], measures_file: Path | None = None
) -> Iterator[Row]:
    """The entries of the articles, in their order, made by `jobs` processes (1: in this one).

    Memory is bounded by a few chunks a process. A process that dies costs the one article that it dies of.
    """
    chunks = _chunks(iter(articles))
    first = list(islice(chunks, 2))
    alone = jobs == 1 or len(first) < 2  # starting processes takes longer than a chunk does
    task = partial(work, measures_file=measures_file)
    for result in _here(task, chain(first, chunks)) if alone else _spread(task, chain(first, chunks), jobs):
        if isinstance(result, Row):
            yield result
        else:
            skipped(ItemError(*result))


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _here(task: Task, chunks: Iterable[list[Article]]) -> Iterator[Result]:
    for chunk in chunks:
        yield from task(chunk)


def work(articles: list[Article], *, measures_file: Path | None = None) -> list[Result]:
    """What one process does with one chunk."""
    from kg.extract import extract
    from kg.facts import to_json
    from kg.resolve import claims

    results: list[Result] = []
    for article in articles:
        try:
            facts = extract(article, measures_file=measures_file)
        except ItemError as error:
            results.append((error.source, error.reason))
            continue
        # the source stands apart in the cache: see there
        facts = replace(facts, article=replace(facts.article, source=""))
        line = json.dumps(to_json(facts), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        found = json.dumps(claims(facts), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        results.append(Row(article.id, article.source, fingerprint(article), found, pack(facts), line))
    return results


def _spread(task: Task, chunks: Iterator[list[Article]], jobs: int) -> Iterator[Result]:
    """The chunks' results in order, at most two chunks a process ahead."""
    pending: deque[tuple[list[Article], Future[list[Result]]]] = deque()
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


def _submit(pool: ProcessPoolExecutor, task: Task, chunk: list[Article]) -> Future[list[Result]]:
    try:
        return pool.submit(task, chunk)
    except BrokenProcessPool as error:
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _carefully(task: Task, chunk: list[Article]) -> Iterator[Result]:
    """The results of a chunk that a process may have died of: halved until the article is alone."""
    with _pool(1) as pool:
        try:
            results = pool.submit(task, chunk).result()
        except BrokenProcessPool:
            results = []
    if results:
        yield from results
    elif len(chunk) == 1:
        yield chunk[0].source, "the process that extracted it died (out of memory?)"
    else:
        yield from _carefully(task, chunk[: len(chunk) // 2])
        yield from _carefully(task, chunk[len(chunk) // 2 :])


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let no worker outlive a build that was killed: nobody else would end it."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build, which then ends its workers
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()
