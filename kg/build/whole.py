"""Writes a graph from the cache: what is concluded first, then quads, Turtle and store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build.cache import Cache, dump, load
from kg.build.report import Run
from kg.store import derived_file, graph_file, load_store, store_folder
from kg.write.article import article_lines
from kg.write.sort import sort_quads
from kg.write.turtle import write_turtle

if TYPE_CHECKING:
    from kg.resolve import Assignment, Claims, Resolution

__all__ = ["Touched", "conclude", "write_whole"]


class Touched:
    """The articles whose graph is another than it was, and the events that they tell or told of."""

    def __init__(self) -> None:
        self.articles: set[str] = set()
        self.events: set[int] = set()

    def add(self, article: str, *found: Assignment) -> None:
        """Take in one article, with what it was and is written with."""
        self.articles.add(article)
        self.events.update(event.key for assignment in found for event in assignment.events)


def conclude(
    run: Run, cache: Cache, stream: Callable[[], Iterable[Claims]], resolution: Resolution, changed: set[str]
) -> Touched:
    """Write the derived graph and the vocabulary; say which articles are written otherwise than before.

    `stream` gives the claims of `cache` in its order; `changed` are the articles that are new or have another text.
    """
    from kg.write.derived import Derived
    from kg.write.vocabulary import vocabulary_lines

    touched, derived = Touched(), Derived(resolution)

    def lines() -> Iterator[str]:
        for claims, before in zip(stream(), cache.assigned(), strict=True):
            found = resolution.assign(claims)
            now = dump(found)
            if now != before or claims.article in changed:
                touched.add(claims.article, found, *([load(before)] if before else ()))
                cache.assign(claims.article, now)
            yield from derived.take(claims, found)
        yield from derived.rest()
        yield from vocabulary_lines(derived.districts, derived.places, derived.measures, run.measures_file)

    sort_quads(lines(), derived_file(run.making))
    return touched


def write_whole(making: Path, cache: Cache) -> Counter[str]:
    """Write everything anew behind `conclude`; the number of things by class, and of triples."""
    articles = (line for facts, found in cache.facts() for line in article_lines(facts, found))
    with derived_file(making).open(encoding="utf-8", newline="\n") as derived:
        sort_quads(chain(articles, derived), graph_file(making))
    counts = write_turtle(graph_file(making), making / "graph.ttl")
    load_store(graph_file(making), store_folder(making))
    cache.put_note("counts", json.dumps(counts))
    return counts
