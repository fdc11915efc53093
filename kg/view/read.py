"""Reads values of things from the store: one by one, or, where a page shows most of the graph, a property at a time.

On disk every term of a quad is looked up by itself, so that reading one property of everything takes a third of the
time of reading everything that is said of each thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import iris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["Graph"]

_Values = dict[str, list[str]]


class Graph:
    """The union of the store's graphs, read-only. Every term of a graph of ours is an IRI or a literal.

    Values are IRIs and lexical forms, sorted, each once. With `bulk` a property that is asked for is read whole.
    """

    def __init__(self, store: Store, *, bulk: bool = False) -> None:
        from pyoxigraph import NamedNode

        self.bulk = bulk
        self._store = store
        self._quads: Any = store.quads_for_pattern
        self._iri = NamedNode
        self._columns: dict[str, _Values] = {}
        self._inverse: dict[str, _Values] = {}
        self._thing = ""
        self._record: _Values = {}

    def values(self, iri: str, predicate: str) -> list[str]:
        """The values of a property of a thing."""
        if self.bulk:
            return self._column(predicate).get(iri, [])
        if iri != self._thing:
            self._thing, self._record = iri, {}
            for quad in self._quads(self._iri(iri), None, None, None):
                self._record.setdefault(quad.predicate.value, []).append(quad.object.value)
            _tidy(self._record)
        return self._record.get(predicate, [])

    def first(self, iri: str, predicate: str) -> str:
        """The first value of a property, or ""."""
        values = self.values(iri, predicate)
        return values[0] if values else ""

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Everything that has this IRI as a value of the property."""
        if not self.bulk:
            quads = self._quads(None, self._iri(predicate), self._iri(value), None)
            return sorted({quad.subject.value for quad in quads})
        if predicate not in self._inverse:
            inverse: _Values = {}
            for subject, values in self._column(predicate).items():
                for each in values:
                    inverse.setdefault(each, []).append(subject)
            self._inverse[predicate] = _tidy(inverse)
        return self._inverse[predicate].get(value, [])

    def texts(self, iri: str, predicate: str) -> list[tuple[str, str]]:
        """The texts of a property, each behind its language tag in lower case, sorted by text."""
        quads = self._quads(self._iri(iri), self._iri(predicate), None, None)
        found = {(quad.object.value, (getattr(quad.object, "language", None) or "").lower()) for quad in quads}
        return [(language, text) for text, language in sorted(found)]

    def labels(self, iri: str) -> tuple[str, tuple[str, ...]]:
        """The Chinese label of a thing (else any, else the end of its IRI), and its other labels."""
        texts = self.texts(iri, iris.SKOS + "prefLabel")
        if not texts:
            return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1], ()
        label = next((text for language, text in texts if language in ("zh-hans", "zh")), texts[0][1])
        return label, tuple(dict.fromkeys(text for _, text in texts if text != label))

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every subject and value of a property of ours, streamed; a pair that stands in two graphs comes twice."""
        query = f"SELECT ?subject ?value {{ ?subject <{predicate}> ?value }}"
        found: Any = self._store.query(query, use_default_graph_as_union=True)
        for subject, value in found:
            yield subject.value, value.value

    def _column(self, predicate: str) -> _Values:
        if predicate not in self._columns:
            column: _Values = {}
            for subject, value in self.pairs(predicate):
                column.setdefault(subject, []).append(value)
            self._columns[predicate] = _tidy(column)
        return self._columns[predicate]


def _tidy(values: _Values) -> _Values:
    for key, several in values.items():
        if len(several) > 1:
            values[key] = sorted(set(several))
    return values
