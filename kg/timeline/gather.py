"""Gathers what a timeline shows from a built graph: one row a measure, one mark a directive about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg import iris
from kg.errors import RunError
from kg.query.lookup import lookup
from kg.view.read import Graph

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHANGES", "Directed", "Mark", "Row", "Scope", "Source", "Timeline", "gather"]

CHANGES = ("new", "strengthened", "kept", "eased", "ended", "")
"""What a directive does to a measure, in the order of the legend; "" where it doesn't say."""


class Scope(NamedTuple):
    """What is asked for: measures and districts as kg.query takes them, days from and to (both included)."""

    measures: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


class Source(NamedTuple):
    """An article: its title, publisher, day and address ("" where not known)."""

    title: str
    publisher: str
    day: str
    url: str


class Directed(NamedTuple):
    """A directive. `start` and `end` are code points of `sentence` between which its words stand."""

    day: str
    verb: str
    speaker: str
    event: str
    change: str
    deadline: str
    targets: tuple[str, ...]
    districts: tuple[str, ...]
    sentence: str
    start: int
    end: int
    article: str
    rule: str


class Mark(NamedTuple):
    """A directive in a row: its number and its day."""

    directive: int
    day: str


class Row(NamedTuple):
    """A measure with its labels in Chinese and English, and its marks by day."""

    measure: str
    zh: str
    en: str
    marks: tuple[Mark, ...]


class Timeline(NamedTuple):
    """What the page shows; `undated` directives have neither the day of an event nor that of an article."""

    rows: tuple[Row, ...]
    directives: tuple[Directed, ...]
    articles: dict[str, Source]
    scope: Scope
    undated: int


def gather(store: Store, scope: Scope) -> Timeline:
    """The timeline of a store. Rows stand in order of their first mark, then by label.

    Names are looked up as `kg query` does. Raises RunError where one that is asked for is not in the graph, and where
    the period ends before it begins.
    """
    if scope.since and scope.until and scope.since > scope.until:
        raise RunError(f"the period ends ({scope.until}) before it begins ({scope.since})")
    graph = Graph(store, bulk=True)
    find = lookup(store)
    wanted = _named(find, "measures", scope.measures)
    places = _named(find, "districts", scope.districts)
    directives: list[Directed] = []
    marks: dict[str, list[Mark]] = {}
    articles: dict[str, Source] = {}
    undated = 0
    for iri in sorted({subject for subject, _ in graph.pairs(iris.KG + "about")}):
        about = [m for m in graph.values(iri, iris.KG + "about") if not wanted or m in wanted]
        if not about or (places and places.isdisjoint(_places(graph, iri))):
            continue
        found = _directive(graph, iri)
        if not found.day:
            undated += 1
        if not found.day or not _within(found.day, scope):
            continue
        articles.setdefault(found.article, _source(graph, found.article))
        for measure in about:
            marks.setdefault(measure, []).append(Mark(len(directives), found.day))
        directives.append(found)
    rows = sorted(_rows(graph, marks), key=lambda row: (row.marks[0].day, row.zh))
    return Timeline(tuple(rows), tuple(directives), articles, scope, undated)


def _rows(graph: Graph, marks: dict[str, list[Mark]]) -> Iterator[Row]:
    for measure, several in marks.items():
        texts = dict(graph.texts(measure, iris.SKOS + "prefLabel"))
        zh = texts.get("zh-hans") or graph.labels(measure)[0]
        several.sort(key=lambda mark: (mark.day, mark.directive))
        yield Row(measure, zh, texts.get("en", zh), tuple(several))


def _directive(graph: Graph, iri: str) -> Directed:
    def first(name: str) -> str:
        return graph.first(iri, iris.KG + name)

    event, article, span = first("event"), first("inArticle"), first("evidence")
    sentence = graph.first(span, iris.NIF + "sentence") or span
    offset = int(graph.first(sentence, iris.NIF + "beginIndex"))
    start = int(graph.first(span, iris.NIF + "beginIndex")) - offset
    speaker = first("saidBy")
    return Directed(
        day=graph.first(event, iris.SCHEMA + "startDate") or graph.first(article, iris.KG + "publishedDay"),
        verb=first("verb"),
        speaker=graph.labels(speaker)[0] if speaker else "",
        event=graph.labels(event)[0] if event else "",
        change=first("change"),
        deadline=first("deadline"),
        targets=tuple(graph.values(iri, iris.KG + "targetGroup")),
        districts=tuple(graph.first(place, iris.KG + "path") for place in _places(graph, iri)),
        sentence=graph.first(sentence, iris.NIF + "anchorOf"),
        start=start,
        end=start + len(first("text")),
        article=article,
        rule=first("rule"),
    )


def _source(graph: Graph, article: str) -> Source:
    title, publisher, url = (graph.first(article, iris.SCHEMA + name) for name in ("headline", "publisher", "url"))
    return Source(title, publisher, graph.first(article, iris.KG + "publishedDay"), url)


def _places(graph: Graph, directive: str) -> list[str]:
    """The divisions that a directive is for: those it names, else those of its event."""
    named = graph.values(directive, iris.KG + "forDistrict")
    return named or graph.values(graph.first(directive, iris.KG + "event"), iris.KG + "heldIn")


def _within(day: str, scope: Scope) -> bool:
    known = date.fromisoformat(day)
    return (scope.since is None or known >= scope.since) and (scope.until is None or known <= scope.until)


def _named(find: Callable[[str, str], list[str]], kind: str, names: Sequence[str]) -> set[str]:
    """The IRIs of what is called so: measures or divisions, with all under them."""

    def one(name: str) -> list[str]:
        try:
            return find(kind, name)
        except RunError as error:
            raise RunError(f"{name}: {error}") from error

    return {iri for name in names for iri in one(name)}
