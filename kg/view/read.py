"""Reads values of single things from the store: index look-ups, so the cost is the page's and not the corpus's."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import iris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["Graph", "Record"]

Record = dict[str, tuple[str, ...]]
"""The values of one thing by property IRI: IRIs and lexical forms, sorted, without repetition."""


class Graph:
    """The union of the store's graphs, read-only."""

    def __init__(self, store: Store) -> None:
        from pyoxigraph import NamedNode

        self._store = store
        self._iri = NamedNode

    def record(self, iri: str) -> Record:
        """Everything that is said of a thing in any graph; empty where nothing is."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(self._iri(iri), None, None, None):
            found[quad.predicate.value].add(_value(quad.object))
        return {key: tuple(sorted(values)) for key, values in found.items()}

    def labels(self, iri: str) -> tuple[str, tuple[str, ...]]:
        """The Chinese label of a thing (else any, else the end of its IRI), and its labels in other languages."""
        chinese: list[str] = []
        others: list[str] = []
        predicate = self._iri(iris.SKOS + "prefLabel")
        for quad in self._store.quads_for_pattern(self._iri(iri), predicate, None, None):
            language = (getattr(quad.object, "language", None) or "").lower()
            (chinese if language in ("zh-hans", "zh") else others).append(_value(quad.object))
        chinese.sort()
        others = sorted(set(others) - set(chinese))
        if chinese:
            return chinese[0], tuple(others)
        return (others[0], tuple(others[1:])) if others else (iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1], ())

    def texts(self, iri: str, predicate: str) -> dict[str, str]:
        """The texts of a property by language tag in lower case."""
        quads = self._store.quads_for_pattern(self._iri(iri), self._iri(predicate), None, None)
        return {(getattr(q.object, "language", None) or "").lower(): _value(q.object) for q in quads}

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Everything that has this IRI as the value of `predicate`, sorted."""
        quads = self._store.quads_for_pattern(None, self._iri(predicate), self._iri(value), None)
        return sorted({_value(quad.subject) for quad in quads})

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every subject and value of a property, streamed; a pair that stands in two graphs comes twice."""
        for quad in self._store.quads_for_pattern(None, self._iri(predicate), None, None):
            yield _value(quad.subject), _value(quad.object)


def _value(term: object) -> str:
    """The IRI or the lexical form; a graph of ours has no other terms."""
    return str(getattr(term, "value", ""))
