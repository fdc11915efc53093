"""The divisions and measures that the articles use, with their parents, as lines of the vocabulary graph."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg import iris
from kg.resolve.jurisdiction import code_of
from kg.resources import read_data
from kg.write.article import TYPE, Sheet
from kg.write.terms import chinese, iri, kg, literal, schema, skos, tagged

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["vocabulary_lines"]

# What a reader of the graph wants to know of a concept; its cues and examples stay in ontology/measures.ttl.
_KEPT = {
    iris.RDF_TYPE,
    *(iris.SKOS + name for name in ("prefLabel", "altLabel", "definition", "broader", "inScheme", "topConceptOf")),
}
_LANGUAGE = {"zh-hans": "zh-Hans"}  # the parser writes tags in lower case
_Scheme = dict[str, list[tuple[str, "ox.NamedNode | ox.Literal"]]]


def vocabulary_lines(
    districts: dict[str, str], places: Iterable[str], concepts: Iterable[str], measures: Path | None = None
) -> list[str]:
    """The lines of the vocabulary graph, sorted.

    `districts` are codes by path, `places` the codes of further jurisdictions, `concepts` the ids of measures;
    `measures` is the user's own Turtle file of concepts, if any.
    """
    sheet = Sheet(iris.VOCABULARY)
    for path, code in _with_parents(districts, places).items():
        _district(sheet, path, code)
    scheme = _scheme(measures)
    todo, done = {iris.measure(concept) for concept in concepts}, set[str]()
    while todo:
        concept = todo.pop()
        done.add(concept)
        todo |= _concept(sheet, concept, scheme) - done
    return sorted(set(sheet.lines))


def _with_parents(districts: dict[str, str], places: Iterable[str]) -> dict[str, str]:
    """Code by path of every division, those that the used ones lie in among them."""
    from kg.places import lookup

    found = dict(districts)
    for code in set(places) - set(districts.values()):
        with suppress(KeyError):  # a code that no table knows is described by the article that uses it, or not at all
            found[lookup(code).path] = code
    for path in tuple(found):
        while path := path.rpartition("/")[0]:
            found.setdefault(path, code_of(path))
    return found


def _district(sheet: Sheet, path: str, code: str) -> None:
    parent, _, name = path.rpartition("/")
    me = iri(iris.district(path, code))
    sheet.add(me, TYPE, kg("District"))
    sheet.add(me, skos("prefLabel"), chinese(name))
    sheet.add(me, kg("path"), literal(path))
    if code:
        sheet.add(me, skos("notation"), literal(code))
    if parent:
        sheet.add(me, schema("containedInPlace"), iri(iris.district(parent, code_of(parent))))


def _concept(sheet: Sheet, concept: str, scheme: _Scheme) -> set[str]:
    """Write one concept; the broader ones that it names. One that the scheme does not know is a bare measure."""
    me = iri(concept)
    known = scheme.get(concept)
    if not known:
        sheet.add(me, TYPE, kg("Measure"))
        sheet.add(me, skos("prefLabel"), chinese(unquote(concept.removeprefix(iris.MEASURE))))
        return set()
    broader: set[str] = set()
    for predicate, value in known:
        sheet.add(me, iri(predicate), _term(value))
        if predicate == iris.SKOS + "broader":
            broader.add(value.value)
    return broader


def _term(value: ox.NamedNode | ox.Literal) -> str:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return iri(value.value)
    if value.language:
        return tagged(value.value, _LANGUAGE.get(value.language, value.language))
    return literal(value.value)


@cache
def _scheme(measures: Path | None) -> _Scheme:
    """What is kept of every concept, by IRI. The user's file was checked when it was read for extraction."""
    import pyoxigraph as ox

    texts = [read_data("ontology", "measures.ttl")]
    if measures:
        texts.append(measures.read_text(encoding="utf-8"))
    found: _Scheme = {}
    for text in texts:
        for quad in ox.parse(text, ox.RdfFormat.TURTLE):
            if quad.predicate.value in _KEPT and isinstance(quad.object, ox.NamedNode | ox.Literal):
                found.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))
    return found
