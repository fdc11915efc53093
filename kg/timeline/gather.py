"""Gathers what a timeline shows from a built graph: one row a measure, one mark a directive about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg import iris
from kg.errors import RunError
from kg.view.read import Graph

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHANGES", "Directed", "Mark", "Row", "Scope", "Source", "Timeline", "gather"]

CHANGES = ("new", "strengthened", "kept", "eased", "ended", "")
"""What a directive does to a measure, in the order of the legend; "" where it doesn't say."""


class Scope(NamedTuple):
    """What is asked for: measures by label or id, districts by name or path, days from and to (both included)."""

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

    Raises RunError where a measure or a district that is asked for is not in the graph.
    """
    graph = Graph(store, bulk=True)
    wanted = _measures(graph, scope.measures)
    places = _districts(graph, scope.districts)
    directives: list[Directed] = []
    marks: dict[str, list[Mark]] = {}
    articles: dict[str, Source] = {}
    undated = 0
    for iri in sorted({subject for subject, _ in graph.pairs(iris.KG + "about")}):
        about = [m for m in graph.values(iri, iris.KG + "about") if wanted is None or m in wanted]
        if not about or not _is_for(graph, iri, places):
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


def _is_for(graph: Graph, directive: str, places: Sequence[str]) -> bool:
    """Whether a directive is for one of these divisions (paths) or for one inside them; none are asked for: yes."""
    if not places:
        return True
    paths = [graph.first(place, iris.KG + "path") for place in _places(graph, directive)]
    return any(path == place or path.startswith(place + "/") for path in paths for place in places)


def _within(day: str, scope: Scope) -> bool:
    known = date.fromisoformat(day)
    return (scope.since is None or known >= scope.since) and (scope.until is None or known <= scope.until)


def _measures(graph: Graph, names: Sequence[str]) -> set[str] | None:
    """The IRIs of these measures and of all under them; None where all are asked for."""
    if not names:
        return None
    labels: dict[str, set[str]] = {}
    known = {subject for subject, _ in graph.pairs(iris.SKOS + "prefLabel") if subject.startswith(iris.MEASURE)}
    for iri in known:
        for _, text in graph.texts(iri, iris.SKOS + "prefLabel"):
            labels.setdefault(text, set()).add(iri)
    found: set[str] = set()
    for name in names:
        if name not in labels:
            raise RunError(f"no measure {name} in this graph: its Chinese or English label is asked for")
        todo = sorted(labels[name])
        while todo:
            measure = todo.pop()
            if measure not in found:
                found.add(measure)
                todo.extend(graph.subjects(iris.SKOS + "broader", measure))
    return found


def _districts(graph: Graph, names: Sequence[str]) -> list[str]:
    """The paths of these divisions; a name may stand for several."""
    known = {path for _, path in graph.pairs(iris.KG + "path")} if names else set()
    found: list[str] = []
    for name in names:
        several = sorted(path for path in known if path == name or path.endswith("/" + name))
        if not several:
            raise RunError(f"no district {name} in this graph: ask for a name (朝阳区) or a path (北京市/朝阳区)")
        found.extend(several)
    return found
