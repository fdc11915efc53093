"""Fills a view: the chosen nodes with their labels and days, the edges between them, and every fact with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import BASE, KG, NIF, SCHEMA, SKOS
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
from kg.view.read import Graph
from kg.view.select import Outline

__all__ = ["gather"]

_ROLES = {"Presides": "presides", "Attends": "attends"}
_PRESENCES = {"InPerson": "person", "ByVideo": "video", "Observer": "observer"}
_SPAN = re.compile(r"#char=(\d{1,9}),(\d{1,9})$")


def gather(graph: Graph, whole: Outline, shown: list[str], scope: Scope) -> View:
    """The view of the nodes `shown`: their facts, and the sentences that the facts were read from."""
    return _Gathering(graph, whole, shown, scope).run()


class _Gathering:
    """One pass over the chosen nodes; articles and sentences are numbered as they are met."""

    def __init__(self, graph: Graph, whole: Outline, shown: list[str], scope: Scope) -> None:
        self.first = graph.first
        self.values = graph.values
        self.graph = graph
        self.whole = whole
        self.view = View(scope)
        self.number = {iri: place for place, iri in enumerate(shown)}
        self._articles: dict[str, int] = {}
        self._sentences: dict[str, int] = {}
        self._spans: dict[str, tuple[int, int, int]] = {}
        self._names: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._directives: set[str] = set()

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
        for iri in self.number:
            if self.whole.kinds[iri] == "measure":
                self._about(iri)
        view.participations.sort(key=lambda p: (p.event, p.position, p.official, p.quote))
        return view

    def _node(self, iri: str, kind: NodeKind) -> Node:
        label, also = self.graph.labels(iri)
        day = place = code = parent = ""
        if kind in EVENT_KINDS:
            day = self.first(iri, SCHEMA + "startDate")
            also = tuple(dict.fromkeys((*also, *self.values(iri, SCHEMA + "name"))))
            also = tuple(name for name in also if name != label)
        elif kind == "official":
            place = self._jurisdiction(self.first(iri, KG + "jurisdiction"))
        elif kind == "district":
            place, code = self.first(iri, KG + "path"), self.first(iri, SKOS + "notation")
        else:
            parent = self._name(self.first(iri, SKOS + "broader"))
        return Node(iri, kind, label, also, day, place, code, parent)

    def _jurisdiction(self, iri: str) -> str:
        """The path of a division, or central, foreign, unplaced."""
        if iri and iri not in self._paths:
            self._paths[iri] = self.first(iri, KG + "path") or iri.removeprefix(KG).rsplit("/", 1)[-1].lower()
        return self._paths.get(iri, "")

    def _name(self, iri: str) -> str:
        if iri and iri not in self._names:
            self._names[iri] = self.graph.labels(iri)[0]
        return self._names.get(iri, "")

    def _event(self, iri: str, place: int) -> None:
        """The event's own spans, its sessions, and all that points to it: participations, directives, documents."""
        events, label = self.view.events, self.view.nodes[place].label
        body = "、".join(self._name(organizer) for organizer in self.values(iri, KG + "organizedBy"))
        mode, series, ordinal = self.first(iri, KG + "mode"), *self._series(iri)
        day, dated = self.first(iri, SCHEMA + "startDate"), self.values(iri, KG + "dateEvidence")
        rule = self.first(iri, KG + "rule")
        events += [EventFact(place, label, series, ordinal, body, mode, "", q) for q in self._quotes(iri)]
        events += [EventFact(place, "", "", 0, "", "", day, Quote(*self._span(span), rule)) for span in dated]
        for session in self.graph.subjects(KG + "sessionOf", iri):
            name = self.first(session, SCHEMA + "name")
            series, ordinal = self._series(session)
            events += [EventFact(place, name, series, ordinal, "", "", "", q) for q in self._quotes(session)]
        for fact in self.graph.subjects(KG + "event", iri):
            kind = fact.removeprefix(BASE).split("/", 1)[0]
            if kind == "participation":
                self._participation(fact, place)
            elif kind == "directive":
                self._directive(fact, place)
            elif kind == "document":
                self._document(fact, place)

    def _series(self, iri: str) -> tuple[str, int]:
        return self._name(self.first(iri, KG + "inSeries")), _integer(self.first(iri, KG + "ordinal"))

    def _participation(self, fact: str, event: int) -> None:
        official = self.number.get(self.first(fact, KG + "official"))
        if official is None:
            return
        role = _ROLES.get(self.first(fact, KG + "role").removeprefix(KG), "attends")
        presence = _PRESENCES.get(self.first(fact, KG + "presence").removeprefix(KG), "person")
        position = _integer(self.first(fact, KG + "position"))
        posts = tuple(self.values(fact, KG + "postPrinted"))
        self.view.participations += [
            Participation(official, event, role, presence, position, posts, quote) for quote in self._quotes(fact)
        ]

    def _directive(self, fact: str, event: int) -> None:
        if fact in self._directives:
            return
        self._directives.add(fact)
        self.view.directives += [
            Directive(
                event,
                self.number.get(self.first(fact, KG + "saidBy"), -1),
                self.first(fact, KG + "verb"),
                self.first(fact, KG + "text"),
                tuple(self.number[o] for o in self.values(fact, KG + "about") if o in self.number),
                tuple(self.number[o] for o in self.values(fact, KG + "forDistrict") if o in self.number),
                tuple(self.values(fact, KG + "targetGroup")),
                self.first(fact, KG + "deadline"),
                self.first(fact, KG + "change"),
                quote,
            )
            for quote in self._quotes(fact)
        ]

    def _document(self, fact: str, event: int) -> None:
        title, kind = self.first(fact, SCHEMA + "name"), self.first(fact, KG + "documentKind")
        action = self.first(fact, KG + "action")
        self.view.documents += [Document(event, title, kind, action, quote) for quote in self._quotes(fact)]

    def _mentions(self, iri: str, place: int) -> None:
        for mention in self.graph.subjects(KG + "mentionOf", iri):
            posts = tuple(self.values(mention, KG + "postPrinted"))
            self.view.mentions += [Mention(place, posts, quote) for quote in self._quotes(mention)]

    def _official(self, iri: str, place: int) -> None:
        """Posts over time, what the official said at no event, and who elsewhere may be the same person."""
        for fact in self.graph.subjects(KG + "official", iri):
            if fact.startswith(BASE + "tenure/"):
                days = (self.first(fact, KG + "firstObserved"), self.first(fact, KG + "lastObserved"))
                quotes = tuple(self._quotes(fact))
                self.view.tenures.append(Tenure(place, self.first(fact, KG + "postPrinted"), *days, quotes))
        for fact in self.graph.subjects(KG + "saidBy", iri):
            if self.first(fact, KG + "event") not in self.number:
                self._directive(fact, -1)
        for link in self.graph.subjects(KG + "linkOf", iri):
            ends = [self.number[end] for end in self.values(link, KG + "linkOf") if end in self.number]
            if len(ends) == 2 and place == min(ends):
                reasons = dict(self.graph.texts(link, KG + "reason"))
                chinese = reasons.get("zh-hans", "")
                score = self.first(link, KG + "score")
                self.view.links.append(Link(min(ends), max(ends), score, chinese, reasons.get("en", chinese)))

    def _about(self, measure: str) -> None:
        """Directives about a measure that belong to no event and nobody shown: the article's own words."""
        for fact in self.graph.subjects(KG + "about", measure):
            self._directive(fact, self.number.get(self.first(fact, KG + "event"), -1))

    def _quotes(self, fact: str) -> Iterable[Quote]:
        """The words that a fact was read from. A list, since what is read next may read another thing."""
        rule = self.first(fact, KG + "rule")
        return [Quote(*self._span(span), rule) for span in self.values(fact, KG + "evidence")]

    def _span(self, iri: str) -> tuple[int, int, int]:
        """The sentence of a span, and where in it the span's words stand; a quote that runs on lengthens it."""
        if iri not in self._spans:
            self._spans[iri] = self._place(iri)
        return self._spans[iri]

    def _place(self, iri: str) -> tuple[int, int, int]:
        sentence = self.first(iri, NIF + "sentence") or iri
        (start, end), (begin, _) = self._offsets(iri), self._offsets(sentence)
        text = self.first(sentence, NIF + "anchorOf")
        if not 0 <= start - begin < len(text):  # no sentence that holds it: the words stand alone
            sentence, begin, text = iri, start, self.first(iri, NIF + "anchorOf")
        elif end - begin > len(text):
            sentence, text = iri, text[: start - begin] + self.first(iri, NIF + "anchorOf")
        if sentence not in self._sentences:
            self._sentences[sentence] = len(self.view.sentences)
            self.view.sentences.append(Sentence(self._article(iri.rsplit("#char=", 1)[0]), text))
        return self._sentences[sentence], start - begin, end - begin

    def _offsets(self, span: str) -> tuple[int, int]:
        """Where a span begins and ends in its article: its IRI says so (docs/graph.md)."""
        found = _SPAN.search(span)
        if found:
            return int(found[1]), int(found[2])
        return _integer(self.first(span, NIF + "beginIndex")), _integer(self.first(span, NIF + "endIndex"))

    def _article(self, iri: str) -> int:
        if iri not in self._articles:
            self._articles[iri] = len(self.view.articles)
            properties = (SCHEMA + "headline", SCHEMA + "publisher", KG + "publishedDay", SCHEMA + "url")
            self.view.articles.append(Article(iri, *(self.first(iri, name) for name in properties)))
        return self._articles[iri]


def _integer(text: str) -> int:
    """An xsd:integer; 0 where there is none."""
    return int(text) if text.removeprefix("-").isdecimal() else 0
