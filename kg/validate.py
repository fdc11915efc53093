"""Says what is wrong with a built graph: checks over the whole store, and SHACL over all of it or a sample."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import iris
from kg.resources import read_data
from kg.store import open_store
from kg.vocab import rows

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

__all__ = ["Check", "Validation", "Violation", "validate"]

# A SHACL engine in Python takes some 50 microseconds a triple: a graph of this size takes seconds, of ten times that
# minutes. Beyond it the articles of a sample are looked at with SHACL, the whole with the checks.
WHOLE = 100_000
SAMPLE = 50_000
# Of one fault this many nodes are named; the rest is counted.
NAMED = 20


class Check(NamedTuple):
    """One row of checks.tsv: a pattern that must not be found, and what it means in English and Chinese."""

    name: str
    pattern: str
    en: str
    zh: str


class Violation(NamedTuple):
    """One fault: the node it is found at (an IRI), what is wrong, and the value that is wrong, if one is."""

    node: str
    en: str
    zh: str
    value: str = ""

    def __str__(self) -> str:
        value = f" ({self.value})" if self.value else ""
        return f"{self.node.removeprefix(iris.BASE)}: {self.en} / {self.zh}{value}"


class Validation(NamedTuple):
    """What was found, and notes that say how much was looked at."""

    violations: tuple[Violation, ...]
    notes: tuple[str, ...]


def validate(folder: Path) -> Validation:
    """Everything that is wrong with the graph that a build wrote into `folder`.

    Raises RunError where there is no built graph.
    """
    store = open_store(folder)
    found = list(_checks(store))
    quads = len(store)
    if quads <= WHOLE:
        graph, scope = _graph(iter(store)), f"SHACL over all {quads:,} triples"
    else:
        graph = _graph(_sample(store))
        scope = f"SHACL over a sample of {len(graph):,} of {quads:,} triples (whole articles, evenly spread)"
    found += _shacl(graph)
    checks = f"{len(rows(Check, 'ontology', 'checks.tsv'))} checks over all {quads:,} triples"
    return Validation(tuple(dict.fromkeys(found)), (checks, scope))


def _checks(store: ox.Store) -> Iterator[Violation]:
    for check in rows(Check, "ontology", "checks.tsv"):
        query = f"SELECT DISTINCT ?node WHERE {{ {check.pattern} }} ORDER BY ?node"
        answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
        nodes = [row["node"].value for row in answer]  # type: ignore[union-attr]  # a SELECT has rows
        yield from (Violation(node, check.en, check.zh) for node in nodes[:NAMED])
        if len(nodes) > NAMED:
            yield Violation(
                check.name, f"{check.en}: {len(nodes) - NAMED} more", f"{check.zh}：另有{len(nodes) - NAMED}处"
            )


def _graph(quads: Iterator[ox.Quad]) -> rdflib.Graph:
    """The triples as an rdflib graph in memory: SHACL over the store itself takes some fifty times as long."""
    import pyoxigraph as ox
    import rdflib

    text = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")


def _sample(store: ox.Store) -> Iterator[ox.Quad]:
    """Some articles, evenly spread, with all that tells of their events, and what is said of the things they name."""
    import pyoxigraph as ox

    kind, tells = ox.NamedNode(iris.RDF_TYPE), ox.NamedNode(iris.KG + "reportedIn")
    quads = store.quads_for_pattern(None, kind, ox.NamedNode(iris.KG + "Article"), None)
    articles = sorted((quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)), key=str)
    step = max(1, len(store) // SAMPLE)
    todo, done = articles[::step], set[str]()
    things: set[str] = set()
    while todo:
        article = todo.pop()
        if article.value in done:
            continue
        done.add(article.value)
        for quad in store.quads_for_pattern(None, None, None, article):
            yield quad
            things |= _names(quad)
        events = {quad.subject for quad in store.quads_for_pattern(None, tells, article, None)}
        for event in sorted(events, key=str):
            reports = (quad.object for quad in store.quads_for_pattern(event, tells, None, None))
            todo += [report for report in reports if isinstance(report, ox.NamedNode)]
    yield from _described(store, things)


def _names(quad: ox.Quad) -> set[str]:
    """The IRIs of the things that a quad is about."""
    import pyoxigraph as ox

    return {term.value for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)}


def _described(store: ox.Store, things: set[str]) -> Iterator[ox.Quad]:
    """What the graphs of no article say of things, and of those that they lie in or fall under."""
    import pyoxigraph as ox

    done: set[str] = set()
    while things := things - done:
        done |= things
        named: set[str] = set()
        for thing in sorted(things):
            for graph in (iris.DERIVED, iris.VOCABULARY):
                for quad in store.quads_for_pattern(ox.NamedNode(thing), None, None, ox.NamedNode(graph)):
                    yield quad
                    named |= _names(quad)
        things = named


def _shacl(graph: rdflib.Graph) -> Iterator[Violation]:
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    shapes = rdflib.Graph().parse(data=read_data("ontology", "shapes.ttl"), format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    if conforms:
        return
    results = sorted(report.subjects(rdflib.RDF.type, SH.ValidationResult), key=lambda r: _sorted_by(report, r))
    for result in islice(results, 50 * NAMED):
        texts = sorted(map(str, report.objects(result, SH.resultMessage)), key=str.isascii)  # Chinese first
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        if str(focus) == iris.KG + "shapes":  # a rule over the whole graph: its value is the node
            focus, value = value, None
        yield Violation(str(focus), texts[-1], texts[0], "" if value is None else str(value))


def _sorted_by(report: rdflib.Graph, result: rdflib.term.Node) -> tuple[str, ...]:
    from rdflib.namespace import SH

    return tuple(str(report.value(result, term)) for term in (SH.focusNode, SH.value, SH.sourceShape))
