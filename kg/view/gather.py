"""Fills a view: the chosen nodes with their labels and days, the edges between them, and every fact with its words."""

from __future__ import annotations

from collections.abc import Iterable

from kg import iris
from kg.view.model import (
    EVENT_KINDS,
    Article,
    Directive,
    Document,
    Edge,
    EventFact,
    Link,
    Mention,
    Node,
    NodeKind,
    Participation,
    Quote,
    Scope,
    Sentence,
    Tenure,
    View,
)
from kg.view.read import Graph, Record
from kg.view.select import Outline

__all__ = ["gather"]

_ROLES = {"Presides": "presides", "Attends": "attends"}
_PRESENCES = {"InPerson": "person", "ByVideo": "video", "Observer": "observer"}


def gather(graph: Graph, whole: Outline, shown: list[str], scope: Scope) -> View:
    """The view of the nodes `shown`: their facts, and the sentences that the facts were read from."""
    return _Gathering(graph, whole, shown, scope).run()


class _Gathering:
    """One pass over the chosen nodes; articles and sentences are numbered as they are met."""

    def __init__(self, graph: Graph, whole: Outline, shown: list[str], scope: Scope) -> None:
        self.graph = graph
        self.whole = whole
        self.view = View(scope)
        self.number = {iri: place for place, iri in enumerate(shown)}
        self._articles: dict[str, int] = {}
        self._sentences: dict[str, int] = {}
        self._spans: dict[str, tuple[int, int, int]] = {}
        self._names: dict[str, str] = {}
        self._paths: dict[str, str] = {}

    def run(self) -> View:
        view = self.view
        for iri in self.number:
            view.nodes.append(self._node(iri, self.whole.kinds[iri]))
        for source, target, kind in self.whole.edges:
            if source in self.number and target in self.number:
                view.edges.append(Edge(self.number[source], self.number[target], kind))
        for iri, place in self.number.items():
            if self.whole.kinds[iri] in EVENT_KINDS:
                self._event(iri, place)
        for iri, place in self.number.items():
            self._mentions(iri, place)
            if self.whole.kinds[iri] == "official":
                self._official(iri, place)
                self._links(iri, place)
        view.participations.sort(key=lambda p: (p.event, p.position, p.official, p.quote))
        return view

    def _node(self, iri: str, kind: NodeKind) -> Node:
        label, also = self.graph.labels(iri)
        record = self.graph.record(iri)
        day = place = code = parent = ""
        if kind in EVENT_KINDS:
            day = _first(record, iris.SCHEMA + "startDate")
            also = tuple(dict.fromkeys((*also, *record.get(iris.SCHEMA + "name", ()))))
            also = tuple(name for name in also if name != label)
        elif kind == "official":
            place = self._path(_first(record, iris.KG + "jurisdiction"))
        elif kind == "district":
            place, code = _first(record, iris.KG + "path"), _first(record, iris.SKOS + "notation")
        else:
            broader = _first(record, iris.SKOS + "broader")
            parent = self._name(broader)
        return Node(iri, kind, label, also, day, place, code, parent)

    def _path(self, district: str) -> str:
        """A jurisdiction: the path of a division, or central, foreign, unplaced."""
        if not district:
            return ""
        if district not in self._paths:
            path = _first(self.graph.record(district), iris.KG + "path")
            self._paths[district] = path or district.removeprefix(iris.KG).rsplit("/", 1)[-1].lower()
        return self._paths[district]

    def _name(self, iri: str) -> str:
        if iri and iri not in self._names:
            self._names[iri] = self.graph.labels(iri)[0]
        return self._names.get(iri, "")

    def _event(self, iri: str, place: int) -> None:
        """The event's own spans, its sessions, and all that points to it: participations, directives, documents."""
        record = self.graph.record(iri)
        body = "、".join(self._name(o) for o in record.get(iris.KG + "organizedBy", ()))
        mode = _first(record, iris.KG + "mode")
        series = self._name(_first(record, iris.KG + "inSeries"))
        ordinal = _integer(_first(record, iris.KG + "ordinal"))
        label = self.view.nodes[place].label
        for quote in self._quotes(record):
            self.view.events.append(EventFact(place, label, series, ordinal, body, mode, "", quote))
        for quote in self._quotes(record, "dateEvidence"):
            self.view.events.append(EventFact(place, "", "", 0, "", "", self.view.nodes[place].day, quote))
        for session in self.graph.subjects(iris.KG + "sessionOf", iri):
            found = self.graph.record(session)
            name = _first(found, iris.SCHEMA + "name")
            series = self._name(_first(found, iris.KG + "inSeries"))
            ordinal = _integer(_first(found, iris.KG + "ordinal"))
            self.view.events += [EventFact(place, name, series, ordinal, "", "", "", q) for q in self._quotes(found)]
        for fact in self.graph.subjects(iris.KG + "event", iri):
            found = self.graph.record(fact)
            kinds = found.get(iris.RDF_TYPE, ())
            if iris.KG + "Participation" in kinds:
                self._participation(found, place)
            elif iris.KG + "Directive" in kinds:
                self._directive(found, place)
            elif iris.KG + "Document" in kinds:
                self._document(found, place)

    def _participation(self, found: Record, event: int) -> None:
        official = self.number.get(_first(found, iris.KG + "official"))
        if official is None:
            return
        role = _ROLES.get(_local(found, "role"), "attends")
        presence = _PRESENCES.get(_local(found, "presence"), "person")
        position = _integer(_first(found, iris.KG + "position"))
        posts = found.get(iris.KG + "postPrinted", ())
        self.view.participations += [
            Participation(official, event, role, presence, position, posts, quote) for quote in self._quotes(found)
        ]

    def _directive(self, found: Record, event: int) -> None:
        numbers, official = self.number, _first(found, iris.KG + "saidBy")
        self.view.directives += [
            Directive(
                event,
                numbers.get(official, -1),
                _first(found, iris.KG + "verb"),
                _first(found, iris.KG + "text"),
                tuple(numbers[o] for o in found.get(iris.KG + "about", ()) if o in numbers),
                tuple(numbers[o] for o in found.get(iris.KG + "forDistrict", ()) if o in numbers),
                found.get(iris.KG + "targetGroup", ()),
                _first(found, iris.KG + "deadline"),
                _first(found, iris.KG + "change"),
                quote,
            )
            for quote in self._quotes(found)
        ]

    def _document(self, found: Record, event: int) -> None:
        title, kind = _first(found, iris.SCHEMA + "name"), _first(found, iris.KG + "documentKind")
        action = _first(found, iris.KG + "action")
        self.view.documents += [Document(event, title, kind, action, quote) for quote in self._quotes(found)]

    def _mentions(self, iri: str, place: int) -> None:
        for mention in self.graph.subjects(iris.KG + "mentionOf", iri):
            found = self.graph.record(mention)
            posts = found.get(iris.KG + "postPrinted", ())
            self.view.mentions += [Mention(place, posts, quote) for quote in self._quotes(found)]

    def _official(self, iri: str, place: int) -> None:
        """Posts over time, and what the official said at no event."""
        for fact in self.graph.subjects(iris.KG + "official", iri):
            found = self.graph.record(fact)
            if iris.KG + "Tenure" in found.get(iris.RDF_TYPE, ()):
                days = (_first(found, iris.KG + "firstObserved"), _first(found, iris.KG + "lastObserved"))
                quotes = tuple(self._quotes(found))
                self.view.tenures.append(Tenure(place, _first(found, iris.KG + "postPrinted"), *days, quotes))
        for fact in self.graph.subjects(iris.KG + "saidBy", iri):
            found = self.graph.record(fact)
            if _first(found, iris.KG + "event") not in self.number:
                self._directive(found, -1)

    def _links(self, iri: str, place: int) -> None:
        """Officials of one name elsewhere who may be the same person; each proposal once."""
        for link in self.graph.subjects(iris.KG + "linkOf", iri):
            found = self.graph.record(link)
            ends = [self.number[end] for end in found.get(iris.KG + "linkOf", ()) if end in self.number]
            if len(ends) == 2 and place == min(ends):
                reasons = dict(self.graph.texts(link, iris.KG + "reason"))
                chinese = reasons.get("zh-hans", "")
                score = _first(found, iris.KG + "score")
                self.view.links.append(Link(min(ends), max(ends), score, chinese, reasons.get("en", chinese)))

    def _quotes(self, record: Record, predicate: str = "evidence") -> Iterable[Quote]:
        rule = _first(record, iris.KG + "rule")
        for span in record.get(iris.KG + predicate, ()):
            if span not in self._spans:
                self._spans[span] = self._span(span)
            yield Quote(*self._spans[span], rule)

    def _span(self, iri: str) -> tuple[int, int, int]:
        """The sentence of a span, and where in it the span's words stand; a quote that runs on lengthens it."""
        span = self.graph.record(iri)
        words = _first(span, iris.NIF + "anchorOf")
        sentence_iri = _first(span, iris.NIF + "sentence") or iri
        sentence = self.graph.record(sentence_iri)
        text = _first(sentence, iris.NIF + "anchorOf")
        start = _integer(_first(span, iris.NIF + "beginIndex")) - _integer(_first(sentence, iris.NIF + "beginIndex"))
        if text[start : start + len(words)] != words or start < 0:
            inside = 0 <= start <= len(text) and words.startswith(text[start:])
            sentence_iri, text, start = (iri, text[:start] + words, start) if inside else (iri, words, 0)
        if sentence_iri not in self._sentences:
            article = self._article(_first(span, iris.NIF + "referenceContext"))
            self._sentences[sentence_iri] = len(self.view.sentences)
            self.view.sentences.append(Sentence(article, text))
        return self._sentences[sentence_iri], start, start + len(words)

    def _article(self, iri: str) -> int:
        if iri not in self._articles:
            found = self.graph.record(iri) if iri else {}
            self._articles[iri] = len(self.view.articles)
            self.view.articles.append(
                Article(
                    iri,
                    _first(found, iris.SCHEMA + "headline"),
                    _first(found, iris.SCHEMA + "publisher"),
                    _first(found, iris.KG + "publishedDay"),
                    _first(found, iris.SCHEMA + "url"),
                )
            )
        return self._articles[iri]


def _first(record: Record, predicate: str) -> str:
    values = record.get(predicate)
    return values[0] if values else ""


def _local(record: Record, name: str) -> str:
    """The end of the IRI that is the value of a property of ours."""
    return _first(record, iris.KG + name).rsplit("#", 1)[-1]


def _integer(text: str) -> int:
    """An xsd:integer; 0 where there is none."""
    return int(text) if text.removeprefix("-").isdecimal() else 0
