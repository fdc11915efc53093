"""Brings a written graph up to date: only what other articles now say is formatted, sorted and loaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg import iris
from kg.build.cache import Cache
from kg.build.report import Run
from kg.build.whole import Touched
from kg.model import Facts
from kg.resolve import Assignment
from kg.staging import carry
from kg.store import change_store, derived_file, graph_file, store_folder
from kg.write.article import article_lines
from kg.write.splice import splice_quads, splice_turtle

__all__ = ["EMPTY", "Difference", "difference", "write_change"]


class Difference(NamedTuple):
    """The quads to take out and to put in, as lines."""

    removed: set[bytes]
    added: set[bytes]


EMPTY = Difference(set(), set())


def difference(run: Run, before: Cache, cache: Cache, touched: Touched) -> Difference:
    """How the graph differs from the one in `run.folder`, of which `before` is the cache.

    Where several articles tell of an event, what they all say stands in the graph of the first of them: so all that
    tell of an event of a touched article, now or before, are written again, and compared.
    """
    keys = sorted(touched.articles | set(cache.telling_of(touched.events)))
    old, new = _lines(before.facts_of(keys)), _lines(cache.facts_of(keys))
    removed, added = _compare(derived_file(run.folder), derived_file(run.making))
    return Difference((old - new) | removed, (new - old) | added)


def _lines(articles: Iterable[tuple[Facts, Assignment]]) -> set[bytes]:
    """The lines of some articles, each triple in the first graph that has it, as kg.write.sort leaves it."""
    found: dict[bytes, bytes] = {}
    for line in sorted(line.encode() for facts, assigned in articles for line in article_lines(facts, assigned)):
        found.setdefault(line.rpartition(b" <")[0], line)
    return set(found.values())


def _compare(before: Path, after: Path) -> Difference:
    """The lines that only one of two sorted files has."""
    found = Difference(set(), set())
    with before.open("rb") as old_file, after.open("rb") as new_file:
        old, new = next(old_file, b""), next(new_file, b"")
        while old or new:
            if old == new:
                old, new = next(old_file, b""), next(new_file, b"")
            elif not new or (old and old < new):
                found.removed.add(old)
                old = next(old_file, b"")
            else:
                found.added.add(new)
                new = next(new_file, b"")
    return found


def write_change(run: Run, cache: Cache, found: Difference) -> Counter[str]:
    """Write quads, Turtle and store as they were, changed; the number of things by class, and of triples."""
    folder, making = run.folder, run.making
    if found == EMPTY:
        for part in (graph_file, store_folder):
            carry(part(folder), part(making))
        carry(folder / "graph.ttl", making / "graph.ttl")
        return Counter(json.loads(cache.note("counts")))
    splice_quads(graph_file(folder), graph_file(making), found.removed, found.added)
    subjects = {line.split(b" ", 1)[0] for line in (*found.removed, *found.added)}
    splice_turtle(folder / "graph.ttl", making / "graph.ttl", graph_file(making), subjects)
    change_store(store_folder(folder), store_folder(making), found.removed, found.added)
    counts = Counter(json.loads(cache.note("counts")))
    counts.update(_counted(found.added))
    counts.subtract(_counted(found.removed))
    cache.put_note("counts", json.dumps(+counts))
    return +counts


def _counted(lines: Iterable[bytes]) -> Iterator[str]:
    kind = f"<{iris.RDF_TYPE}>".encode()
    for line in lines:
        yield "triples"
        _, predicate, value, _ = line.split(b" ", 3)
        if predicate == kind:
            yield value[1:-1].decode()
