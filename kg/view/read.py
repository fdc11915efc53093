"""Reads values of single things from the store: index look-ups, so the cost is the page's and not the corpus's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import iris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["Graph", "Record"]

Record = dict[str, tuple[str, ...]]
"""The values of one thing by property IRI: IRIs and lexical forms, sorted, without repetition."""


class Graph:
    """The union of the store's graphs, read-only. Every term of a graph of ours is an IRI or a literal."""

    def __init__(self, store: Store) -> None:
        from pyoxigraph import NamedNode

        self._quads: Any = store.quads_for_pattern
        self._iri = NamedNode

    def record(self, iri: str) -> Record:
        """Everything that is said of a thing in any graph; empty where nothing is."""
        found: dict[str, list[str]] = {}
        for quad in self._quads(self._iri(iri), None, None, None):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)
        return {key: tuple(values if len(values) == 1 else sorted(set(values))) for key, values in found.items()}

    def texts(self, iri: str, predicate: str) -> list[tuple[str, str]]:
        """The texts of a property, each with its language tag in lower case, sorted by text."""
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

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Everything that has this IRI as the value of `predicate`, sorted."""
        return sorted({quad.subject.value for quad in self._quads(None, self._iri(predicate), self._iri(value), None)})

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every subject and value of a property, streamed; a pair that stands in two graphs comes twice."""
        for quad in self._quads(None, self._iri(predicate), None, None):
            yield quad.subject.value, quad.object.value
