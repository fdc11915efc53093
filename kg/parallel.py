"""Runs a task over many articles on several cores: in order, memory bounded, a process that dies costs one article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
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
    if alone:
        results = _here(task, rest)
    else:
        from kg.processes import side_by_side  # what starts processes takes a tenth of a second to import

        results = side_by_side(task, rest, number)
    for result in results:
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
